using System.Text;

namespace Updaters.Text;

/// <summary>The one place where text is changed.</summary>
public static class TextEdits
{
    /// <summary>Applies the edits, given in any order, to the text. Everything outside them stays as it is.</summary>
    /// <exception cref="ArgumentException">Two edits overlap, or one lies outside the text: a mistake of the caller.</exception>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var position = 0;
        foreach (var edit in edits.OrderBy(e => e.Offset).ThenBy(e => e.Length))
        {
            if (edit.Offset < position || edit.Length < 0 || edit.Offset > text.Length || edit.Length > text.Length - edit.Offset)
                throw new ArgumentException($"edit at {edit.Offset}+{edit.Length} overlaps another or leaves the text of {text.Length}", nameof(edits));
            result.Append(text, position, edit.Offset - position).Append(edit.Replacement);
            position = edit.Span.End;
        }
        return result.Append(text, position, text.Length - position).ToString();
    }
}
