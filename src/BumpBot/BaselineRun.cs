using BumpBot.Ledgers;
using BumpBot.Model;

namespace BumpBot;

/// <summary>Looks, and takes all that is there as known: no notice and no release issue comes of it. It touches no target.</summary>
public sealed class BaselineRun(BumpLook look, ILedgerStore ledger, TimeProvider time)
{
    /// <param name="alarms">Whether the upstreams' alarms are accepted, too: only where a person named the upstream.</param>
    /// <returns>What became of each upstream, in the order of the entries; an upstream of several entries once.</returns>
    public async Task<IReadOnlyList<Baselined>> RunAsync(IReadOnlyCollection<WatchEntry> entries, AlarmsAtBaseline alarms, CancellationToken cancellation)
    {
        var detected = await look.DetectAsync(entries, LookPurpose.Record, cancellation);
        await ledger.ApplyAsync(LedgerChanges.OfBaseline(detected.ByEntry.Values, alarms, time.GetUtcNow()), cancellation);
        return
        [
            .. entries
                .DistinctBy(entry => entry.Id)
                .Select(entry => Baselined.Of(detected.ByEntry[entry], detected.Ledger.SeenOf(entry.Id), alarms)),
        ];
    }
}
