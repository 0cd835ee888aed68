using System.Globalization;
using System.Text;

namespace BumpBot.Model;

/// <summary>Characters that show nothing, or change how others show: they can hide words from a reader, or part what a check would join.</summary>
internal static class HiddenCharacters
{
    /// <summary>The text without them; halves of surrogate pairs become the replacement character. Tabs and line feeds stay.</summary>
    public static string Remove(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~' or '\n' or '\t'))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => !IsHidden(rune)))
            result.Append(rune);
        return result.ToString();
    }

    public static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        // Letters and signs that are drawn as nothing: Hangul fillers, the Braille blank, the combining grapheme joiner, Khmer inherent vowels.
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x034F or 0x17B4 or 0x17B5 => true,
        // Variation selectors beyond the sixteen that choose an emoji's look.
        >= 0xE0100 and <= 0xE01EF => true,
        0x2028 or 0x2029 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse,
    };
}
