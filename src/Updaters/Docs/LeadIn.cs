using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>The sentence that leads to a block of code, or to a list or table: what it says of the past it says of that, too.</summary>
internal static partial class LeadIn
{
    /// <summary>How much of the text before is looked at.</summary>
    private const int Longest = 2000;

    private const int LongestLine = 400;

    /// <summary>No table that a person reads has more rows.</summary>
    private const int MostRows = 60;

    /// <summary>The last sentence before the code and what belongs to it (its fence, style, options); null = nothing stands before it.</summary>
    public static string? OfCode(string text, int code) => Of(text, StartOfLead(text, code), static line => BelongsToCode().IsMatch(line));

    /// <summary>The sentence with a colon before the list or table that the place is in; null = it is in none, or none leads to it.</summary>
    public static string? OfItems(string text, int offset) => OfPart(text, offset) is { } lead && Colon().IsMatch(lead) ? lead : null;

    /// <summary>What stands before the list, table or paragraph of fields that the place is in, be it a sentence, a title or a heading; null = the place is in none, or nothing does.</summary>
    public static string? OfPart(string text, int offset)
    {
        var start = LineStart(text, offset);
        if (IsPart().IsMatch(text.AsSpan(start, offset - start)))
            return Of(text, start, static line => IsPart().IsMatch(line) || BelongsToTable().IsMatch(line));
        return Lines.In(text, start).First() is var row && text.AsSpan(start, row.End - start).Contains("  ", StringComparison.Ordinal) && StartOfSimpleTable(text, start) is { } table ? Of(text, table, static line => BelongsToTable().IsMatch(line)) : null;
    }

    /// <summary>Where the first border (<c>=====  ====</c>) stands of the table without pipes that the line is a row of; null = it is of none.</summary>
    private static int? StartOfSimpleTable(string text, int line)
    {
        int? border = null;
        for (var i = 0; i < MostRows && line > 0; i++)
        {
            line = LineStart(text, text.AsSpan(0, line) is [.., '\r', '\n'] ? line - 2 : line - 1);
            var above = text.AsSpan(line, Math.Min(LongestLine, text.Length - line));
            if (above[0] is '\r' or '\n')
                break;
            if (above.TrimStart(' ') is ['=', ..] && SimpleBorder().IsMatch(above))
                border = line;
        }
        return border;
    }

    /// <summary>Of a sentence with several parts the last one, if it points at what follows: <c>it asks no questions, and these are the values:</c>.</summary>
    public static string PointingPart(string lead)
    {
        var start = 0;
        foreach (var part in Pointing().EnumerateMatches(lead))
            start = part.Index;
        // What a distribution has is another thing than what one is to take in its place.
        foreach (var old in OldPackage().EnumerateMatches(lead))
            start = Math.Max(start, old.Index + old.Length);
        return lead[start..];
    }

    /// <summary>Whether the words end with a full stop: such a sentence stands before code rather than leads to it.</summary>
    public static bool IsWholeSentence(string lead) => lead.AsSpan().TrimEnd(" *_)\"'") is [.., '.' or '!'];

    private static string? Of(string text, int start, Func<ReadOnlySpan<char>, bool> isPart)
    {
        var lowest = Math.Max(0, start - Longest);
        var (isBehindGap, isInCode) = (false, false);
        while (start > lowest)
        {
            var end = start;
            start = LineStart(text, text.AsSpan(0, start) is [.., '\r', '\n'] ? start - 2 : start - 1);
            var line = text.AsSpan(start, Math.Min(end - start, LongestLine)).TrimEnd();
            if (IsFence(line) && (isInCode || isBehindGap || !isPart(line)))
            {
                // Earlier code, which is no lead; a list or table has none above it.
                if (!isPart(line))
                    return null;
                isInCode = !isInCode;
                continue;
            }
            isBehindGap |= line.IsEmpty;
            if (isInCode)
                continue;
            if (!line.IsEmpty && !isPart(line))
                return text[HistoryStatements.LastSentenceStart(text, end)..end].TrimEnd();
        }
        return null;
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.TrimStart(" \t>") is ['`', '`', '`', ..] or ['~', '~', '~', ..];

    /// <summary>Code that starts behind <c>text::</c> is led to by that line itself.</summary>
    private static int StartOfLead(string text, int code) =>
        code < text.Length && text[code] is '\r' or '\n' && text.AsSpan(0, code).EndsWith("::") ? Lines.In(text, code).Skip(1).FirstOrDefault().Start : LineStart(text, code);

    private static int LineStart(string text, int offset) => text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;

    // Fences, AsciiDoc's delimiters and styles, reStructuredText's directives and their options, tags and tabs.
    [GeneratedRegex(@"\A[ \t>]*(?:`{3,}|~{3,}|-{4,}\z|\.{4,}\z|={4,}\z|\[[^\]]*\]\z|\.\.[ \t]+[a-z-]+::|:[\w-]+:|<!--[^>]*-->\z|<[^<>]*>\z|::\z|\+\z)", RegexOptions.CultureInvariant)]
    private static partial Regex BelongsToCode();

    // The borders of grids and simple tables, the directive or attributes that a table begins with.
    [GeneratedRegex(@"\A[ \t>]*(?:\+[-=+]{3,}\z|=+(?:[ \t]+=+)+\z|\.\.[ \t]+[a-z-]*(?:table|tabularcolumns|class)::|\[(?:cols|options|%|width|separator|format)[^\]]*\]\z)", RegexOptions.CultureInvariant)]
    private static partial Regex BelongsToTable();

    [GeneratedRegex(@"\A[ \t]*=+(?:[ \t]+=+)+[ \t]*(?=[\r\n])", RegexOptions.CultureInvariant)]
    private static partial Regex SimpleBorder();

    [GeneratedRegex(@"\A[ \t>]*(?:[*+.-]{1,5}[ \t]|\d{1,9}[.)][ \t]|\||[ \t]{2,}\S)", RegexOptions.CultureInvariant)]
    private static partial Regex IsPart();

    [GeneratedRegex(@"(?<=[;,—–:][ \t\r\n]{1,3})(?:(?:and|then|а|и)[ \t\r\n]+)?(?:here|this|these|the[ \t]+following|below|вот|это|эти|ниже|следующ\w+)\b(?=[^:;]{0,120}:[*_ ]*\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pointing();

    [GeneratedRegex(@"\b(?:packages?|packaged|distro\w*|distributions?|repositor(?:y|ies)|debian|ubuntu|fedora|alpine|apt|homebrew|conda|пакет\w*|репозитори\w*|дистрибутив\w*)\b[^.:;]{0,80}\b(?:old|older|outdated|behind|lags?|устарел\w*|стар\w+)\b[^.:;]{0,60},\s+(?:so|therefore|поэтому|так\s+что)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OldPackage();

    [GeneratedRegex(@":[*_ ]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Colon();
}
