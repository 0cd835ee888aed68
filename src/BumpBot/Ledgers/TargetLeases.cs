using BumpBot.Model;
using Serilog;

namespace BumpBot.Ledgers;

/// <summary>
/// Lets one run at a time work on a target: what it publishes lies between taking the target and giving it back. Looking takes nothing.
/// </summary>
/// <remarks>
/// A run takes a target only when its plan has something to publish, so an idle run writes no lease. The look that the plan was made from is then
/// older than the lease; it still holds unless another run had the target in between, which shows in the entry: each taking leaves a holder of its
/// own. It is a help, not the guard: each push names the commit that it replaces, and the forge takes one open pull request for a branch.
/// </remarks>
public sealed class TargetLeases(ILedgerStore ledger, ProcessSigns processes, TimeProvider time, ILogger log)
{
    /// <param name="known">The target's entry, read before anything was looked at.</param>
    public async Task<LeaseAttempt> TryTakeAsync(TargetName target, DoneTarget known, CancellationToken cancellation)
    {
        var lease = new TargetLease(Guid.NewGuid().ToString("N"), processes.Own, time.GetUtcNow() + Leases.Length);
        var (newest, other) = await TakeAsync(target, lease, cancellation);
        if (other is not null)
            return new LeaseAttempt.HeldByAnother(other.Until);
        // One that was never given back is a dead run's, which may have stopped anywhere and at any time.
        var isCurrent = newest.Lease == known.Lease && newest.Lease is null or { Ended: true };
        return new LeaseAttempt.Taken(new HeldTarget(this, target, lease, time, log), newest, isCurrent);
    }

    /// <returns>False = another run had the target since: it is no longer this lease's, even if that one has ended.</returns>
    internal async Task<bool> TryRenewAsync(TargetName target, TargetLease lease, CancellationToken cancellation) =>
        (await ChangeAsync(target, before => Leases.Renew(before, lease), cancellation)).Other is null;

    private Task<(DoneTarget Before, TargetLease? Other)> TakeAsync(TargetName target, TargetLease lease, CancellationToken cancellation) =>
        ChangeAsync(target, before => Leases.Take(before, lease, time.GetUtcNow(), processes.AreOver), cancellation);

    /// <returns>The entry as it was, and the lease of another that stands in the way; null = it is changed.</returns>
    private async Task<(DoneTarget Before, TargetLease? Other)> ChangeAsync(TargetName target, Func<DoneTarget, DoneTarget> change, CancellationToken cancellation)
    {
        var newest = DoneTarget.Empty;
        TargetLease? other = null;
        await ledger.ApplyAsync([new LedgerChange.OfTarget(target, Change)], cancellation);
        return (newest, other);

        // May be applied several times; the last one counts.
        DoneTarget Change(DoneTarget before)
        {
            var after = change(before);
            (newest, other) = (before, ReferenceEquals(after, before) ? before.Lease : null);
            return after;
        }
    }

    internal Task ApplyAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation) => ledger.ApplyAsync(changes, cancellation);
}
