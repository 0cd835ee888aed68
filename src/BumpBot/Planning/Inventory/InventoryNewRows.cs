using Updaters.Text;

namespace BumpBot.Planning.Inventory;

/// <summary>Rows at the end of the inventory's table, for upstreams that have none. A person's columns stay empty in them.</summary>
internal static class InventoryNewRows
{
    /// <param name="text">Has the table.</param>
    public static string Add(string text, IReadOnlyList<InventoryRow> rows)
    {
        var table = InventoryTable.Find(text, InventoryRegions.Find(text, InventoryRegions.Table)!.Lines)!;
        var there = table.Rows.Select(row => row.Upstream).ToHashSet();
        var line = InventoryEdits.NewLine(text);
        var added = string.Concat(rows.Where(row => !there.Contains(row.Upstream)).Select(row => line + Row(text, table, row)));
        return TextEdits.Apply(text, [new TextEdit(table.LastLine.End, 0, added)]);
    }

    /// <summary>With the header's indentation, borders and widths.</summary>
    private static string Row(string text, InventoryTable table, InventoryRow row)
    {
        var header = table.Header.Of(text);
        var cells = table.Columns.Select((column, index) =>
            InventoryEdits.Padded(column is { } own ? row.Cells.GetValueOrDefault(own, "") : "", table.HeaderCells[index].Of(text)));
        var start = header[..(table.HeaderCells[0].Start - table.Header.Start)];
        var end = header.TrimEnd().EndsWith('|') ? "|" : "";
        return start + string.Join('|', cells) + end;
    }
}
