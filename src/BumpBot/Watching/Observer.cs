using System.Collections.Concurrent;
using BumpBot.Model;
using Serilog;

namespace BumpBot.Watching;

/// <summary>Looks at every upstream once, many at a time, however many entries and targets watch it.</summary>
/// <param name="concurrency">Looks under way at once.</param>
public sealed class Observer(IReadOnlyList<IUpstreamFeed> feeds, LookCache cache, int concurrency, ILogger log)
{
    /// <returns>For each entry what was seen; a failed look says so and spoils no other.</returns>
    /// <exception cref="FaultException">Only where nothing can go on (<see cref="Fault.StopRun"/>).</exception>
    public async Task<IReadOnlyDictionary<WatchEntry, Observation>> ObserveAsync(
        IReadOnlyCollection<WatchEntry> entries, CancellationToken cancellation)
    {
        var looks = entries.GroupBy(entry => (entry.Source, Lists: entry.Follow & (Follow.Releases | Follow.Tags))).ToList();
        var seen = new ConcurrentDictionary<WatchEntry, Observation>(ReferenceEqualityComparer.Instance);
        var options = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation };
        await Parallel.ForEachAsync(looks, options, async (look, token) =>
        {
            var follow = look.Aggregate(Follow.None, (all, entry) => all | entry.Follow);
            var observation = await LookAsync(look.Key.Source, follow, token);
            foreach (var entry in look)
                seen[entry] = observation;
        });
        return seen;
    }

    private async Task<Observation> LookAsync(UpstreamSource source, Follow follow, CancellationToken cancellation)
    {
        try
        {
            var feed = feeds.First(candidate => candidate.Serves(source));
            var last = cache.Read(source, follow);
            var look = await feed.LookAsync(new LookRequest(source, follow, last), cancellation);
            if (!ReferenceEquals(look, last))
                cache.Write(source, follow, look);
            log.Debug("looked at {Source}: {Releases} releases from {From}", source, look.Snapshot.Releases.Count, look.Snapshot.Source);
            return new Observation.Seen(look.Snapshot);
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            log.Warning("{Source} could not be looked at: {Fault}", source, e.Fault.Message);
            return new Observation.Failed(e.Fault);
        }
        catch (Exception e) when (e is not FaultException && !cancellation.IsCancellationRequested)
        {
            log.Error(e, "{Source} could not be looked at", source);
            return new Observation.Failed(Fault.OfMistake(e));
        }
    }
}
