using BumpBot.Ledgers;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot;

/// <summary>What could be restored of a ledger.</summary>
/// <param name="Upstreams">Each once, as the first target that watches it does.</param>
/// <param name="Before">The ledger as it was.</param>
/// <param name="After">The ledger as it is to be.</param>
public sealed record RebuildReport(IReadOnlyList<Detection> Upstreams, IReadOnlyList<TargetLooked> Targets, Ledger Before, Ledger After)
{
    /// <summary>What makes the one of the other.</summary>
    public required IReadOnlyList<LedgerChange> Changes { get; init; }

    /// <summary>Whether something could not be looked at, so that more may be lost than was found.</summary>
    public bool IsPartial => Upstreams.Any(upstream => upstream is Detection.Unknown) || Targets.Any(target => target.Fault is not null);

    /// <summary>All bumps of the targets that were looked at.</summary>
    public IEnumerable<RebuiltBump> Bumps =>
        from target in Targets
        from bump in After.DoneIn(target.Target).Bumps.OrderBy(bump => bump.Key, StringComparer.OrdinalIgnoreCase)
        select new RebuiltBump(target.Target.ToString()!, bump.Key, bump.Value, StateOf(Before.DoneIn(target.Target).Bumps.GetValueOrDefault(bump.Key), bump.Value));

    public RebuiltState StateOf(UpstreamId upstream) => Before.SeenOf(upstream) is null ? RebuiltState.Restored : RebuiltState.Kept;

    private static RebuiltState StateOf(DoneBump? before, DoneBump after) =>
        before is null ? RebuiltState.Restored : ReferenceEquals(before, after) ? RebuiltState.Kept : RebuiltState.BroughtUpToDate;
}

/// <param name="Fault">Why it could not be looked at whole; null = it was.</param>
public sealed record TargetLooked(TargetName Target, Fault? Fault);

public sealed record RebuiltBump(string Target, string Upstream, DoneBump Bump, RebuiltState State);

public enum RebuiltState
{
    Restored,

    /// <summary>The forge told more than was remembered.</summary>
    BroughtUpToDate,

    Kept,
}
