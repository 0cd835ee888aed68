using System.Text;

namespace BumpBot.Report.Html;

/// <summary>A report as one page that needs nothing else: charts and the tables beside them. Its sections can stand in any page with <see cref="ReportStyle"/>. Pure.</summary>
public static class HtmlReport
{
    /// <summary>A chart with more lines than this is read by nobody; the tables have all.</summary>
    private const int ChartRows = 40;

    public static string Page(Analytics analytics) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{Markup.Text(ReportIntroduction.Title)}</title>
        <style>
        {ReportStyle.Css}
        </style>
        </head>
        <body>
        <main>
        <h1>{Markup.Text(ReportIntroduction.Title)}</h1>
        {Sections(analytics)}</main>
        </body>
        </html>

        """;

    /// <summary>All of the report but the page around it.</summary>
    public static string Sections(Analytics analytics)
    {
        var html = new StringBuilder().Append(Paragraph(ReportIntroduction.Scope(analytics)));
        if (analytics.Upstreams.Count == 0 && analytics.Targets.Count == 0)
            return html.Append(Paragraph(ReportIntroduction.Empty)).ToString();
        return html.Append(Upstreams(analytics)).Append(Targets(analytics.Targets)).Append(Note(ReportIntroduction.Rules)).ToString();
    }

    /// <summary>How often upstreams release, and what those releases are like.</summary>
    public static string Upstreams(Analytics analytics)
    {
        if (analytics.Upstreams.Count == 0)
            return "";
        List<UpstreamFigures> drawn = [.. analytics.Upstreams.OrderByDescending(upstream => upstream.Releases.Count).Take(ChartRows).OrderBy(upstream => upstream.Upstream, StringComparer.OrdinalIgnoreCase)];
        var all = analytics.Upstreams.Count;
        return Section("Upstreams", CadenceChart.Of("cadence", drawn, analytics.At)
            + Note("A mark is a release, a diamond one that breaks something, a ring a pre-release.")
            + (all > ChartRows ? Note($"The chart shows the {ChartRows} upstreams with the most releases; the tables have all {all}.") : "")
            + HtmlTable.Of(ReportTables.Cadence(analytics.Upstreams, Glyphs.Unicode))
            + HtmlTable.Of(ReportTables.Habits(analytics.Upstreams)));
    }

    /// <summary>How targets keep up with their upstreams.</summary>
    public static string Targets(IReadOnlyList<TargetFigures> targets) => targets.Count == 0
        ? ""
        : Section("Targets", Lags(targets) + HtmlTable.Of(ReportTables.Adoption(targets)) + Open(targets) + Tables(ReportTables.Outcomes(targets), ReportTables.Behind(targets)));

    private static string Lags(IReadOnlyList<TargetFigures> targets)
    {
        (string What, IReadOnlyList<TimeSpan> Spans)[] series =
        [
            ("From the release to its pull request", [.. targets.SelectMany(target => target.Lags.ToPull)]),
            ("From the pull request to its merge", [.. targets.SelectMany(target => target.Lags.ToMerge)]),
        ];
        return string.Concat(series.Select((one, index) => $"<h3>{Markup.Text(one.What)}</h3>\n{LagHistogram.Of($"lag-{index}", one.What, one.Spans)}")) + HtmlTable.Of(LagHistogram.Table(series));
    }

    private static string Open(IReadOnlyList<TargetFigures> targets)
    {
        var open = targets.SelectMany(target => target.Open, (target, bump) => (target.Target, Bump: bump)).OrderByDescending(one => one.Bump.Age).ToList();
        return open.Count == 0
            ? ""
            : "<h3>Age of open bumps</h3>\n" + OpenAgesChart.Of("ages", [.. open.Take(ChartRows)])
                + (open.Count > ChartRows ? Note($"The chart shows the {ChartRows} oldest; the table has all {open.Count}.") : "") + HtmlTable.Of(ReportTables.Open(targets));
    }

    private static string Tables(params ReportTable[] tables) => string.Concat(tables.Where(table => table.Rows.Count > 0).Select(HtmlTable.Of));

    private static string Section(string heading, string content) => $"<section>\n<h2>{Markup.Text(heading)}</h2>\n{content}</section>\n";

    private static string Paragraph(string text) => $"<p>{Markup.Text(text)}</p>\n";

    private static string Note(string text) => $"<p class=\"note\">{LongText(text)}</p>\n";

    /// <summary>Of the report's own words, which may be longer than foreign text.</summary>
    private static string LongText(string text) => System.Net.WebUtility.HtmlEncode(text);
}
