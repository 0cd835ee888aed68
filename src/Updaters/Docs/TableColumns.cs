using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Tells the cell of a table that a place is in and the header of its column, however the markup writes tables: with pipes, cell below cell, as lists, with tags.</summary>
internal static partial class TableColumns
{
    /// <summary>How far from its table's start a place is looked at.</summary>
    private const int Longest = 8000;

    /// <param name="Header">The cell of the first row over it, without marks of emphasis.</param>
    /// <param name="Start">Where the cell starts.</param>
    public readonly record struct Cell(string Header, int Start);

    /// <param name="block">Where the table starts.</param>
    /// <returns>Null = the place is in no table, or in its first row.</returns>
    public static Cell? At(string text, int block, TextSpan place)
    {
        if (place.Start - block is <= 0 or > Longest)
            return null;
        var before = text.AsSpan(block, place.Start - block);
        var opening = before.TrimStart(" \t>");
        if (opening.StartsWith("|==") || opening.StartsWith("!=="))
            return OfCells(text, block, place, opening[0]);
        if (before.LastIndexOf("<tr", StringComparison.OrdinalIgnoreCase) >= 0)
            return OfTags(before.ToString(), block);
        if (opening is ['*' or '-', ' ', '-' or '*', ' ', ..])
            return OfItems(before.ToString(), block);
        return before[(before.LastIndexOfAny('\r', '\n') + 1)..].Contains('|') ? OfPipes(text, block, place) : OfGaps(text, block, place);
    }

    /// <summary>The rows of Markdown's tables and of grids, one a line.</summary>
    private static Cell? OfPipes(string text, int block, TextSpan place)
    {
        var line = LineStart(text, place.Start);
        if (line <= block)
            return null;
        var row = text.AsSpan(line, place.Start - line);
        var column = row.Count('|') - (row.TrimStart(" \t>") is ['|', ..] ? 1 : 0);
        // Grids begin with a line of their own.
        var header = Lines.In(text, block).Take(2).FirstOrDefault(first => first.Length > 0 && text[first.Start] != '+').Of(text);
        return Nth(header.TrimStart(' ', '\t', '>').TrimStart('|').Split('|'), column, line + row.LastIndexOf('|') + 1);
    }

    /// <summary>The cells of AsciiDoc, which may stand on one line or each on its own: the first row says how many there are in each.</summary>
    private static Cell? OfCells(string text, int block, TextSpan place, char mark)
    {
        List<TextSpan> lines = [.. Lines.In(text, block).Skip(1).TakeWhile(line => line.Start <= place.Start)];
        List<string> headers = [];
        foreach (var line in lines.SkipWhile(line => line.Length == 0).TakeWhile(line => line.Length > 0))
        {
            var cells = line.Of(text).Split(mark)[1..];
            // A row on one line is all of it; cells below each other end with an empty line.
            if (headers.Count > 0 && cells.Length != 1)
                break;
            headers.AddRange(cells);
            if (cells.Length > 1)
                break;
        }
        var within = text.AsSpan(block, place.Start - block);
        var cell = within[(within.IndexOfAny('\r', '\n') + 1)..].Count(mark) - 1;
        return headers.Count == 0 || cell < headers.Count ? null : Nth(headers, cell % headers.Count, block + within.LastIndexOf(mark) + 1);
    }

    private static Cell? OfTags(string table, int block)
    {
        var row = table.LastIndexOf("<tr", StringComparison.OrdinalIgnoreCase);
        var cells = CellTag().Matches(table[row..]);
        var rows = RowTag().Split(table[..row]);
        // What stands before the first row's tag is none of it.
        if (cells.Count == 0 || rows.Length < 2)
            return null;
        var headers = CellTag().Split(rows[1])[1..].Select(header => Tag().Replace(header, " ")).ToList();
        return Nth(headers, cells.Count - 1, block + row + cells[^1].Index + cells[^1].Length);
    }

    /// <summary>reStructuredText's list-table.</summary>
    private static Cell? OfItems(string table, int block)
    {
        var rows = RowItem().Matches(table);
        if (rows.Count < 2)
            return null;
        var headers = CellItem().Split(table[(rows[0].Index + rows[0].Length)..rows[1].Index]);
        var start = rows[^1].Index + rows[^1].Length;
        var cells = CellItem().Matches(table[start..]);
        return Nth(headers, cells.Count, block + start + (cells.Count == 0 ? 0 : cells[^1].Index + cells[^1].Length));
    }

    /// <summary>reStructuredText's simple tables: columns are as wide as their border.</summary>
    private static Cell? OfGaps(string text, int block, TextSpan place)
    {
        var lines = Lines.In(text, block).Take(2).ToList();
        if (lines.Count < 2 || !SimpleBorder().IsMatch(lines[0].Of(text)))
            return null;
        var at = place.Start - LineStart(text, place.Start);
        var column = Border().Matches(lines[0].Of(text)).LastOrDefault(border => border.Index <= at);
        var header = lines[1].Of(text);
        return column is null || column.Index >= header.Length || place.Start <= lines[1].End
            ? null
            : new Cell(Plain(header.Substring(column.Index, Math.Min(column.Length, header.Length - column.Index))), LineStart(text, place.Start) + column.Index);
    }

    private static Cell? Nth(IReadOnlyList<string> headers, int column, int start) =>
        column >= 0 && column < headers.Count ? new Cell(Plain(headers[column]), start) : null;

    private static string Plain(string header) => header.Trim(' ', '\t', '\r', '\n', '*', '_', '`');

    private static int LineStart(string text, int offset) => text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;

    [GeneratedRegex(@"<tr\b[^<>]{0,200}>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RowTag();

    [GeneratedRegex(@"<t[dh]\b[^<>]{0,200}>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CellTag();

    [GeneratedRegex("<[^<>]{0,200}>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<=\A|[\r\n])[ \t]*[*-][ \t]+[*-][ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex RowItem();

    [GeneratedRegex(@"[\r\n]+[ \t]+[*-][ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex CellItem();

    [GeneratedRegex(@"\A[ \t]*=+(?:[ \t]+=+)+[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SimpleBorder();

    [GeneratedRegex("=+", RegexOptions.CultureInvariant)]
    private static partial Regex Border();
}
