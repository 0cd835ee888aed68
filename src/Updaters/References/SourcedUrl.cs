using Updaters.Text;

namespace Updaters.References;

/// <summary>A URL that is put together from stretches of a file (<c>…/v${VERSION}/tool-${VERSION}.zip</c>), so that it can be told what it becomes when they are edited.</summary>
public sealed record SourcedUrl(IReadOnlyList<SourcedUrl.Piece> Pieces)
{
    /// <param name="At">Where the text stands in the file; null = nowhere, as that of a value which the file's format supplies.</param>
    public sealed record Piece(string Text, int? At)
    {
        /// <summary>What stands before it in the file and is taken away from it where it is there: the <c>v</c> of <c>${VERSION#v}</c>.</summary>
        public string Without { get; init; } = "";
    }

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
            if (After(piece, edits) is not { } text)
                return null;
            pieces.Add(text);
        }
        return string.Concat(pieces);
    }

    private static string? After(Piece piece, IReadOnlyList<TextEdit> edits)
    {
        if (piece.At is not { } end)
            return piece.Text;
        var at = end - piece.Without.Length;
        var span = new TextSpan(at, piece.Without.Length + piece.Text.Length);
        List<TextEdit> within = [.. edits.Where(edit => edit.Span.Overlaps(span))];
        if (within.Exists(edit => !span.Contains(edit.Span)))
            return null;
        var text = TextEdits.Apply(piece.Without + piece.Text, within.Select(edit => edit with { Offset = edit.Offset - at }));
        return text.StartsWith(piece.Without, StringComparison.Ordinal) ? text[piece.Without.Length..] : text;
    }
}
