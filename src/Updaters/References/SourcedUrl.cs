using Updaters.Text;

namespace Updaters.References;

/// <summary>A URL that is put together from stretches of a file (<c>…/v${VERSION}/tool-${VERSION}.zip</c>), so that it can be told what it becomes when they are edited.</summary>
public sealed record SourcedUrl(IReadOnlyList<SourcedUrl.Piece> Pieces)
{
    /// <param name="At">Where the text stands in the file; null = nowhere, as that of a value which the file's format supplies.</param>
    public sealed record Piece(string Text, int? At);

    /// <summary>The URL as it is now.</summary>
    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    /// <summary>A URL that stands in the file as it is.</summary>
    public static SourcedUrl Literal(string text, TextSpan span) => new([new Piece(span.Of(text), span.Start)]);

    /// <summary>The URL after the edits; those elsewhere in the file do not count. Null where an edit reaches over the border of a piece.</summary>
    public string? After(IReadOnlyList<TextEdit> edits)
    {
        List<string> pieces = [];
        foreach (var piece in Pieces)
        {
            if (piece.At is not { } at)
            {
                pieces.Add(piece.Text);
                continue;
            }
            var span = new TextSpan(at, piece.Text.Length);
            List<TextEdit> within = [.. edits.Where(edit => edit.Span.Overlaps(span))];
            if (within.Exists(edit => !span.Contains(edit.Span)))
                return null;
            pieces.Add(TextEdits.Apply(piece.Text, within.Select(edit => edit with { Offset = edit.Offset - at })));
        }
        return string.Concat(pieces);
    }
}
