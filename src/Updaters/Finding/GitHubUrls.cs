using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>
/// Finds the versions in URLs that name an upstream's repository: release, download, archive, tarball, tree, blob and raw URLs, and
/// <c>git+https://…@tag</c>. Where a download's file name repeats the tag's version, that is a reference too.
/// </summary>
/// <remarks>
/// Works on any stretch of text of any format, in one pass: no regular expressions, every look ahead bounded. A version must stand
/// where the URL's shape has a tag, and look like one of the upstream's (<see cref="UrlTags"/>); branches, commits, issues, comparisons and
/// <c>releases/latest</c> are nothing. A full commit SHA in the tag's place is a <see cref="ReferenceKind.Commit"/>.
/// </remarks>
public static class GitHubUrls
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        var start = Math.Clamp(within.Start, 0, file.Text.Length);
        var stretch = TextSpan.FromBounds(start, Math.Clamp(within.End, start, file.Text.Length));
        List<Reference> found = [];
        foreach (var url in RepositoryUrl.In(file.Text, stretch, UrlHosts.Of(upstreams)))
        {
            List<Upstream> named = [.. upstreams.Where(upstream => url.Names(upstream))];
            if (named.Count > 0 && UrlShape.Read(file.Text, stretch.End, url) is { } shape)
                found.AddRange(UrlTags.Read(file.Text, stretch.End, shape, named).SelectMany(tag => References(file, stretch.End, url.Start, tag)));
        }
        return TextOrder.Of(found);
    }

    private static IEnumerable<Reference> References(FileText file, int end, int? urlStart, UrlTag tag)
    {
        var download = tag.File is { } name ? UrlFile.Read(file.Text, name, end) : new UrlFile(tag.UrlEnd, []);
        Pin[] pins = [.. UrlFile.HashesAt(file.Text, download.End, end)];
        if (pins.Length > 0 && Downloaded(file.Text, urlStart, UrlFile.FragmentAt(file.Text, download.End, end)) is { } url)
            pins = [.. pins.Select(pin => pin.Kind == PinKind.FileSha256 ? pin with { File = url } : pin)];
        var whole = TextSpan.FromBounds(tag.Span.Start, Math.Max(tag.UrlEnd, download.End));
        yield return At(tag.Span, tag.Version is null ? ReferenceKind.Commit : ReferenceKind.Tag);
        if (tag.Version is null)
            yield break;
        foreach (var (span, isShort) in download.Repeats(file.Text, tag.Version))
            yield return At(span, isShort ? ReferenceKind.ShortFileName : ReferenceKind.Value);

        Reference At(TextSpan span, ReferenceKind kind) =>
            new(tag.Upstream.Id, file.Path, span, span.Of(file.Text), kind, Tie.Structure, pins) { Whole = whole };
    }

    /// <summary>The URL up to its fragment; null where nothing is downloaded from it, or a variable is part of it.</summary>
    private static SourcedUrl? Downloaded(string text, int? start, int end) =>
        start is { } first && !text.AsSpan(first, end - first).ContainsAny('$', '{') ? SourcedUrl.Literal(text, TextSpan.FromBounds(first, end)) : null;
}
