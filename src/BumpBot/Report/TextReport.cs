using System.Text;

namespace BumpBot.Report;

/// <summary>A report as plain lines with aligned columns. Pure.</summary>
public static class TextReport
{
    public static string Of(Analytics analytics, Glyphs glyphs)
    {
        var tables = ReportTables.Of(analytics, glyphs);
        var text = new StringBuilder().Append(ReportIntroduction.Title).Append('\n').Append(ReportIntroduction.Scope(analytics)).Append('\n');
        if (tables.Count == 0)
            return text.Append(ReportIntroduction.Empty).Append('\n').ToString();
        foreach (var table in tables)
            Append(text.Append('\n').Append(table.Title).Append('\n'), table);
        return text.Append('\n').Append(ReportIntroduction.Rules).Append('\n').ToString();
    }

    private static void Append(StringBuilder text, ReportTable table)
    {
        var widths = table.Columns.Select((column, index) => table.Rows.Select(row => row[index].Length).Append(column.Heading.Length).Max()).ToList();
        AppendLine(text, table, widths, [.. table.Columns.Select(column => column.Heading)]);
        foreach (var row in table.Rows)
            AppendLine(text, table, widths, row);
    }

    private static void AppendLine(StringBuilder text, ReportTable table, List<int> widths, IReadOnlyList<string> cells)
    {
        var line = string.Join("  ", cells.Select((cell, index) => table.Columns[index].IsNumber ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index])));
        text.Append(line.TrimEnd()).Append('\n');
    }
}
