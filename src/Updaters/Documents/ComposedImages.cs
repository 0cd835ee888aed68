using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>Finds images that are put together from variables with defaults, as Compose has them: <c>owner/name:${TAG:-1.2.3}</c>. The default is the version.</summary>
/// <remarks>https://docs.docker.com/reference/compose-file/interpolation/</remarks>
internal static partial class ComposedImages
{
    public static IEnumerable<Reference> Find(FileText file, Document document, ImageIndex images, NameHits names) =>
        from value in document.Values
        where value.Form != ValueForm.Block && names.AnyIn(value.Span) && file.Text.AsSpan(value.Span.Start, value.Span.Length).Contains("${", StringComparison.Ordinal)
        from reference in In(file, value.Span, images)
        select reference;

    private static IEnumerable<Reference> In(FileText file, TextSpan value, ImageIndex images)
    {
        var pieces = Pieces(file.Text, value);
        var whole = string.Concat(pieces.Select(piece => piece.Of(file.Text)));
        if (!ImageReference.TryParse(whole, out var image) || PartOf(file.Text, pieces, image.Tag) is not { } version)
            return [];
        var digest = image.Digest is { } pinned ? PartOf(file.Text, pieces, pinned) : null;
        if (image.Digest is { } needed && digest?.Length != needed.Length)
            return [];
        var (tag, current) = (image.Tag.Of(whole), version.Of(file.Text));
        var at = tag.IndexOf(current, StringComparison.Ordinal);
        Pin[] pins = digest is { } span ? [new Pin(span, PinKind.ImageDigest, span.Of(file.Text))] : [];
        return from named in images.Named(image.Name)
               select new Reference(
                   named.Id, file.Path, version, current, current == tag ? ReferenceKind.Image : ReferenceKind.Value, new Tie.ByName(named.Name, image.Name), pins)
               {
                   PublishedAs = new Publication.ImageTag(image.Name, tag[..at], tag[(at + current.Length)..]),
               };
    }

    /// <summary>The stretches that make up the value with each variable's default in its place; a variable without one is kept as it is written, which no image is.</summary>
    private static List<TextSpan> Pieces(string text, TextSpan value)
    {
        List<TextSpan> pieces = [];
        var from = value.Start;
        for (var match = Default().Match(text, value.Start, value.Length); match.Success; match = match.NextMatch())
        {
            var word = match.Groups["word"];
            pieces.Add(TextSpan.FromBounds(from, match.Index));
            pieces.Add(new TextSpan(word.Index, word.Length));
            from = match.Index + match.Length;
        }
        pieces.Add(TextSpan.FromBounds(from, value.End));
        return pieces;
    }

    /// <summary>Where the file holds the stretch, or the one part of it with a number; null where several have one.</summary>
    private static TextSpan? PartOf(string text, List<TextSpan> pieces, TextSpan stretch)
    {
        List<TextSpan> parts = [];
        var start = 0;
        foreach (var piece in pieces)
        {
            var (from, to) = (Math.Max(start, stretch.Start), Math.Min(start + piece.Length, stretch.End));
            if (from < to)
                parts.Add(TextSpan.FromBounds(piece.Start + from - start, piece.Start + to - start));
            start += piece.Length;
        }
        if (parts.Count > 1)
            parts.RemoveAll(part => !text.AsSpan(part.Start, part.Length).ContainsAnyInRange('0', '9'));
        return parts.Count == 1 ? parts[0] : null;
    }

    [GeneratedRegex(@"\$\{[A-Za-z_][A-Za-z0-9_]*:?-(?<word>[^${}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Default();
}
