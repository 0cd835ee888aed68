using System.Diagnostics;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Planning.Tracing;

/// <summary>What was seen and planned, put together as the trace of one upstream. Pure; it decides nothing, and asks the same functions that the plan is made by.</summary>
public static class TraceDecision
{
    /// <param name="seen">What the ledger knew of the upstream before the look; null = nothing.</param>
    public static DecisionTrace Of(WatchEntry entry, Detection detection, SeenUpstream? seen, DateTimeOffset lookedAt, IReadOnlyList<TargetTrace> targets) => detection switch
    {
        Detection.Found found => Of(entry, found, found.Snapshot, found.Skipped, found.Candidate, seen, lookedAt, targets),
        Detection.NothingToMoveTo nothing => Of(entry, nothing, nothing.Snapshot, nothing.Skipped, null, seen, lookedAt, targets),
        Detection.Unknown unknown => new DecisionTrace(entry, unknown, seen, lookedAt, null, [], targets),
        _ => throw new UnreachableException(),
    };

    /// <summary>Two targets that watch an upstream by the same entry of the same config share its trace.</summary>
    public static WatchEntry SharedKey(WatchEntry entry) => entry with { Upstream = entry.Upstream with { Hosts = Upstream.GitHubHosts } };

    private static DecisionTrace Of(
        WatchEntry entry,
        Detection detection,
        Snapshot snapshot,
        IReadOnlyList<SkippedRelease> skipped,
        Candidate? candidate,
        SeenUpstream? seen,
        DateTimeOffset lookedAt,
        IReadOnlyList<TargetTrace> targets)
    {
        var published = SnapshotVersions.Of(entry, snapshot);
        // A forge may list two drafts with one tag: each has a reason of its own.
        var reasons = skipped.GroupBy(one => one.Tag, StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<ReleaseSkip>(same.Select(one => one.Reason)), StringComparer.Ordinal);
        List<TracedRelease> releases = [.. snapshot.Releases.Select(release => new TracedRelease(
            release,
            published.Pattern.TryRead(release.Tag, out var version) ? version : null,
            ReferenceEquals(release, candidate?.Release) ? new ReleaseVerdict.Chosen() : Skipped(release, reasons, candidate)))];
        return new DecisionTrace(entry, detection, seen, lookedAt, published, InOrder(releases), targets);
    }

    private static ReleaseVerdict.Skipped Skipped(Release release, Dictionary<string, Queue<ReleaseSkip>> reasons, Candidate? candidate) =>
        reasons.TryGetValue(release.Tag, out var left) && left.TryDequeue(out var reason) ? new ReleaseVerdict.Skipped(reason)
        : candidate is not null ? new ReleaseVerdict.Skipped(new ReleaseSkip.OlderThan(candidate.Release.Tag))
        : throw new InvalidOperationException($"{release.Tag} is not the candidate, and no reason says why");

    private static IReadOnlyList<TracedRelease> InOrder(List<TracedRelease> releases) =>
    [
        .. releases.Where(release => release.Version is not null)
            .OrderByDescending(release => release.Version)
            .ThenByDescending(release => release.Version!.PartCount)
            .ThenByDescending(release => release.Release.PublishedAt),
        .. releases.Where(release => release.Version is null).OrderByDescending(release => release.Release.PublishedAt),
    ];
}
