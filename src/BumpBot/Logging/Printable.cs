using System.Globalization;
using System.Text;

namespace BumpBot.Logging;

/// <summary>Foreign text made safe to show: what could steer a terminal or hide text is shown as its code.</summary>
public static class Printable
{
    private const char ByteOrderMark = '\uFEFF';

    /// <param name="text">One line, or several: line feeds stay.</param>
    public static string Of(string text) => Of(text, IsUnsafe);

    /// <summary>
    /// A file's line with a mark before it, as a diff shows it. What files have and what does no harm stays, so that the diff can be applied: a
    /// carriage return at the end, a byte order mark at the start, and what joins emoji and letters.
    /// </summary>
    public static string OfFileLine(string line)
    {
        var end = line.EndsWith('\r') ? line.Length - 1 : line.Length;
        var start = end > 1 && line[1] == ByteOrderMark ? 2 : 0;
        return line[..start] + Of(line[start..end], rune => IsUnsafe(rune) && rune.Value is not (0x200C or 0x200D)) + line[end..];
    }

    private static string Of(string text, Func<Rune, bool> isUnsafe)
    {
        if (!text.EnumerateRunes().Any(isUnsafe))
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!isUnsafe(rune))
                shown.Append(rune.ToString());
            else if (rune.IsBmp)
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                shown.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
        }
        return shown.ToString();
    }

    private static bool IsUnsafe(Rune rune) =>
        rune.Value is not ('\n' or '\t')
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
