using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning.Inventory;

/// <summary>The inventory's table as it stands in a text, by spans. Which lines belong to it and where a cell ends is as GitHub Flavored Markdown has it.</summary>
/// <param name="Columns">What the bot keeps in each column, from the left; null = a person's.</param>
/// <param name="Header">Its first line.</param>
/// <param name="HeaderCells">Between the bars.</param>
internal sealed partial record InventoryTable(
    IReadOnlyList<InventoryColumn?> Columns, TextSpan Header, IReadOnlyList<TextSpan> HeaderCells, IReadOnlyList<InventoryTableRow> Rows, TextSpan LastLine)
{
    /// <summary>The first table among the lines; null = there is none.</summary>
    /// <param name="lines">Those of the text that may belong to it.</param>
    public static InventoryTable? Find(string text, IReadOnlyList<TextSpan> lines)
    {
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (!text.AsSpan(lines[i].Start, lines[i].Length).Contains('|') || !Delimiter().IsMatch(lines[i + 1].Of(text)) || CellsOf(text, lines[i]).Count != CellsOf(text, lines[i + 1]).Count)
                continue;
            var rows = lines.Skip(i + 2).TakeWhile(line => text.AsSpan(line.Start, line.Length).Contains('|')).ToList();
            var cells = CellsOf(text, lines[i]);
            List<InventoryColumn?> columns = [.. cells.Select(cell => InventoryHeadings.ColumnOf(cell.Of(text)))];
            var key = columns.IndexOf(InventoryColumn.Upstream);
            return new InventoryTable(
                columns, lines[i], cells, [.. rows.Select(row => RowOf(text, row, key))], rows is [.., var last] ? last : lines[i + 1]);
        }
        return null;
    }

    private static InventoryTableRow RowOf(string text, TextSpan line, int key)
    {
        var cells = CellsOf(text, line);
        return new InventoryTableRow(line, cells, key >= 0 && key < cells.Count ? UpstreamIn(cells[key].Of(text)) : null);
    }

    /// <summary>A name, or a link with a name as its text.</summary>
    private static UpstreamId? UpstreamIn(string cell)
    {
        var name = LinkText().Match(cell) is { Success: true } link ? link.Groups[1].Value : cell.Trim();
        return UpstreamId.TryParse(Escape().Replace(name.Replace(PlainText.Gap, "", StringComparison.Ordinal), "$1").Trim('`'), out var id) ? id : null;
    }

    /// <summary>Between bars that are not escaped; bars at the ends of the line are its border.</summary>
    private static List<TextSpan> CellsOf(string text, TextSpan line)
    {
        var (start, end) = (line.Start, line.End);
        while (start < end && text[start] is ' ' or '\t')
            start++;
        while (end > start && text[end - 1] is ' ' or '\t')
            end--;
        if (start < end && text[start] == '|')
            start++;
        List<TextSpan> cells = [];
        for (var i = start; i < end; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '|')
            {
                cells.Add(TextSpan.FromBounds(start, i));
                start = i + 1;
            }
        }
        if (start < end)
            cells.Add(TextSpan.FromBounds(start, end));
        return cells;
    }

    [GeneratedRegex(@"\A[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"\A\s*\[((?:[^\[\]\\]|\\.)*)\]\(", RegexOptions.CultureInvariant)]
    private static partial Regex LinkText();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}

/// <param name="Upstream">Null = the row is about none: a person's.</param>
internal sealed record InventoryTableRow(TextSpan Line, IReadOnlyList<TextSpan> Cells, UpstreamId? Upstream);
