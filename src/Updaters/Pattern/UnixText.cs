using Updaters.Text;

namespace Updaters.Pattern;

/// <summary>
/// A text with its CRLF line endings read as LF, and the way back to the places in the file: so that a pattern finds the same in a
/// file of either kind (<c>$</c> matches before LF alone, and <c>.</c> takes a CR).
/// </summary>
internal sealed class UnixText
{
    /// <summary>The line ends in <see cref="Text"/> before which a CR was left out, ascending.</summary>
    private readonly List<int> _removed = [];

    public UnixText(string text)
    {
        Text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        for (var at = text.IndexOf("\r\n", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\r\n", at + 2, StringComparison.Ordinal))
            _removed.Add(at - _removed.Count);
    }

    public string Text { get; }

    /// <summary>The span in the file of a stretch within one line: characters, no line end.</summary>
    public TextSpan SpanInFile(int start, int length) => new(start + ~_removed.BinarySearch(start), length);
}
