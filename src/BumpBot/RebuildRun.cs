using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot;

/// <summary>
/// Restores a lost ledger: what was done from the marks in pull requests and issues, what was seen from a look at the upstreams. It writes to the
/// ledger alone, and takes nothing out of it.
/// </summary>
public sealed class RebuildRun(BumpLook look, ILedgerStore ledger, int concurrency, TimeProvider time)
{
    /// <summary>Finds what could be restored, and changes nothing.</summary>
    public async Task<RebuildReport> LookAsync(RunRequest request, CancellationToken cancellation)
    {
        using var targets = await look.OpenAsync(request, cancellation);
        var detected = await look.DetectAsync(targets.Watched, LookPurpose.Record, cancellation);
        var now = time.GetUtcNow();
        var looked = await targets.EachAsync<(TargetLooked Target, LedgerChange? Change)>(
            concurrency,
            async (target, token) => (new TargetLooked(target.Opened.Name, Fault: null), Restored(target, await StandingOf(target, token), detected, now)),
            (target, fault) => (new TargetLooked(target, fault), null),
            cancellation);
        List<LedgerChange> changes = [.. LedgerChanges.OfRebuiltLooks(detected.ByEntry.Values, now), .. looked.Select(one => one.Change).OfType<LedgerChange>()];
        return new RebuildReport(
            [.. detected.ByEntry.Values.DistinctBy(detection => detection.Upstream)],
            [.. looked.Select(one => one.Target)],
            detected.Ledger,
            LedgerChange.Apply(detected.Ledger, changes))
        {
            Changes = changes,
        };
    }

    /// <summary>Remembers what was found.</summary>
    public Task RememberAsync(RebuildReport found, CancellationToken cancellation) => ledger.ApplyAsync(found.Changes, cancellation);

    private static LedgerChange Restored(ReadyTarget target, Standing standing, Detections detected, DateTimeOffset now) =>
        LedgerChanges.OfRebuiltTarget(target.Opened.Name, standing, detected.For(target.Asked), now);

    /// <summary>Branches tell nothing that a ledger holds.</summary>
    private static async Task<Standing> StandingOf(ReadyTarget target, CancellationToken cancellation)
    {
        var there = await target.Opened.Forge.LookAsync(cancellation);
        return new Standing(there.Pulls, there.Issues, new Dictionary<string, StandingBranch>(), there.IssuesEnabled).Of(target.Settings.Pulls.Line);
    }
}
