using System.Collections.Concurrent;
using BumpBot.Model;
using Serilog;

namespace BumpBot.Watching;

/// <summary>Looks at every upstream once, many at a time, however many entries and targets watch it.</summary>
/// <param name="concurrency">Looks under way at once.</param>
/// <param name="meter">Where the feeds count what they ask; null = nowhere, and the looks cost nothing that is known of.</param>
/// <param name="time">Tells when something was looked at; null = that is not remembered, and everything is always asked for.</param>
public sealed class Observer(
    IReadOnlyList<IUpstreamFeed> feeds, LookCache cache, int concurrency, ILogger log, CostMeter? meter = null, TimeProvider? time = null)
{
    private readonly RecentLooks _recent = new();

    /// <param name="progress">Told after each look; null = nobody wants to know.</param>
    /// <param name="since">What was looked at then or later is taken from the cache; null = everything is asked for.</param>
    /// <returns>For each entry what was seen; a failed look says so and spoils no other.</returns>
    /// <exception cref="FaultException">Only where nothing can go on (<see cref="Fault.StopRun"/>).</exception>
    public async Task<Observations> ObserveAsync(
        IReadOnlyCollection<WatchEntry> entries, CancellationToken cancellation, IProgress<RunProgress>? progress = null, DateTimeOffset? since = null)
    {
        var before = meter?.Read() ?? LookCost.None;
        var options = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation };
        var shared = Requests(entries);
        var together = await TogetherAsync([.. shared.Keys.Where(request => !_recent.Has(request, since))], cancellation);
        var seen = new ConcurrentDictionary<WatchEntry, Observation>(ReferenceEqualityComparer.Instance);
        var looked = 0;
        await Parallel.ForEachAsync(shared, options, async (look, token) =>
        {
            var observation = await ObserveAsync(look.Key, together.GetValueOrDefault(look.Key), since, token);
            foreach (var entry in look.Value)
                seen[entry] = observation;
            progress?.Report(new LookProgress(Interlocked.Increment(ref looked), shared.Count));
        });
        return new Observations(seen, meter?.Read().Since(before) ?? LookCost.None);
    }

    /// <summary>The looks that answer for all entries, each with those that it answers for.</summary>
    private Dictionary<LookRequest, IReadOnlyList<WatchEntry>> Requests(IReadOnlyCollection<WatchEntry> entries) => entries
        .GroupBy(entry => (entry.Source, Lists: entry.Follow & (Follow.Releases | Follow.Tags)))
        .AsParallel()
        .Select(look => (look.Key.Source, Follow: look.Aggregate(Follow.None, (all, entry) => all | entry.Follow), Entries: look.ToList()))
        .Select(look => (Request: new LookRequest(look.Source, look.Follow, cache.Read(look.Source, look.Follow)), look.Entries))
        .ToDictionary<(LookRequest Request, List<WatchEntry> Entries), LookRequest, IReadOnlyList<WatchEntry>>(
            look => look.Request, look => look.Entries, ReferenceEqualityComparer.Instance);

    /// <summary>What the feeds told of many at once. What fails here is looked at one by one, where its fault is told.</summary>
    private async Task<IReadOnlyDictionary<LookRequest, StoredLook>> TogetherAsync(IReadOnlyList<LookRequest> requests, CancellationToken cancellation)
    {
        var told = new Dictionary<LookRequest, StoredLook>(ReferenceEqualityComparer.Instance);
        foreach (var group in requests.GroupBy(request => feeds.First(feed => feed.Serves(request.Source))))
        {
            try
            {
                foreach (var (request, look) in await group.Key.LookTogetherAsync([.. group], cancellation))
                    told.Add(request, look);
            }
            catch (Exception e) when (e is not FaultException { Fault: Fault.StopRun } && !cancellation.IsCancellationRequested)
            {
                log.Error(e, "{Count} upstreams could not be looked at together", group.Count());
            }
        }
        return told;
    }

    /// <param name="told">What is known of it already from a look at many; null = it is looked at now.</param>
    private async Task<Observation> ObserveAsync(LookRequest request, StoredLook? told, DateTimeOffset? since, CancellationToken cancellation)
    {
        // Of several runs that want the same look at once, one asks.
        using var turn = since is null ? null : await _recent.TurnAsync(request, cancellation);
        if (_recent.Has(request, since) && cache.Read(request.Source, request.Follow) is { } recent)
            return new Observation.Seen(recent.Snapshot);
        return await AskAsync(request, told, cancellation);
    }

    private async Task<Observation> AskAsync(LookRequest request, StoredLook? told, CancellationToken cancellation)
    {
        var source = request.Source;
        try
        {
            var begun = time?.GetUtcNow();
            var look = told ?? await feeds.First(feed => feed.Serves(source)).LookAsync(request, cancellation);
            if (!ReferenceEquals(look, request.Last))
                cache.Write(source, request.Follow, look);
            _recent.Note(request, begun);
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
