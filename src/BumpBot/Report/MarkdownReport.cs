using System.Text;

namespace BumpBot.Report;

/// <summary>A report as Markdown. Pure.</summary>
public static class MarkdownReport
{
    /// <summary>Renders as nothing, and keeps what stands around it from being read as one mention or reference.</summary>
    private const string Gap = "&#8203;";

    private const string Meaningful = @"\`*_{}[]()<>#+!|~@$^=:";

    public static string Of(Analytics analytics)
    {
        var tables = ReportTables.Of(analytics, Glyphs.Unicode);
        var text = new StringBuilder().Append("# ").Append(ReportIntroduction.Title).Append("\n\n").Append(ReportIntroduction.Scope(analytics)).Append('\n');
        if (tables.Count == 0)
            return text.Append('\n').Append(ReportIntroduction.Empty).Append('\n').ToString();
        foreach (var table in tables)
            text.Append('\n').Append(Of(table));
        return text.Append('\n').Append(ReportIntroduction.Rules).Append('\n').ToString();
    }

    private static StringBuilder Of(ReportTable table)
    {
        var text = new StringBuilder().Append("## ").Append(table.Title).Append("\n\n");
        AppendRow(text, table.Columns.Select(column => column.Heading));
        AppendRow(text, table.Columns.Select(column => column.IsNumber ? "---:" : "---"));
        foreach (var row in table.Rows)
            AppendRow(text, row.Select(Escape));
        return text;
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>Shows the text as it is: no markup, mention, reference or link comes of it.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '@' or '#' or ':' => escaped.Append(c).Append(Gap),
                _ when Meaningful.Contains(c, StringComparison.Ordinal) => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString().Replace("www.", $"www{Gap}.", StringComparison.OrdinalIgnoreCase);
    }
}
