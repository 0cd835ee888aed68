using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Blocks of prose that record one occasion: the setup of a machine in a report (<c>- OS: Fedora 39</c>), the date and the conditions of a measurement,
/// what a person is quoted with, an entry of a bibliography.
/// </summary>
internal static partial class Records
{
    private const int LongestBlock = 4000;

    private const int LongestLine = 400;

    /// <summary>Whether the heading says that what stands below it holds for everybody: <c>Reference environment</c>.</summary>
    public static bool AreForAllUnder(string heading) => ForAll().IsMatch(heading);

    /// <param name="block">Where the paragraph, list or table starts that the place is in.</param>
    public static bool Hold(string text, int block, TextSpan span)
    {
        if (span.Start - block > LongestBlock)
            return false;
        var quote = QuoteStart(text, span.Start);
        block = Math.Min(block, quote ?? block);
        foreach (var line in Lines.In(text, block))
        {
            var content = text.AsSpan(line.Start, Math.Min(line.Length, LongestLine));
            if (line.Start - block > LongestBlock || (line.Start > span.End && (quote is null ? content.Trim(" \t>").IsEmpty : !IsQuoted(content))))
                return false;
            if (Occasion().IsMatch(content) || Speech().IsMatch(content) || Citation().IsMatch(content))
                return true;
        }
        return false;
    }

    /// <summary>Where the quotation (lines with <c>&gt;</c>) starts that the place is in, its empty lines among it; null = it is in none.</summary>
    private static int? QuoteStart(string text, int place)
    {
        int? quote = null;
        var start = LineStart(text, place);
        while (IsQuoted(text.AsSpan(start, Math.Min(LongestLine, text.Length - start))) && place - start < LongestBlock)
        {
            quote = start;
            if (start == 0)
                break;
            start = LineStart(text, text.AsSpan(0, start) is [.., '\r', '\n'] ? start - 2 : start - 1);
        }
        return quote;
    }

    private static int LineStart(string text, int offset) => text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;

    private static bool IsQuoted(ReadOnlySpan<char> line) => line.TrimStart(" \t") is ['>', ..];

    // A field of a list: ":Date: …", "- OS: …", "**OS:** …".
    [GeneratedRegex(@"\A[ \t>]*(?:[*+-][ \t]+)?[:*_]{0,3}(?:OS|operating system|kernel|CPU|date|when|commit|seed|results?|outcome|severity|impact|duration|affected|reported by|reporter|hardware|host OS|describe the bug|what happened|to reproduce|ОС|операционная система|процессор|дата|ядро|когда|результаты?|длительность|серьезность|что случилось|что произошло|как повторить|шаги)[*_]{0,2}:[*_]{0,2}[ \t]+\S|\A[ \t>]*\|[ \t]*(?:OS|date|дата|ОС)[ \t]*\|[ \t]*(?:\d|[A-Z]\w*[ \t]+\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Occasion();

    [GeneratedRegex(@"\b(?:reference|supported|required|recommended|target|standard|common|эталонн\w+|рекоменд\w+|поддержива\w+|целев\w+|требован\w+|требуем\w+|стандартн\w+)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ForAll();

    // "> alice wrote on Mar 8:", "> — Alice, 2024".
    [GeneratedRegex(@"\A[ \t]*>[^\r\n]{0,100}(?<!`[ \t])\b(?:wrote|writes|said|says|commented|replied|asked|reported|писал|написала?|пишет|ответила?|сообщила?|спросила?)\b|\A[ \t]*>[ \t>]*(?:—|–|--)[ \t]*\p{Lu}|\A[ \t]*>[ \t>]*<?(?-i:[a-z])[\w-]{1,20}>?:[ \t]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Speech();

    // ".. [Lund2023] K. Lund, *Title*, 2023.", "[^lund]: K. Lund (2023)", "* [[[lund]]] K. Lund. Title. 2023."
    [GeneratedRegex(@"\A[ \t>]*(?:\.\.[ \t]+\[[A-Za-z][\w.-]{0,60}\]|\[\^[\w.-]{1,60}\]:|[*-][ \t]+\[\[\[[^\[\]]{1,60}\]\]\])[ \t][^\r\n]{0,200}(?<![\w.])(?:19|20)\d\d(?![\w-]|\.\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Citation();
}
