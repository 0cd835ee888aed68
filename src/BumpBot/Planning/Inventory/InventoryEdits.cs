using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning.Inventory;

/// <summary>Text + rows -> edits. Only the bot's own cells change, and what is missing is added. Pure; made twice, the second time changes nothing.</summary>
internal static class InventoryEdits
{
    public const string NoLongerWatched = "no longer watched";

    /// <summary>What a bump changes: cells of rows that are there, and its line of the history.</summary>
    public static InventoryResult OfBump(string text, IReadOnlyList<InventoryRow> rows, bool history) =>
        Then(Rows(text, rows), text => history ? InventoryHistory.Add(text, rows, missing: []) : text);

    /// <summary>What the inventory's own pull request changes: missing rows and a missing table too, and rows of upstreams that are watched no more.</summary>
    /// <param name="missing">The rows that are added where there are none yet, in their order.</param>
    public static InventoryResult OfAll(string text, IReadOnlyList<InventoryRow> rows, IReadOnlyList<InventoryRow> missing, IReadOnlySet<UpstreamId> watched, bool history)
    {
        var whole = InventoryRegions.Find(text, InventoryRegions.Table) is null ? WithTable(text) : text;
        return Then(Rows(whole, rows, watched), kept =>
        {
            var table = InventoryNewRows.Add(kept, missing);
            return history ? InventoryHistory.Add(table, rows, missing) : table;
        });
    }

    private static InventoryResult Then(InventoryResult result, Func<string, string> next) =>
        result is InventoryResult.Text changed ? new InventoryResult.Text(next(changed.Content)) : result;

    private static InventoryResult Rows(string text, IReadOnlyList<InventoryRow> rows, IReadOnlySet<UpstreamId>? watched = null)
    {
        if (InventoryRegions.Find(text, InventoryRegions.Table) is not { } region)
            return new InventoryResult.Text(text);
        if (InventoryTable.Find(text, region.Lines) is not { } table)
            return new InventoryResult.Refused($"there is no table after {InventoryRegions.Start(InventoryRegions.Table)}: remove that line to have the table written anew");
        if (!table.Columns.Contains(InventoryColumn.Upstream))
            return new InventoryResult.Refused($"its table has no column {InventoryHeadings.All[0].Heading}: put it back, or remove the table and its marks to have it written anew");
        var known = rows.ToDictionary(row => row.Upstream);
        return new InventoryResult.Text(TextEdits.Apply(text, table.Rows.Where(row => row.Upstream is not null).SelectMany(row => Cells(text, table, row, CellsOf(row.Upstream!)))));

        IReadOnlyDictionary<InventoryColumn, string> CellsOf(UpstreamId upstream) =>
            known.TryGetValue(upstream, out var row) ? row.Cells
            : watched?.Contains(upstream) == false ? new Dictionary<InventoryColumn, string> { [InventoryColumn.State] = NoLongerWatched }
            : new Dictionary<InventoryColumn, string>();
    }

    private static IEnumerable<TextEdit> Cells(string text, InventoryTable table, InventoryTableRow row, IReadOnlyDictionary<InventoryColumn, string> cells)
    {
        for (var i = 0; i < Math.Min(table.Columns.Count, row.Cells.Count); i++)
        {
            var (column, span) = (table.Columns[i], row.Cells[i]);
            // How a person writes the upstream's name is theirs.
            if (column is { } own and not InventoryColumn.Upstream && cells.TryGetValue(own, out var cell) && span.Of(text).Trim() != cell)
                yield return new TextEdit(span.Start, span.Length, Padded(cell, span.Of(text)));
        }
        List<string> lacking = [.. table.Columns.Skip(row.Cells.Count).Select(column => column is { } own ? cells.GetValueOrDefault(own, "") : "")];
        while (lacking is [.., ""])
            lacking.RemoveAt(lacking.Count - 1);
        if (lacking.Count > 0)
            yield return LackingCells(text, row, lacking);
    }

    /// <summary>A row may have fewer cells than its table has columns.</summary>
    private static TextEdit LackingCells(string text, InventoryTableRow row, List<string> cells)
    {
        var line = row.Line.Of(text).TrimEnd();
        var isBordered = row.Cells.Count > 0 && row.Cells[^1].End < row.Line.Start + line.Length;
        return new TextEdit(row.Line.Start + line.Length, 0, string.Concat(cells.Select(cell => isBordered ? $" {cell} |" : $" | {cell}")));
    }

    /// <summary>With the blanks of what it replaces: as wide as that was, where it fits.</summary>
    internal static string Padded(string cell, string before)
    {
        var content = before.Trim();
        var lead = content.Length == 0 ? (before.Length > 0 ? " " : "") : before[..before.IndexOf(content[0], StringComparison.Ordinal)];
        var trail = before.Length > 0 && char.IsWhiteSpace(before[^1]) ? " " : "";
        return (lead + cell + trail).PadRight(trail.Length > 0 ? before.Length : 0);
    }

    private static string WithTable(string text)
    {
        var line = NewLine(text);
        var table = new[]
        {
            InventoryRegions.Start(InventoryRegions.Table),
            $"| {string.Join(" | ", InventoryHeadings.All.Select(column => column.Heading))} |",
            $"| {string.Join(" | ", InventoryHeadings.All.Select(_ => "---"))} |",
            InventoryRegions.End(InventoryRegions.Table),
        };
        return AfterAll(text, string.Join(line, table), line);
    }

    /// <summary>The text with a block at its end, a blank line before it.</summary>
    internal static string AfterAll(string text, string block, string line) =>
        text.Length == 0 ? block + line : $"{text}{(text.EndsWith('\n') ? "" : line)}{line}{block}{line}";

    /// <summary>As the text's first line ends.</summary>
    internal static string NewLine(string text) => text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var at && text[at - 1] == '\r' ? "\r\n" : "\n";
}

/// <summary>What becomes of a text. A closed family.</summary>
internal abstract record InventoryResult
{
    private InventoryResult() { }

    public sealed record Text(string Content) : InventoryResult;

    /// <param name="Why">In words, with the remedy.</param>
    public sealed record Refused(string Why) : InventoryResult;
}
