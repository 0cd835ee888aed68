using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>
/// Finds references in a text that is put together from stretches of a file, as variables do it, and says where in the file each version
/// stands: <c>…/download/v${VERSION}/tool-${VERSION}.zip</c> leads to the value of <c>VERSION</c>.
/// </summary>
internal static class ComposedReferences
{
    /// <summary>The references of the text that each have one place in the file. Of a URL whose parts do not, there are none.</summary>
    public static IReadOnlyList<Reference> Find(FileText file, SourcedText text, IReadOnlyList<Upstream> upstreams)
    {
        var composed = file with { Text = text.ToString() };
        var all = new TextSpan(0, text.Length);
        return
        [
            .. GitHubUrls.Find(composed, all, upstreams).GroupBy(part => (part.Upstream, part.Whole)).SelectMany(url => OfUrl(file, text, [.. url])),
            .. Clones(file, text, upstreams),
            .. ImageNames.Find(composed, all, upstreams).Select(image => InFile(file, text, image)).OfType<Reference>(),
            .. PackagePins.Find(composed, all, upstreams).Select(package => InFile(file, text, package)).OfType<Reference>(),
        ];
    }

    /// <summary>The tags of repositories that the text's commands clone.</summary>
    public static IEnumerable<Reference> Clones(FileText file, SourcedText text, IReadOnlyList<Upstream> upstreams) =>
        GitClones.Find(file with { Text = text.ToString() }, new TextSpan(0, text.Length), upstreams).Select(clone => InFile(file, text, clone)).OfType<Reference>();

    /// <summary>What of the file is used in URLs that name the tag of a repository that is not watched. It cannot move without moving those.</summary>
    public static IEnumerable<TextSpan> UsedForOthers(SourcedText text, IReadOnlyList<Upstream> upstreams)
    {
        var composed = text.ToString();
        return from url in RepositoryUrl.In(composed, new TextSpan(0, composed.Length), UrlHosts.Of(upstreams))
               where !upstreams.Any(url.Names)
               let shape = UrlShape.Read(composed, composed.Length, url)
               where shape is not null
               from source in text.SourcesOf(TextSpan.FromBounds(shape.Value.Start, UrlText.PathEnd(composed, shape.Value.Start, composed.Length)))
               select source;
    }

    /// <summary>The parts of one URL: all that name the version, or none. Where they stand apart in the file, they are right only together.</summary>
    private static IEnumerable<Reference> OfUrl(FileText file, SourcedText text, IReadOnlyList<Reference> parts)
    {
        List<Reference> found = [];
        foreach (var part in parts.OrderByDescending(part => part.Span.Length))
        {
            if (InFile(file, text, part) is not { } reference)
                return [];
            if (!found.Exists(other => other.Span.Contains(reference.Span)))
                found.Add(reference);
        }
        if (found.Count == 1)
            return found;
        var whole = TextSpan.FromBounds(found.Min(part => part.Span.Start), found.Max(part => part.Span.End));
        return found.Select(part => part with { Whole = whole });
    }

    /// <summary>The reference where it stands in the file; null where its version or a pin is not one piece there.</summary>
    private static Reference? InFile(FileText file, SourcedText text, Reference composed)
    {
        var place = text.SourceOf(composed.Span) is { } whole ? new Place(whole, "", "") : PartOf(text, composed);
        if (place is null || !UrlFile.IsWhole(file.Text, place.Span.Start, place.Span.End, new TextSpan(0, file.Text.Length)))
            return null;
        List<Pin> pins = [];
        foreach (var pin in composed.Pins)
        {
            if (text.SourceOf(pin.Span) is not { } span)
                return null;
            pins.Add(pin with { Span = span, File = pin.File is { Pieces: [{ At: { } at } url] } ? text.UrlOf(new TextSpan(at, url.Text.Length)) : null });
        }
        return composed with
        {
            Span = place.Span,
            Current = place.Span.Of(file.Text),
            // Where text stands beside the version, the version alone is no tag.
            Kind = place is { Before: "", After: "" } ? composed.Kind : ReferenceKind.Value,
            Pins = pins,
            Whole = null,
            PublishedAs = composed.PublishedAs is Publication.ImageTag image ? image with { Before = place.Before, After = place.After } : composed.PublishedAs,
        };
    }

    /// <summary>Where the file holds the version of a tag that is put together: <c>v${TAG}-slim</c>. Null where it is not one piece.</summary>
    private static Place? PartOf(SourcedText text, Reference composed)
    {
        if (composed.Kind is not (ReferenceKind.Tag or ReferenceKind.Image))
            return null;
        var tag = composed.Span;
        if (text.PiecesOf(tag).FirstOrDefault(piece => StartsVersion(text.ToString(piece))) is not { Length: > 0 } version || text.SourceOf(version) is not { } source)
            return null;
        var before = text.ToString(TextSpan.FromBounds(tag.Start, version.Start));
        var after = text.ToString(TextSpan.FromBounds(version.End, tag.End));
        var isSuffix = after.Length == 0 || (composed.Kind == ReferenceKind.Image && IsSuffix(after));
        return isSuffix && !before.AsSpan().ContainsAnyInRange('0', '9') ? new Place(source, before, after) : null;
    }

    private static bool StartsVersion(string piece) =>
        char.IsAsciiDigit(piece[0]) || (piece.Length > 1 && piece[0] is 'v' or 'V' && char.IsAsciiDigit(piece[1]));

    private static bool IsSuffix(string text) => text.Length > 1 && text[0] == '-' && char.IsAsciiLetter(text[1]);

    /// <param name="Span">Where the version stands in the file.</param>
    /// <param name="Before">What stands before it in the tag.</param>
    /// <param name="After">What stands behind it in the tag.</param>
    private sealed record Place(TextSpan Span, string Before, string After);
}
