using BumpBot.Model;

namespace BumpBot.Report;

/// <summary>What the ledger tells of releases and of how targets keep up with them.</summary>
/// <param name="Since">What came before is left out; null = nothing is.</param>
public sealed record Analytics(DateTimeOffset At, DateTimeOffset? Since, IReadOnlyList<UpstreamFigures> Upstreams, IReadOnlyList<TargetFigures> Targets)
{
    /// <summary>Looks nowhere else than at the ledger.</summary>
    public static Analytics Of(Ledger ledger, DateTimeOffset? since, DateTimeOffset now) => new(
        now,
        since,
        [.. ledger.Seen.OrderBy(seen => seen.Key, StringComparer.OrdinalIgnoreCase).Select(seen => UpstreamAnalysis.Of(seen.Key, seen.Value, since, now))],
        [.. ledger.Done.OrderBy(done => done.Key, StringComparer.OrdinalIgnoreCase).Select(done => TargetAnalysis.Of(done.Key, done.Value, ledger, since, now))]);
}
