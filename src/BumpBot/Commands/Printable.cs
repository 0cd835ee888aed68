using System.Globalization;
using System.Text;

namespace BumpBot.Commands;

/// <summary>Foreign text made safe to show: what could steer a terminal or hide text is shown as its code.</summary>
public static class Printable
{
    /// <param name="text">One line, or several: line feeds stay.</param>
    public static string Of(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (IsUnsafe(c))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                shown.Append(c);
        }
        return shown.ToString();
    }

    private static bool IsUnsafe(char c) =>
        c is not ('\n' or '\t') && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse;
}
