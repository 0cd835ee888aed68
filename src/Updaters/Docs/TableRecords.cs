using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Tables of facts about releases: with a column for their support, dates or results, and rows that set a version beside another thing's
/// (<c>| 4.1 | acme/tool:1.2.3 |</c>).
/// </summary>
internal static partial class TableRecords
{
    /// <summary>No row that a person reads is longer than this.</summary>
    private const int LongestRow = 2000;

    private static readonly System.Buffers.SearchValues<string> HtmlTables = System.Buffers.SearchValues.Create(["<table"], StringComparison.OrdinalIgnoreCase);

    private static readonly PhrasePattern Records = new(Record());

    /// <param name="block">Where the table starts.</param>
    public static bool Hold(string text, int block, TextSpan place)
    {
        var row = RowAround(text, place);
        if (text.AsSpan(block).TrimStart(" \t").StartsWith("==="))
            return Records.IsMatch(Gaps().Replace(HeaderOf(text, block, isPiped: true), "|")) || IsMapping(Gaps().Replace(row.Of(text), static gap => new string('|', gap.Length)), place.Start - row.Start, []);
        var isPiped = text.AsSpan(row.Start, row.Length).Contains('|');
        if (!isPiped && !IsListTable(text, block))
            return false;
        var header = HeaderOf(text, block, isPiped);
        return Records.IsMatch(header) || (isPiped && IsMapping(row.Of(text), place.Start - row.Start, header.Split('|')));
    }

    /// <summary>The first row of the table that the place is in; null = it is in none.</summary>
    public static string? HeaderOver(string text, int block, TextSpan place)
    {
        var row = RowAround(text, place);
        if (text.AsSpan(block).TrimStart(" \t").StartsWith("==="))
            return HeaderOf(text, block, isPiped: true);
        if ((HtmlHeader(text, place) ?? DirectiveHeader(text, place)) is { } header)
            return header;
        var isPiped = text.AsSpan(row.Start, row.Length).Contains('|');
        return isPiped || IsListTable(text, block) ? HeaderOf(text, block, isPiped) : null;
    }

    private static string? HtmlHeader(string text, TextSpan place)
    {
        var from = Math.Max(0, place.Start - LongestRow);
        var before = text.AsSpan(from, place.Start - from);
        var table = before.ContainsAny(HtmlTables) ? before.LastIndexOf("<table", StringComparison.OrdinalIgnoreCase) : -1;
        var end = table < 0 ? -1 : before[table..].IndexOf("</tr", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : before.Slice(table, end).ToString();
    }

    /// <summary>The title and options of the <c>csv-table</c> or <c>list-table</c> that the place is in, and the latter's first row.</summary>
    private static string? DirectiveHeader(string text, TextSpan place)
    {
        var from = Math.Max(0, place.Start - LongestRow);
        var before = text.AsSpan(from, place.Start - from);
        var table = before.LastIndexOf("-table::", StringComparison.Ordinal);
        if (table < 0 || Unindented().IsMatch(before[table..]))
            return null;
        var end = EmptyLine().EnumerateMatches(before[table..]);
        if (!end.MoveNext())
            return null;
        var options = before.Slice(table + "-table::".Length, end.Current.Index - "-table::".Length).ToString();
        var rows = from + table + end.Current.Index + end.Current.Length;
        rows += text.AsSpan(rows).Length - text.AsSpan(rows).TrimStart("\r\n").Length;
        return IsListTable(text, rows) ? options + "|" + HeaderOf(text, rows, isPiped: false) : options;
    }

    /// <summary>Whether another cell is nothing but another version or a range of them: one before the place, or behind it where the place is in the row's first cell.</summary>
    /// <param name="headers">Those of the columns, where they are known: what a lowest version is set in says nothing of another.</param>
    private static bool IsMapping(string row, int place, string[] headers)
    {
        var own = Numbers().Match(row, Math.Min(place, row.Length)).Value;
        var start = 0;
        foreach (var (column, cell) in row.Split('|').Index())
        {
            if (!(column < headers.Length && TableHeaders.SayBound(headers[column])) && (place > start + cell.Length || (place < start && row.AsSpan(0, place).TrimStart(" \t>|").IndexOf('|') < 0)) && BareVersion().IsMatch(cell) && Numbers().Match(cell).Value != own)
                return true;
            start += cell.Length + 1;
        }
        return false;
    }

    private static TextSpan RowAround(string text, TextSpan place)
    {
        var from = Math.Max(0, place.Start - LongestRow);
        var start = from + text.AsSpan(from, place.Start - from).LastIndexOfAny('\r', '\n') + 1;
        var rest = text.AsSpan(place.End, Math.Min(LongestRow, text.Length - place.End));
        var length = rest.IndexOfAny('\r', '\n');
        return TextSpan.FromBounds(start, place.End + (length < 0 ? rest.Length : length));
    }

    private static bool IsListTable(string text, int block) => text.AsSpan(block).TrimStart(" \t") is ['*' or '-', ' ', '-' or '*', ' ', ..];

    /// <summary>The first row: of a table with pipes its first line with words, of a list-table its lines up to the second item.</summary>
    private static string HeaderOf(string text, int block, bool isPiped)
    {
        var header = "";
        foreach (var line in Lines.In(text, block).Take(isPiped ? 2 : 10))
        {
            var content = text.AsSpan(line.Start, Math.Min(line.Length, LongestRow));
            if (isPiped && content.ContainsAny(Letters))
                return content.ToString();
            if (!isPiped && header.Length > 0 && IsListTable(text, line.Start))
                return header;
            header += content.ToString() + "|";
        }
        return isPiped ? "" : header;
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZабвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ");

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[ \t]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();

    [GeneratedRegex(@"[\r\n][^\s]", RegexOptions.CultureInvariant)]
    private static partial Regex Unindented();

    [GeneratedRegex(@"(?:\r\n|\r|\n)[ \t]*(?=[\r\n])", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLine();

    [GeneratedRegex(
        """
        \G(?:
        (?:\A|\|)[\s*_\x60>.-]*(?:
            status | support(?:ed)?\b | maintained | maintenance | end\s+of | eol | eos | released | release\s+(?:date|day)\b | date\b | highlights | changes | what\s+changed | new\b
          | (?:run\s?|build\s+|start-up\s+|wall\s+)?times?\b | duration | seconds | memory\b(?!\s+limit) | throughput | results? | issues? | bugs? | workaround | advisor | cve
          | our\s+(?:release|version) | compatible | works\s+with | known
          | статус | поддерж | состояние | дата | вышл | выпущен | окончание | конец | изменени | новое | время | длительность | секунд | память | результат | проблема | ошибка | обход | уязвим | наш(?:а|\s+выпуск|\s+релиз)
        )[^|]*(?=\||\z)
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Record();

    [GeneratedRegex(@"\A[\s\x60*v]*(?:[<>]=?|[≥≤~^])?\s*v?[0-9]{1,6}(?:\.(?:[0-9]{1,6}|[xX*])){1,3}\+?(?:\s*(?:–|—|-|to|\.\.+|до|,)\s*v?[0-9]{1,6}(?:\.(?:[0-9]{1,6}|x))*\+?){0,6}[\s\x60*]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex BareVersion();
}
