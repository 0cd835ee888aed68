using System.Globalization;
using System.Text;

namespace BumpBot.Report;

/// <summary>Text from outside, on its way into a report: one line, bounded, without what steers a terminal or hides text.</summary>
internal static class ForeignText
{
    private const int MaxLength = 200;

    public static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= MaxLength)
                return clean.Append('…').ToString();
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse))
                clean.Append(rune.ToString());
        }
        return clean.ToString();
    }
}
