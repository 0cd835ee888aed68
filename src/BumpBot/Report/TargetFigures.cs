using BumpBot.Model;

namespace BumpBot.Report;

/// <summary>What the ledger tells of how one target keeps up. The offers of its newest 500 are remembered.</summary>
/// <param name="Offers">Versions that pull requests offered in the time reported on, with those that are open.</param>
/// <param name="Open">Oldest first.</param>
/// <param name="Outcomes">Most frequent first.</param>
/// <param name="Behind">One for each upstream that was ever bumped there, furthest behind first.</param>
public sealed record TargetFigures(
    string Target,
    int Offers,
    AdoptionLags Lags,
    IReadOnlyList<OpenBump> Open,
    IReadOnlyList<OutcomeCount> Outcomes,
    IReadOnlyList<UpstreamBehind> Behind)
{
    /// <summary>The sum over all upstreams of which it is known; null where it is known of none.</summary>
    public double? Libyears => Behind.Any(one => one.Libyears is not null) ? Behind.Sum(one => one.Libyears ?? 0) : null;

    public int Overdue => Open.Count(bump => bump.IsOverdue);
}

/// <summary>How long versions took, one span for each of which it is known. What a clock that is wrong makes negative counts as no time at all.</summary>
/// <param name="ToPull">From the release to the pull request that offered it.</param>
/// <param name="ToMerge">From that to its merge.</param>
/// <param name="Whole">From the release to the merge.</param>
public sealed record AdoptionLags(IReadOnlyList<TimeSpan> ToPull, IReadOnlyList<TimeSpan> ToMerge, IReadOnlyList<TimeSpan> Whole);

/// <param name="Age">Since the pull request first offered a version of the upstream.</param>
public sealed record OpenBump(string Upstream, string To, int Pull, TimeSpan Age)
{
    /// <summary>What waits for longer than this waits for too long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    public bool IsOverdue => Age > Patience;
}

/// <param name="Reason">Why the bot closed it; null where it did not.</param>
public sealed record OutcomeCount(OfferEnd Outcome, string? Reason, int Count);

/// <summary>How far a target is behind an upstream: the time between the version that it uses, by the last bump, and the newest.</summary>
/// <param name="Uses">Null = no run could remember it.</param>
/// <param name="Libyears">In years of 365.25 days, never below 0; null where one of the two has no known date.</param>
public sealed record UpstreamBehind(string Upstream, string? Uses, string? Newest, double? Libyears);
