namespace Updaters.Text;

/// <summary>The lines of a text. A line ends with LF, CRLF or CR, which is no part of its span.</summary>
public static class Lines
{
    /// <summary>The span of each line, without its ending.</summary>
    public static IEnumerable<TextSpan> In(string text) => In(text, 0);

    /// <summary>The same from an offset on, where a line starts.</summary>
    public static IEnumerable<TextSpan> In(string text, int start)
    {
        while (start <= text.Length)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                yield return TextSpan.FromBounds(start, text.Length);
                yield break;
            }
            yield return new TextSpan(start, end);
            end += start;
            start = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        }
    }
}
