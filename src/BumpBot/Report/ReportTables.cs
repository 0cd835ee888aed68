namespace BumpBot.Report;

/// <summary>The tables of a report; what has no rows is left out. Pure.</summary>
public static class ReportTables
{
    /// <summary>As many months fit into a line.</summary>
    private const int TrendMonths = 24;

    public static IReadOnlyList<ReportTable> Of(Analytics analytics, Glyphs glyphs) =>
        [.. new[]
        {
            Cadence(analytics.Upstreams, glyphs), Habits(analytics.Upstreams), Adoption(analytics.Targets), Open(analytics.Targets), Outcomes(analytics.Targets), Behind(analytics.Targets),
        }.Where(table => table.Rows.Count > 0)];

    public static ReportTable Cadence(IReadOnlyList<UpstreamFigures> upstreams, Glyphs glyphs) => Table(
        "Cadence of upstreams",
        ["Upstream", "Newest", "Released", "#Since last", "#A month", "#Interval (median)", "#Interval (p90)", $"Last {TrendMonths} months"],
        upstreams.Select(IReadOnlyList<string> (upstream) =>
        [
            upstream.Upstream,
            upstream.Newest ?? FigureText.None,
            FigureText.Day(upstream.NewestAt),
            FigureText.Of(upstream.SinceLast),
            FigureText.Number(upstream.PerMonth),
            FigureText.Of(upstream.Intervals?.Median),
            FigureText.Of(upstream.Intervals?.P90),
            Sparkline.Of([.. upstream.Months.TakeLast(TrendMonths).Select(month => month.Releases)], glyphs),
        ]));

    public static ReportTable Habits(IReadOnlyList<UpstreamFigures> upstreams) => Table(
        "Habits of upstreams",
        ["Upstream", "#Releases", "#Breaking", "#Pre-releases", "#Authors", "Top author", "#Its share", "#Herfindahl", "#Undated", "#In the future"],
        upstreams.Select(IReadOnlyList<string> (upstream) =>
        [
            upstream.Upstream,
            FigureText.Count(upstream.Releases.Count),
            upstream.Breaking.Judged == 0 ? FigureText.None : $"{FigureText.Percent(upstream.Breaking.Share)} of {FigureText.Count(upstream.Breaking.Judged)}",
            FigureText.Percent(upstream.Prereleases.Share),
            FigureText.Count(upstream.Authors?.Authors ?? 0),
            upstream.Authors?.Top ?? FigureText.None,
            FigureText.Percent(upstream.Authors?.TopShare),
            FigureText.Number(upstream.Authors?.Herfindahl),
            FigureText.Count(upstream.Undated),
            FigureText.Count(upstream.InFuture),
        ]));

    public static ReportTable Adoption(IReadOnlyList<TargetFigures> targets) => Table(
        "How targets keep up",
        ["Target", "#Offers", "#To pull request (median)", "#p90", "#To merge (median)", "#p90", "#Release to merge (median)", "#p90", "#Open", "#Overdue", "#Libyears behind"],
        targets.Select(target =>
        {
            var (toPull, toMerge, whole) = (Spread.Of(target.Lags.ToPull), Spread.Of(target.Lags.ToMerge), Spread.Of(target.Lags.Whole));
            return (IReadOnlyList<string>)
            [
                target.Target,
                FigureText.Count(target.Offers),
                FigureText.Of(toPull?.Median),
                FigureText.Of(toPull?.P90),
                FigureText.Of(toMerge?.Median),
                FigureText.Of(toMerge?.P90),
                FigureText.Of(whole?.Median),
                FigureText.Of(whole?.P90),
                FigureText.Count(target.Open.Count),
                FigureText.Count(target.Overdue),
                FigureText.Number(target.Libyears),
            ];
        }));

    public static ReportTable Open(IReadOnlyList<TargetFigures> targets) => Table(
        $"Open bumps (overdue after {OpenBump.Patience.Days} days)",
        ["Target", "Upstream", "To", "Pull request", "#Age", "State"],
        targets.SelectMany(target => target.Open, IReadOnlyList<string> (target, bump) =>
            [target.Target, bump.Upstream, bump.To, $"#{FigureText.Count(bump.Pull)}", FigureText.Of(bump.Age), bump.IsOverdue ? "overdue" : "open"]));

    public static ReportTable Outcomes(IReadOnlyList<TargetFigures> targets) => Table(
        "What became of offers",
        ["Target", "Outcome", "Reason", "#Offers"],
        targets.SelectMany(target => target.Outcomes, IReadOnlyList<string> (target, outcome) =>
            [target.Target, FigureText.Of(outcome.Outcome), outcome.Reason ?? "", FigureText.Count(outcome.Count)]));

    public static ReportTable Behind(IReadOnlyList<TargetFigures> targets) => Table(
        "Behind their upstreams",
        ["Target", "Upstream", "Uses", "Newest", "#Libyears"],
        targets.SelectMany(target => target.Behind, IReadOnlyList<string> (target, behind) =>
            [target.Target, behind.Upstream, behind.Uses ?? FigureText.None, behind.Newest ?? FigureText.None, FigureText.Number(behind.Libyears)]));

    /// <param name="headings">Of numbers with # in front.</param>
    private static ReportTable Table(string title, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows) => new(
        title,
        [.. headings.Select(heading => new ReportColumn(heading.TrimStart('#'), heading.StartsWith('#')))],
        [.. rows.Select(IReadOnlyList<string> (row) => [.. row.Select(ForeignText.OneLine)])]);
}
