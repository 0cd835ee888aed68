using System.Collections.Concurrent;
using BumpBot.Model;
using Serilog;
using Updaters.References;

namespace BumpBot.Watching.Trust;

/// <summary>Asks once a day for the refs of each upstream whose look does not tell where its tags lead.</summary>
/// <param name="concurrency">Listings under way at once.</param>
public sealed class TagLister(ITagListing listing, int concurrency, TimeProvider time, ILogger log)
{
    /// <summary>More wait for the next run, so that no run is held up; those go first that were not asked for longest.</summary>
    public const int MostInARun = 200;

    /// <returns>By the upstream's name now; those that were not due, or could not be asked, are not there.</returns>
    public async Task<IReadOnlyDictionary<RepoName, ListedTags>> ListAsync(
        IEnumerable<(WatchEntry Entry, Observation Observation)> looks, Ledger ledger, LookPurpose purpose, CancellationToken cancellation)
    {
        var due = Due(looks, ledger, purpose);
        var listed = new ConcurrentDictionary<RepoName, ListedTags>();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation };
        await Parallel.ForEachAsync(due, limit, async (repo, token) =>
        {
            if (await OneAsync(repo, token) is { } tags)
                listed[repo] = tags;
        });
        return listed;
    }

    private List<RepoName> Due(IEnumerable<(WatchEntry Entry, Observation Observation)> looks, Ledger ledger, LookPurpose purpose)
    {
        var now = time.GetUtcNow();
        var due =
            from look in looks
            let snapshot = (look.Observation as Observation.Seen)?.Snapshot
            where snapshot is not null
            let seen = ledger.Seen.GetValueOrDefault(look.Entry.Id.ToString())
            // Of what was never seen there is nothing yet to compare with.
            where purpose == LookPurpose.Record || seen is not null
            where TagSource.IsListingDue(look.Entry, snapshot, seen, now)
            orderby seen?.TagsListedAt ?? DateTimeOffset.MinValue
            select snapshot.Repo;
        return [.. due.Distinct().Take(MostInARun)];
    }

    private async Task<ListedTags?> OneAsync(RepoName repo, CancellationToken cancellation)
    {
        try
        {
            return new ListedTags.All(await listing.ListAsync(repo, cancellation));
        }
        catch (FaultException e)
        {
            log.Debug("the tags of {Repo} could not be listed: {Fault}", repo.ToString(), e.Fault.Message);
            return e.Fault is Fault.Retry ? null : new ListedTags.Refused();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.Error(e, "the tags of {Repo} could not be listed", repo.ToString());
            return null;
        }
    }
}
