using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Columns of tables whose header says that they hold facts of the past: <c>Since</c>, <c>Added in</c>, <c>Tested with</c>.</summary>
internal static partial class TableHeaders
{
    /// <summary>No row that a person reads is longer than this.</summary>
    private const int LongestRow = 4000;

    private const int MostRows = 60;

    /// <param name="block">Where the table starts.</param>
    public static bool TellOfPast(string text, int block, Reference reference)
    {
        if (TableColumns.At(text, block, reference.Span) is not { } cell)
            return false;
        // A sentence in the cell says what it means itself.
        var isSentence = reference.Tie is not Tie.ByStructure && text.AsSpan(cell.Start, reference.Span.Start - cell.Start).Trim().ContainsAny(" \t");
        return !isSentence && Past().IsMatch(cell.Header);
    }

    /// <summary>Whether the place is in the first row, where versions tell columns apart.</summary>
    public static bool IsHeader(string text, int block, TextSpan place) =>
        HasDelimiterRow(text, block) && !text.AsSpan(block, Math.Max(0, place.Start - block)).ContainsAny('\r', '\n');

    /// <summary>Whether the block's second line is the one that makes a table of it.</summary>
    public static bool HasDelimiterRow(string text, int block) =>
        Lines.In(text, block).Skip(1).FirstOrDefault() is { Length: > 2 and < LongestRow } second && Delimiters().IsMatch(text.AsSpan(second.Start, second.Length));

    /// <summary>The cells of the first row of the pipe table that the line is a row of; empty = it is none.</summary>
    public static IReadOnlyList<string> Over(string text, TextSpan line)
    {
        var header = line;
        for (var i = 0; i < MostRows && header.Start > 1; i++)
        {
            var end = text.AsSpan(0, header.Start) is [.., '\r', '\n'] ? header.Start - 2 : header.Start - 1;
            var above = TextSpan.FromBounds(text.AsSpan(0, end).LastIndexOfAny('\r', '\n') + 1, end);
            if (above.Length is 0 or > LongestRow || !text.AsSpan(above.Start, above.Length).Contains('|') || text.AsSpan(above.Start, above.Length).TrimStart().StartsWith("|==="))
                break;
            header = above;
        }
        return header == line ? [] : header.Of(text).Split('|');
    }

    /// <summary>Whether the column holds what is in use, and neither bounds nor facts of the past.</summary>
    public static bool SayUse(string header) => UseWords.AreInTitle(header) && !Past().IsMatch(header.Trim(' ', '\t', '*', '_', '`'));

    /// <summary>Whether the column holds the lowest versions that will do.</summary>
    public static bool SayBound(string header) => Bound().IsMatch(header);

    [GeneratedRegex(@"\A[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?>(?:\|[ \t]*:?-*:?[ \t]*)+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiters();

    [GeneratedRegex(@"\A[\s*_`]*(?:min(?:imum|imal|\b)|oldest|lowest|required|at least|минимальн|мин\b|не ниже|требу)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bound();

    [GeneratedRegex(@"\d\.\d|\b(last|good)\s+(known\s+)?(good\s+|working\s+)?(version|release)|\A(since|last\b|previous|old\b|prior|was\b|before|from\b|unaffected|certified|validated|checked|было|старая|старый|прежн|предыдущ|последн\w+\s+рабоч|as of|added|introduced|deprecated|removed|fixed|changed|available|first|minimum|minimal|min\b|oldest|lowest|required|tested|verified|affected|end of life|eol|from version|until|до\b|с версии|начиная|добавлен|появил|устарел|удал|исправлен|минимальн|мин\b|проверен|протестирован|требу)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Past();
}
