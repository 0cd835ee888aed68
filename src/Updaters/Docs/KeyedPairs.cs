using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Keys side by side of which one names the repository or image and the other its version: <c>upstream: acme/tool</c> with <c>upstream_version: v1.2.3</c>,
/// <c>repository: ghcr.io/acme/tool</c> with <c>tag: 1.2.3</c>, rows of a chart's values (<c>| image.tag | string | `"1.2.3"` |</c>), <c>name</c> or <c>newName</c> with <c>newTag</c>, <c>--set image.repository=… --set image.tag=…</c>.
/// </summary>
internal static partial class KeyedPairs
{
    private const int Farthest = 4;

    private const int LongestLine = 400;

    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        foreach (var line in Lines.In(file.Text, within.Start).TakeWhile(line => line.Start < within.End))
        {
            if (line.Length is 0 or > LongestLine)
                continue;
            foreach (var owner in Entry().Matches(line.Of(file.Text)).Cast<Match>())
            {
                if (NamedBy(owner, upstreams) is not var (upstream, tie) || VersionBeside(file.Text, line, owner.Groups["key"].Value) is not { } version)
                    continue;
                // Beside a bare URL the revision is for GitRevisions to read, which knows what parts two repositories.
                if (owner.Groups["value"].Value.Contains("://", StringComparison.Ordinal) && owner.Groups["key"].Value is "repo" or "url" or "git" or "source")
                    continue;
                var kind = tie is Tie.ByName ? ReferenceKind.Image : ReferenceKind.Value;
                yield return new Reference(upstream.Id, file.Path, version, version.Of(file.Text), kind, tie, [])
                {
                    PublishedAs = tie is Tie.ByName ? new Publication.ImageTag(owner.Groups["value"].Value) : null,
                };
            }
        }
    }

    /// <summary>The repository or image that the value is; <c>acme/tool</c> is either.</summary>
    private static (Upstream Upstream, Tie Tie)? NamedBy(Match entry, IReadOnlyList<Upstream> upstreams)
    {
        var value = entry.Groups["value"].Value;
        var image = OfImage().IsMatch(entry.Groups["key"].Value) && ImageIndex.Of(upstreams).Named(value) is [var named] ? named : default;
        if (image.Name is not null && upstreams.FirstOrDefault(upstream => upstream.Id.Equals(image.Id)) is { } pulled)
            return (pulled, new Tie.ByName(image.Name, value));
        var repository = RepositoryLinks.In(value, new TextSpan(0, value.Length), upstreams).Where(mention => mention.Span.Length == value.Length).Select(mention => mention.Upstream).FirstOrDefault();
        return repository is not null && value.Count(c => c == '/') <= 4 ? (repository, Tie.Structure) : null;
    }

    /// <summary>On the same line, else on the nearest of the lines below and above without an empty one between.</summary>
    private static TextSpan? VersionBeside(string text, TextSpan line, string key) =>
        VersionOn(text, line, key)
        ?? Lines.In(text, line.Start).Skip(1).Take(Farthest).TakeWhile(next => next.Length is > 0 and <= LongestLine && !BeginsItem(text, next) && !NamesOther(text, next, key)).Select(next => VersionOn(text, next, key)).FirstOrDefault(found => found is not null)
        ?? VersionAbove(text, line, key);

    private static TextSpan? VersionAbove(string text, TextSpan line, string key)
    {
        var start = BeginsItem(text, line) ? 0 : line.Start;
        for (var i = 0; i < Farthest && start > 1; i++)
        {
            var end = text.AsSpan(0, start) is [.., '\r', '\n'] ? start - 2 : start - 1;
            start = text.AsSpan(0, end).LastIndexOfAny('\r', '\n') + 1;
            var above = TextSpan.FromBounds(start, end);
            if (above.Length is 0 or > LongestLine || NamesOther(text, above, key))
                return null;
            if (VersionOn(text, above, key) is { } version)
                return version;
        }
        return null;
    }

    /// <summary>An item of a list of its own: what stands above is another's.</summary>
    private static bool BeginsItem(string text, TextSpan line) => text.AsSpan(line.Start, line.Length).TrimStart(" \t>") is ['-', ' ', ..];

    private static bool NamesOther(string text, TextSpan line, string key) =>
        Entry().Matches(line.Of(text)).Cast<Match>().Any(entry => entry.Groups["key"].Value == key);

    private static TextSpan? VersionOn(string text, TextSpan line, string key)
    {
        foreach (var entry in Entry().Matches(line.Of(text)).Cast<Match>())
        {
            var value = entry.Groups["value"];
            if (Belongs(key, entry.Groups["key"].Value) && Version().IsMatch(value.Value))
                return new TextSpan(line.Start + value.Index, value.Length);
        }
        return null;
    }

    /// <summary>Whether the second key gives the version of what the first one names.</summary>
    private static bool Belongs(string name, string version)
    {
        var (owner, of) = (Named().Replace(Letters(name), ""), Letters(version));
        var (start, word) = (of[..^VersionWord().Match(of).Length], VersionWord().Match(of).Value);
        // Kustomize: name with newTag.
        return word.Length > 0 && (start == owner || (start == "new" && owner.Length == 0) || (start == "image" && owner.Length == 0)) && (owner.Length > 0 || (word != "version" && word != "release") || Letters(name) is "repo" or "chartrepo");
    }

    private static string Letters(string key) => string.Concat(key.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex("""(?<![\w./$-]):?["']?(?<key>[A-Za-z_][\w.-]{0,60})["']?(?:[ \t]*(?::|=|:=|\?=)[ \t]*["']?|[*`]{0,3}[ \t]*\|[ \t]*(?:[^|`\r\n]{1,80}\|[ \t]*)?[`"']{1,3})(?<value>[^\s"'`,;|#=]{1,200})(?=["'`,;\s\\]|\z)""", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?:repository|image|name)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfImage();

    // The word that says what kind of name it is.
    [GeneratedRegex(@"(?:repository|repo|url|name|image|source|git|github|project)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:version|release|tag|ref|rev|revision)\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionWord();

    [GeneratedRegex(@"\A[vV]?[0-9]+\.[0-9]+(?:\.[0-9]+)*(?:-[0-9A-Za-z.-]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
