namespace BumpBot.Report;

/// <summary>What a report is about, and how its figures are meant, in sentences that each format shows.</summary>
internal static class ReportIntroduction
{
    public const string Title = "Release report";

    public const string Empty = "The ledger remembers nothing of it yet: bumpbot run, or baseline, writes it.";

    public const string Rules =
        "Medians and p90 are quantiles by linear interpolation (type 7). Spans of time count final releases, or pre-releases where there are no others. "
        + "The Herfindahl index is the sum of the squares of the authors' shares: 1 = one author. Libyears are the years between the version in use, by the last bump, and the newest.";

    public static string Scope(Analytics analytics) =>
        $"At {FigureText.Day(analytics.At)}, {(analytics.Since is { } since ? $"since {FigureText.Day(since)}" : "of all that the ledger remembers")}: "
        + $"{Count(analytics.Upstreams.Count, "upstream")}, {Count(analytics.Targets.Count, "target")}.";

    private static string Count(int count, string what) => $"{FigureText.Count(count)} {what}{(count == 1 ? "" : "s")}";
}
