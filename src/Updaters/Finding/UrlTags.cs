using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace Updaters.Finding;

/// <summary>A tag in a URL, as one upstream reads it.</summary>
/// <param name="Version">Null = a full commit SHA stands there.</param>
/// <param name="File">Where the name of a downloaded file begins; null = the URL names none beside the tag.</param>
/// <param name="UrlEnd">The end of the path.</param>
internal sealed record UrlTag(Upstream Upstream, TextSpan Span, ReleaseVersion? Version, int? File, int UrlEnd);

/// <summary>Decides what of a URL's path is the tag, and whose.</summary>
internal static class UrlTags
{
    private const int MostSegments = 4;
    private const int ShaLength = 40;

    private static readonly string[] ArchiveEndings = [".tar.gz", ".zip", ".tgz"];

    /// <summary>
    /// The upstreams whose tag stands there. An entry with a tag pattern that reads the tag wins over those without one; several of equal
    /// right each get it, and planning refuses the place.
    /// </summary>
    public static IReadOnlyList<UrlTag> Read(string text, int end, UrlShape shape, IReadOnlyList<Upstream> upstreams)
    {
        var pathEnd = UrlText.PathEnd(text, shape.Start, end);
        // A line's number is true for one version alone.
        if (shape.End == TagEnd.AnySlash && pathEnd + 2 < end && text[pathEnd] == '#' && text[pathEnd + 1] == 'L' && char.IsAsciiDigit(text[pathEnd + 2]))
            return [];
        List<Candidate> candidates = [.. Candidates(text, shape, pathEnd, end)];
        List<UrlTag> found = [];
        foreach (var upstream in upstreams)
        {
            if (First(text, candidates, upstream, pathEnd) is { } tag)
                found.Add(tag);
        }
        return found.Exists(tag => tag is { Upstream.Tag: not null, Version: not null }) ? found.FindAll(tag => tag.Upstream.Tag is not null) : found;
    }

    private static UrlTag? First(string text, List<Candidate> candidates, Upstream upstream, int pathEnd)
    {
        foreach (var candidate in candidates)
        {
            var tag = Unescape(candidate.Span.Of(text));
            if (tag.Length == ShaLength && tag.All(char.IsAsciiHexDigit))
                return new UrlTag(upstream, candidate.Span, null, candidate.File, pathEnd);
            if (TryRead(tag, upstream, candidate.Certain, out var version))
                return new UrlTag(upstream, candidate.Span, version, candidate.File, pathEnd);
        }
        return null;
    }

    /// <summary>
    /// Whether the tag looks like a version of the upstream: by the config's pattern; else in a usual spelling; else, where no branch or
    /// folder could stand there, as any prefix before a version of at least two numbers.
    /// </summary>
    private static bool TryRead(string tag, Upstream upstream, bool certain, out ReleaseVersion? version)
    {
        if (upstream.Tag is { } pattern)
            return pattern.TryRead(tag, out version);
        if (TagPattern.Usual(upstream.Id.Repo).TryRead(tag, out version))
            return true;
        return (certain || !tag.Contains('/')) && TagShape.TrySplit(tag, out _, out version) && version.PartCount > 1;
    }

    /// <summary>What the tag could be, most likely first.</summary>
    /// <param name="Certain">The URL's shape says where the tag ends.</param>
    private readonly record struct Candidate(TextSpan Span, int? File, bool Certain);

    private static IEnumerable<Candidate> Candidates(string text, UrlShape shape, int pathEnd, int end)
    {
        var start = shape.Start;
        var whole = TrimmedEnd(text, start, pathEnd, end);
        var lastSlash = start + text.AsSpan(start, pathEnd - start).LastIndexOf('/');
        if (shape.End == TagEnd.BeforeFile && lastSlash > start)
            yield return new Candidate(TextSpan.FromBounds(start, lastSlash), lastSlash + 1, Certain: true);
        if (shape.End != TagEnd.Path)
        {
            foreach (var slash in Slashes(text, start, pathEnd).Take(MostSegments))
                yield return new Candidate(TextSpan.FromBounds(start, slash), shape.End == TagEnd.AnySlash ? null : slash + 1, Certain: false);
        }
        if (whole is not { } wholeEnd)
            yield break;
        if (shape.End == TagEnd.Archive && Array.Find(ArchiveEndings, ending => text.AsSpan(start, wholeEnd - start).EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending)
            wholeEnd -= ending.Length;
        if (wholeEnd > start)
            yield return new Candidate(TextSpan.FromBounds(start, wholeEnd), null, Certain: shape.End != TagEnd.AnySlash);
    }

    private static IEnumerable<int> Slashes(string text, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (text[i] == '/')
                yield return i;
        }
    }

    /// <summary>The end of the path without the punctuation of the sentence around it; null where the path goes on as a variable or a wildcard.</summary>
    private static int? TrimmedEnd(string text, int start, int pathEnd, int end)
    {
        if (UrlText.IsVariable(text, pathEnd, end) || pathEnd - start >= UrlText.Longest)
            return null;
        var trimmed = pathEnd;
        while (trimmed > start && text[trimmed - 1] is '.' or '_' or '-' or '/' or '@' or '+')
            trimmed--;
        var isWildcard = trimmed < pathEnd && pathEnd < end
            && (text[pathEnd] is '*' or '[' or '(' || (text[pathEnd] == '<' && !(pathEnd + 1 < end && text[pathEnd + 1] == '/')));
        return isWildcard || trimmed == start ? null : trimmed;
    }

    private static string Unescape(string tag) => tag.Contains('%') ? Uri.UnescapeDataString(tag) : tag;
}
