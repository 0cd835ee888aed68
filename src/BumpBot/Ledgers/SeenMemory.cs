using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>What is remembered of an upstream after a look. Pure.</summary>
internal static class SeenMemory
{
    private const int HistoryKept = 200;

    /// <summary>So many releases and issues that are gone are remembered: one that comes back is not new.</summary>
    private const int GoneKept = 200;

    /// <param name="detections">All of this upstream that succeeded: two targets may watch it under different policies. Of what they allow, the newest counts.</param>
    public static SeenUpstream After(SeenUpstream? before, IReadOnlyList<Detection> detections, DateTimeOffset now)
    {
        var last = detections.OrderBy(detection => (detection as Detection.Found)?.Candidate.Version).Last();
        var snapshot = SnapshotOf(last);
        var latest = (last as Detection.Found)?.Candidate.Release;
        var published = Published(snapshot).ToList();
        List<UpstreamTrust> trusts = [.. detections.Select(detection => detection.Trust)];
        var firstSeen = FirstSeen(before, detections.SelectMany(detection => Published(SnapshotOf(detection))), now);
        var baseline = before?.Baseline ?? now;
        var told = Told(before, detections, firstSeen, baseline);
        var branches = Branches(before, detections, released: told.Except(before?.Told ?? []).Any(), now);
        return new SeenUpstream(
            latest?.Tag ?? before?.LatestTag,
            latest?.PublishedAt ?? (latest is null ? before?.LatestPublishedAt : null),
            null,
            now,
            // Another one under the same name is an alarm until a person has accepted it, and nothing of it is remembered.
            before?.RepositoryId ?? snapshot.RepositoryId,
            Alarms.Tags(before, trusts),
            before is not null && trusts.Any(trust => trust.IsReplaced) ? before.History : History(published))
        {
            Alarms = Alarms.Remembered(before, trusts, now),
            TagsListedAt = trusts.Max(trust => trust.ListedAt) ?? before?.TagsListedAt,
            FirstSeen = firstSeen,
            Baseline = baseline,
            Told = told,
            Cooling = last.Cooling,
            KnownIssues = KnownIssues(before, detections),
        }.With(branches);
    }

    /// <summary>All that is there now is known, on purpose.</summary>
    public static SeenUpstream AtBaseline(SeenUpstream? before, IReadOnlyList<Detection> detections, AlarmsAtBaseline alarms, DateTimeOffset now)
    {
        var known = WithImpacts(After(before, detections, now), before, told: null) with { Baseline = now, Told = [] };
        known = known.Checked(_ => true);
        return alarms == AlarmsAtBaseline.Accepted ? Alarms.Acknowledge(known, now) : known;
    }

    /// <summary>What was once told of a release stays; the rest is taken from what is told now.</summary>
    public static SeenUpstream WithImpacts(SeenUpstream after, SeenUpstream? before, IReadOnlyDictionary<string, ReleaseImpact>? told)
    {
        var known = (before?.History ?? []).Where(release => release.Impact is not null).DistinctBy(release => release.Tag).ToDictionary(release => release.Tag, release => release.Impact);
        return after with
        {
            History = [.. after.History.Select(release => release with
            {
                Impact = known.GetValueOrDefault(release.Tag) ?? (told?.TryGetValue(release.Tag, out var impact) == true ? impact : null),
            })],
        };
    }

    /// <summary>Those looked at now, and those that another target has looked at of late.</summary>
    private static List<SeenBranch> Branches(SeenUpstream? before, IReadOnlyList<Detection> detections, bool released, DateTimeOffset now)
    {
        var looked = detections.Select(detection => SnapshotOf(detection).Head).OfType<CommitHead>().DistinctBy(head => head.Branch)
            .Select(head => new SeenBranch(head, ToCheck.After(before, head, released, now), now))
            .ToList();
        var others = (before?.Branches() ?? []).Where(branch => now - branch.LookedAt < SeenBranch.KeptFor && !looked.Exists(one => one.Head.Branch == branch.Head.Branch));
        return [.. looked, .. released ? others.Select(branch => branch with { ToCheck = null }) : others];
    }

    private static IReadOnlyList<int>? KnownIssues(SeenUpstream? before, IReadOnlyList<Detection> detections)
    {
        var there = detections.SelectMany(detection => SnapshotOf(detection).Issues ?? []).Select(issue => issue.Number).ToHashSet();
        if (detections.All(detection => SnapshotOf(detection).Issues is null))
            return before?.KnownIssues;
        var gone = (before?.KnownIssues ?? []).Where(number => !there.Contains(number)).OrderDescending().Take(GoneKept);
        return [.. there.Concat(gone).Order()];
    }

    private static IReadOnlyList<SeenRelease> History(IEnumerable<Release> published) =>
        [.. published
            .OrderByDescending(r => r.PublishedAt ?? DateTimeOffset.MinValue)
            .Take(HistoryKept)
            .Select(r => new SeenRelease(r.Tag, r.PublishedAt, r.Author, r.Stage == ReleaseStage.Prerelease))];

    private static Dictionary<string, DateTimeOffset> FirstSeen(SeenUpstream? before, IEnumerable<Release> there, DateTimeOffset now)
    {
        Dictionary<string, DateTimeOffset> firstSeen = [];
        foreach (var release in there)
            firstSeen.TryAdd(release.Tag, before?.FirstSeen.TryGetValue(release.Tag, out var at) == true ? at : now);
        var gone = (before?.FirstSeen ?? firstSeen)
            .Where(seen => !firstSeen.ContainsKey(seen.Key))
            .OrderByDescending(seen => seen.Value)
            .ThenByDescending(seen => seen.Key, StringComparer.Ordinal)
            .Take(GoneKept)
            .ToList();
        foreach (var (tag, at) in gone)
            firstSeen.Add(tag, at);
        return firstSeen;
    }

    private static List<string> Told(
        SeenUpstream? before, IReadOnlyList<Detection> detections, Dictionary<string, DateTimeOffset> firstSeen, DateTimeOffset baseline) =>
        [.. detections
            .OfType<Detection.Found>()
            .Select(found => found.Candidate.Release.Tag)
            .Where(tag => firstSeen[tag] > baseline)
            .Concat(before?.Told.Where(firstSeen.ContainsKey) ?? [])
            .Distinct()];

    private static IEnumerable<Release> Published(Snapshot snapshot) => snapshot.Releases.Where(release => release.Stage != ReleaseStage.Draft);

    private static Snapshot SnapshotOf(Detection detection) => detection switch
    {
        Detection.Found found => found.Snapshot,
        Detection.NothingToMoveTo nothing => nothing.Snapshot,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
