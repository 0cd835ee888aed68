using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Calls and commands that take a repository as one argument and its tag as another: <c>{ "owner/name", tag = "v1" }</c>, <c>Plug 'owner/name', { 'tag': 'v1' }</c>,
/// <c>install_github("owner/name", ref = "v1")</c>, <c>gh extension install owner/name --pin v1</c>, <c>GITHUB_REPOSITORY owner/name GIT_TAG v1</c>.
/// </summary>
internal static partial class RepositoryArguments
{
    /// <summary>How far from the repository its tag may stand.</summary>
    private const int Reach = 300;

    /// <param name="mentions">Where repositories are named.</param>
    public static IEnumerable<Reference> Find(FileText file, IEnumerable<(TextSpan Span, Upstream Upstream)> mentions)
    {
        foreach (var (mention, upstream) in mentions)
        {
            if (mention.Of(file.Text).Contains("://", StringComparison.Ordinal) || TagBehind(file.Text, mention) is not { } version)
                continue;
            yield return new Reference(upstream.Id, file.Path, version, version.Of(file.Text), ReferenceKind.Tag, Tie.Structure, []);
        }
    }

    private static TextSpan? TagBehind(string text, TextSpan mention)
    {
        var isQuoted = mention.Start > 0 && text[mention.Start - 1] is '"' or '\'' && mention.End < text.Length && text[mention.End] == text[mention.Start - 1];
        var match = (isQuoted ? Argument() : Option()).Match(text, mention.End, Math.Min(Reach, text.Length - mention.End));
        return match.Success && !(match.Groups["chart"].Success && IsOfOther(text, mention.Start)) ? new TextSpan(match.Groups["version"].Index, match.Groups["version"].Length) : null;
    }

    /// <summary>To Helm and to container engines such a name is that of a chart or an image.</summary>
    private static bool IsOfOther(string text, int mention)
    {
        var before = text.AsSpan(0, mention);
        return OtherCommand().IsMatch(before[(before.LastIndexOfAny('\r', '\n') + 1)..]);
    }

    private const string Version = @"(?<version>[vV]?[0-9]+\.[0-9]+(?:\.[0-9]+)*)(?![\w/@:{$*%+]|[.-]\w)";

    // Further arguments may stand between, but no other repository, and no bracket that closes the call.
    [GeneratedRegex(@"\G[""'](?=[ \t\r\n]*,|[ \t]+:)(?:(?![""'][\w.-]+/)[^)}\]]){1,150}?(?<![\w-])[""':]?(?:tag|ref|rev|release|revision)[""']?[ \t]*(?:=>?|:)?[ \t]*[""']" + Version + @"[""']", RegexOptions.CultureInvariant)]
    private static partial Regex Argument();

    [GeneratedRegex(@"\G(?:\s+(?:GIT_TAG|VERSION)\s+|[ \t](?:[^\r\n`|;&]{0,80}?[ \t])?--?(?:pin|tag|ref|rev|release|(?<chart>version))[ \t=])[""']?" + Version, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Option();

    [GeneratedRegex(@"\b(?:helm|helmfile|docker|podman|nerdctl|kubectl|crane|skopeo)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OtherCommand();
}
