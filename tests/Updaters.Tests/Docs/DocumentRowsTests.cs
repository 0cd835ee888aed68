using Updaters.Docs;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs;

public class DocumentRowsTests
{
    [Theory]
    [InlineData("| tool | 1.2.3 |", "| tool | 1.2.3 |", ",tool,1.2.3,")]
    [InlineData("a | b\n--- | ---\ntool | 1.2.3", "tool | 1.2.3", "tool,1.2.3")]
    [InlineData("| a \\| b | 1.2.3 |", "| a \\| b | 1.2.3 |", ",a \\| b,1.2.3,")]
    [InlineData("====  =====\ntool  1.2.3\n====  =====", "tool  1.2.3", "tool,1.2.3")]
    [InlineData("* - tool\n  - 1.2.3\n* - other\n", "* - tool", "tool,1.2.3")]
    [InlineData(".. csv-table::\n\n   tool, 1.2.3\n", "   tool, 1.2.3", "tool,1.2.3")]
    [InlineData("|===\n|tool\n|1.2.3\n\n|===", "|tool", "tool,1.2.3")]
    public void A_row_is_read_in_every_table_of_the_markups(string text, string line, string cells) => Assert.Equal(cells, CellsAt(text, line));

    [Theory]
    [InlineData("- tool: 1.2.3", "- tool: 1.2.3")]
    [InlineData("- tool – 1.2.3", "- tool – 1.2.3")]
    [InlineData("tool:: 1.2.3", "tool:: 1.2.3")]
    [InlineData(":tool: 1.2.3", ":tool: 1.2.3")]
    [InlineData("**tool:** 1.2.3", "**tool:** 1.2.3")]
    [InlineData("tool\n    1.2.3\n", "tool")]
    [InlineData("tool::\n  1.2.3\n", "tool::")]
    [InlineData("tool\n: 1.2.3\n", "tool")]
    public void A_term_with_its_value_is_a_row_of_two(string text, string line) => Assert.Equal("tool,1.2.3", CellsAt(text, line).Replace("*", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("<tr><td>tool</td><td>1.2.3</td></tr>")]
    [InlineData("<tr><td>tool<td>1.2.3")]
    [InlineData("<dl><dt>tool</dt><dd>1.2.3</dd></dl>")]
    [InlineData("<tr>\n<td>tool</td>\n<td>1.2.3</td>\n</tr>")]
    public void Rows_of_html_may_leave_out_what_closes_them(string text) => Assert.Equal("tool,1.2.3", CellsAt(text, text.Split('\n')[0]));

    [Fact]
    public void A_line_of_html_may_hold_a_whole_table()
    {
        const string text = "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>";
        Assert.Equal(2, DocumentRows.At(text, new TextSpan(0, text.Length)).Count());
    }

    [Theory]
    [InlineData("A sentence, with a comma.")]
    [InlineData("a | b")]
    [InlineData("two  words")]
    [InlineData("")]
    public void Other_lines_are_part_of_no_row(string line) => Assert.Empty(DocumentRows.At(line, new TextSpan(0, line.Length)));

    private static string CellsAt(string text, string line)
    {
        var row = Assert.Single(DocumentRows.At(text, new TextSpan(text.IndexOf(line, StringComparison.Ordinal), line.Length)));
        return string.Join(',', row.Cells.Select(cell => cell.Of(text).Trim()));
    }
}
