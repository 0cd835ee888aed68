using System.Text;

namespace BumpBot.Report.Html;

/// <summary>A table of a report as HTML, its title as the caption.</summary>
public static class HtmlTable
{
    public static string Of(ReportTable table)
    {
        var html = new StringBuilder("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(Markup.Text(table.Title)).Append("\"><table>\n<caption>").Append(Markup.Text(table.Title)).Append("</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
            html.Append(column.IsNumber ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">").Append(Markup.Text(column.Heading)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
            Append(html, table, row);
        return html.Append("</tbody></table></div>\n").ToString();
    }

    private static void Append(StringBuilder html, ReportTable table, IReadOnlyList<string> row)
    {
        html.Append("<tr><th scope=\"row\">").Append(Markup.Text(row[0])).Append("</th>");
        for (var i = 1; i < row.Count; i++)
            html.Append(table.Columns[i].IsNumber ? "<td class=\"number\">" : "<td>").Append(Markup.Text(row[i])).Append("</td>");
        html.Append("</tr>\n");
    }
}
