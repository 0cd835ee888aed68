using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace Updaters.Docs;

/// <summary>Finds the words of a stretch that are versions of an upstream's shape, and no part of something longer.</summary>
/// <remarks>
/// A version with fewer numbers than the others of the stretch counts only if it is the beginning of one of them (<c>1.2</c> beside
/// <c>1.2.3</c>): it may be anything's (<c>Python 3.12</c>).
/// </remarks>
internal static partial class StandaloneVersions
{
    public static IEnumerable<TextSpan> In(string text, TextSpan stretch, Upstream upstream)
    {
        var pattern = upstream.Tag ?? TagPattern.Usual(upstream.Id.Repo);
        List<(TextSpan Span, ReleaseVersion Version)> found = [];
        for (var word = Words().Match(text, stretch.Start, stretch.Length); word.Success; word = word.NextMatch())
        {
            var written = word.Value.AsSpan().TrimEnd("._-").ToString();
            var span = new TextSpan(word.Index, written.Length);
            if (!StandsAlone(text, span, word.Index + word.Length))
                continue;
            if ((pattern.TryRead(written, out var version) || TagPattern.Usual(upstream.Id.Repo).TryRead(written, out version)) && (version.PartCount > 1 || upstream.Tag is not null))
                found.Add((span, version));
        }
        var most = found.Select(version => version.Version.PartCount).DefaultIfEmpty().Max();
        return found
            .Where(one => one.Version.PartCount == most || found.Exists(full => full.Version.PartCount == most && Begins(full.Version, one.Version)))
            .Select(one => one.Span);
    }

    private static bool Begins(ReleaseVersion full, ReleaseVersion part) =>
        part.Text.Length < full.Text.Length && full.Text.StartsWith(part.Text, StringComparison.Ordinal) && !char.IsAsciiDigit(full.Text[part.Text.Length]);

    private static bool StandsAlone(string text, TextSpan word, int end)
    {
        var before = word.Start == 0 ? ' ' : text[word.Start - 1];
        var after = end == text.Length ? ' ' : text[end];
        var isCompared = before is '<' or '>' or '!' or '=' && word.Start > 1 && text[word.Start - 2] is '<' or '>' or '=' or '!' or '~';
        return !isCompared
            && !(char.IsLetterOrDigit(before) || before is ':' or '#' or '$' or '%' or '&' or '?' or '^' or '~' or '\\' or '{')
            && !(char.IsLetterOrDigit(after) || after is '$' or '%' or '&' or '#' or '=' or '{' or '~')
            && !(after == '*' && text[end - 1] == '.')
            && !(after == ':' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]));
    }

    // "*" and "_" around a word may be emphasis; "+" behind one makes it a bound.
    [GeneratedRegex(@"(?<![A-Za-z0-9./@+-])[A-Za-z0-9][A-Za-z0-9._/@+-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
