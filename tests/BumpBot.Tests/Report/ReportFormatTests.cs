using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Report;
using BumpBot.Report.Html;
using BumpBot.Tests.Ledgers;
using BumpBot.Tests.Planning;
using CsCheck;

namespace BumpBot.Tests.Report;

/// <summary>The reports on the ledgers of <c>fixtures/reports</c>, in each format, and what holds for a format whatever the ledger says.</summary>
public partial class ReportFormatTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Dangerous =
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\"", "a,b", "a\r\nb", "<script>alert(1)</script>", "\" onload=\"x", "]]>", "<!--", "| x | y |", "\\| x", "\u202e", "&amp;", "\0", "\ud800"];

    private static readonly Gen<string> Hostile = Gen.OneOf(Gen.String, Gen.Int[0, Dangerous.Length - 1].Select(index => Dangerous[index]));

    public static TheoryData<string> Cases => ["sample", "empty"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_report_reads_as_expected(string @case)
    {
        var analytics = Analytics.Of(LedgerOf(@case), null, Now);
        GoldenFile.AssertSame(@case, "report.txt", TextReport.Of(analytics, Glyphs.Unicode), "reports");
        GoldenFile.AssertSame(@case, "report.ascii.txt", TextReport.Of(analytics, Glyphs.Ascii), "reports");
        GoldenFile.AssertSame(@case, "report.md", MarkdownReport.Of(analytics), "reports");
        GoldenFile.AssertSame(@case, "report.json", JsonReport.Of(analytics) + "\n", "reports");
        GoldenFile.AssertSame(@case, "report.csv", CsvReport.Of(analytics), "reports");
        GoldenFile.AssertSame(@case, "report.html", HtmlReport.Page(analytics), "reports");
    }

    [Fact]
    public void The_ascii_report_is_ascii() => Assert.True(TextReport.Of(Analytics.Of(LedgerOf("sample"), null, Now), Glyphs.Ascii).All(char.IsAscii));

    [Fact]
    public void The_page_needs_nothing_from_elsewhere_and_runs_nothing()
    {
        var page = HtmlReport.Page(Analytics.Of(LedgerOf("sample"), null, Now));
        Assert.DoesNotMatch(new Regex("<script|<link|<img|<iframe|<object| src=| href=| on[a-z]+=\"|url\\(|@import", RegexOptions.IgnoreCase), page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_chart_has_a_title_and_a_description_and_each_table_a_caption()
    {
        var sections = XDocument.Parse($"<x>{HtmlReport.Sections(Analytics.Of(LedgerOf("sample"), null, Now))}</x>");
        XNamespace svg = "http://www.w3.org/2000/svg";
        var charts = sections.Descendants(svg + "svg").ToList();
        Assert.Equal(4, charts.Count);
        Assert.All(charts, chart => Assert.True(chart.Element(svg + "title")?.Value.Length > 0 && chart.Element(svg + "desc")?.Value.Length > 0));
        Assert.All(charts, chart => Assert.Equal(chart.Attribute("aria-labelledby")!.Value.Split(' '), chart.Elements().Take(2).Select(named => named.Attribute("id")!.Value)));
        Assert.All(sections.Descendants("table"), table => Assert.True(table.Element("caption")?.Value.Length > 0));
        var ids = sections.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Whatever_the_ledger_says_the_page_is_well_formed_and_has_no_elements_but_its_own() => Hostile.Array[4].Sample(texts =>
    {
        var sections = XDocument.Parse($"<x>{HtmlReport.Sections(Of(texts))}</x>");
        Assert.Subset(
            new HashSet<string> { "x", "p", "section", "h2", "h3", "svg", "title", "desc", "line", "text", "circle", "rect", "path", "div", "table", "caption", "thead", "tbody", "tr", "th", "td" },
            sections.Descendants().Select(element => element.Name.LocalName).ToHashSet());
    });

    [Fact]
    public void Whatever_the_ledger_says_the_csv_has_five_cells_a_row_and_no_formula() => Hostile.Array[4].Sample(texts =>
    {
        var csv = CsvReport.Of(Of(texts));
        Assert.EndsWith("\r\n", csv, StringComparison.Ordinal);
        foreach (var row in csv[..^2].Split("\r\n"))
        {
            var cells = CsvCell().Matches(row).Select(cell => cell.Groups[1].Success ? cell.Groups[1].Value : cell.Groups[2].Value).ToList();
            Assert.Equal(5, cells.Count);
            Assert.All(cells, cell => Assert.False(cell.TrimStart() is ['=' or '+' or '-' or '@', ..], cell));
        }
    });

    [Fact]
    public void Whatever_the_ledger_says_the_tables_of_markdown_keep_their_columns() => Hostile.Array[4].Sample(texts =>
    {
        var rows = MarkdownReport.Of(Of(texts)).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Contains(Regex.Count(row, @"(?<!\\)(\\\\)*\|") - 1, new[] { 4, 5, 6, 8, 10, 11 }));
    });

    [Fact]
    public void The_json_is_read_by_its_documented_names()
    {
        using var json = JsonDocument.Parse(JsonReport.Of(Analytics.Of(LedgerOf("sample"), null, Now)));
        Assert.Equal(1, json.RootElement.GetProperty("schema").GetInt32());
        var app = json.RootElement.GetProperty("targets")[0];
        Assert.Equal("acme/app", app.GetProperty("target").GetString());
        Assert.Equal(2, app.GetProperty("pullToMergeDays").GetProperty("median").GetDouble());
    }

    private static Analytics Of(string[] texts)
    {
        var (name, tag, author, reason) = (texts[0], texts[1], texts[2], texts[3]);
        var seen = new SeenUpstream(tag, Now, null, Now, null, new Dictionary<string, string>(), [new SeenRelease(tag, Now.AddDays(-1), author, false) { Impact = ReleaseImpact.Breaking }]);
        var offers = new[]
        {
            new OfferedBump(name, tag, 1, Now.AddDays(-9), Now.AddDays(-8), null, OfferEnd.Open, null),
            new OfferedBump(name, tag, 2, Now.AddDays(-9), Now.AddDays(-8), Now, OfferEnd.ClosedByBot, reason),
        };
        var done = DoneTarget.Empty with { History = offers, Bumps = new Dictionary<string, DoneBump> { [name] = new([tag], tag, "b", BumpOutcome.Opened, 1, null, Now) } };
        return Analytics.Of(new Ledger(new Dictionary<string, SeenUpstream> { [name] = seen }, new Dictionary<string, DoneTarget> { [name] = done }), null, Now);
    }

    private static Ledger LedgerOf(string @case) => @case == "empty"
        ? Ledger.Empty
        : LedgerJson.Read(File.ReadAllBytes(Path.Combine(OlderLedgerTests.Folder, "..", "reports", @case, "ledger.json")));

    /// <summary>A cell of RFC 4180, with the comma or the end before it.</summary>
    [GeneratedRegex("(?:^|(?<=,))(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(?=,|$)")]
    private static partial Regex CsvCell();
}
