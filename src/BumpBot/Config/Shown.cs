using System.Globalization;
using System.Text;

namespace BumpBot.Config;

/// <summary>Foreign text as messages show it: one line, short, nothing that a terminal or a page would obey.</summary>
internal static class Shown
{
    private const int Longest = 60;
    private const int LongestSentence = 200;

    public static string Quoted(string text) => $"'{Plain(text)}'";

    public static string Plain(string text) => Cut(text, Longest);

    /// <summary>A library's own words, as part of a sentence: longer than a value, and without the full stop.</summary>
    public static string Sentence(string text) => Cut(text, LongestSentence).TrimEnd('.');

    private static string Cut(string text, int longest)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
                return shown.Append('…').ToString();
            shown.Append(IsVisible(rune) ? rune.ToString() : "�");
        }
        return shown.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
