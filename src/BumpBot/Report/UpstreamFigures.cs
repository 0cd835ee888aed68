using BumpBot.Model;

namespace BumpBot.Report;

/// <summary>What the ledger tells of one upstream's releases. Its newest 200 are remembered; spans of time count final releases, or pre-releases where there are no others.</summary>
/// <param name="Newest">The newest release that policy allowed; null = none yet.</param>
/// <param name="Releases">All that have a date in the time reported on, oldest first.</param>
/// <param name="PerMonth">Of 30.44 days, since the first of them or the start of the report; null where there are none.</param>
/// <param name="Intervals">From one to the next; null with fewer than two.</param>
/// <param name="Undated">Releases that have no date, and are left out.</param>
/// <param name="InFuture">Releases that are dated after the report, by a clock that is wrong, and are left out.</param>
public sealed record UpstreamFigures(
    string Upstream,
    string? Newest,
    DateTimeOffset? NewestAt,
    IReadOnlyList<DatedRelease> Releases,
    IReadOnlyList<MonthCount> Months,
    double? PerMonth,
    Spread? Intervals,
    TimeSpan? SinceLast,
    BreakingShare Breaking,
    Concentration? Authors,
    PrereleaseHabit Prereleases,
    int Undated,
    int InFuture);

/// <param name="Impact">Null = it was not looked into yet.</param>
public sealed record DatedRelease(string Tag, DateTimeOffset At, string? Author, bool IsPrerelease, ReleaseImpact? Impact);

/// <summary>How many releases were made in a month of UTC.</summary>
public sealed record MonthCount(int Year, int Month, int Releases, int Breaking);

/// <param name="Breaking">Releases that break what uses the one before.</param>
/// <param name="Judged">Those of which it is known whether they do.</param>
public sealed record BreakingShare(int Breaking, int Judged)
{
    /// <summary>Null where nothing is known.</summary>
    public double? Share => Judged == 0 ? null : (double)Breaking / Judged;
}

/// <param name="Prereleases">By their flag on the forge, or their version's label.</param>
/// <param name="All">With the final releases.</param>
public sealed record PrereleaseHabit(int Prereleases, int All)
{
    /// <summary>Null where there are no releases.</summary>
    public double? Share => All == 0 ? null : (double)Prereleases / All;
}
