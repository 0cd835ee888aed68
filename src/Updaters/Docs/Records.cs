using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Blocks of prose that record one occasion: the setup of a machine in a report (<c>- OS: Fedora 39</c>), the date and the conditions of a measurement,
/// what a person is quoted with.
/// </summary>
internal static partial class Records
{
    private const int LongestBlock = 4000;

    private const int LongestLine = 400;

    /// <param name="block">Where the paragraph, list or table starts that the place is in.</param>
    public static bool Hold(string text, int block, TextSpan span)
    {
        if (span.Start - block > LongestBlock)
            return false;
        foreach (var line in Lines.In(text, block))
        {
            var content = text.AsSpan(line.Start, Math.Min(line.Length, LongestLine));
            if (line.Start - block > LongestBlock || (line.Start > span.End && content.Trim(" \t>").IsEmpty))
                return false;
            if (Occasion().IsMatch(content) || Speech().IsMatch(content))
                return true;
        }
        return false;
    }

    // A field of a list: ":Date: …", "- OS: …", "**OS:** …".
    [GeneratedRegex(@"\A[ \t>]*(?:[*+-][ \t]+)?[:*_]{0,3}(?:OS|operating system|kernel|CPU|date|reported by|reporter|hardware|host OS|ОС|операционная система|процессор|дата|ядро)[*_]{0,2}:[*_]{0,2}[ \t]+\S|\A[ \t>]*\|[ \t]*(?:OS|date|дата|ОС)[ \t]*\|[ \t]*(?:\d|[A-Z]\w*[ \t]+\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Occasion();

    // "> alice wrote on Mar 8:", "> — Alice, 2024".
    [GeneratedRegex(@"\A[ \t]*>[^\r\n]{0,100}\b(?:wrote|writes|said|says|commented|replied|asked|reported|писал|написала?|пишет|ответила?|сообщила?|спросила?)\b|\A[ \t]*>[ \t>]*(?:—|–|--)[ \t]*\p{Lu}|\A[ \t]*>[ \t>]*<?(?-i:[a-z])[\w-]{1,20}>?:[ \t]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Speech();
}
