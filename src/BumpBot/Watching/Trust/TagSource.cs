using BumpBot.Model;

namespace BumpBot.Watching.Trust;

/// <summary>Which looks tell where the tags lead now, and for which upstreams git has to be asked.</summary>
internal static class TagSource
{
    /// <summary>How often an upstream's refs are listed.</summary>
    public static readonly TimeSpan ListEvery = TimeSpan.FromDays(1);

    /// <summary>
    /// Whether the look itself read the tags. A list of releases stays as it is when a tag is moved, so a commit in it, from whatever look
    /// it came, tells nothing of now.
    /// </summary>
    public static bool TellsCommits(Snapshot snapshot) =>
        snapshot.Source is ReleaseSource.Tags or ReleaseSource.TagsInsteadOfReleases or ReleaseSource.GitRefs
        && snapshot.Releases.All(release => release.Commit is not null || release.Stage == ReleaseStage.Draft);

    public static bool IsListingDue(WatchEntry entry, Snapshot snapshot, SeenUpstream? seen, DateTimeOffset now) =>
        entry.Git is null
        && snapshot.Source != ReleaseSource.None
        && !TellsCommits(snapshot)
        && (seen?.TagsListedAt is not { } last || now - last >= ListEvery || last > now || HasNewRelease(snapshot, seen));

    /// <summary>The commit of a tag is remembered from when it is first seen, not from the next day on.</summary>
    private static bool HasNewRelease(Snapshot snapshot, SeenUpstream seen) =>
        snapshot.Releases.Any(release => release.Stage != ReleaseStage.Draft && !seen.FirstSeen.ContainsKey(release.Tag));

    /// <summary>Tag -> commit, as far as look and listing tell where the tags lead now.</summary>
    public static IReadOnlyDictionary<string, string> Told(Snapshot snapshot, ListedTags? listed) =>
        listed is ListedTags.All all ? all.Commits
        : snapshot.Source is ReleaseSource.Releases or ReleaseSource.None ? new Dictionary<string, string>()
        : snapshot.Releases.Where(release => release.Commit is not null).DistinctBy(release => release.Tag)
            .ToDictionary(release => release.Tag, release => release.Commit!, StringComparer.Ordinal);

    /// <summary>Whether a tag that was not told is not there.</summary>
    public static bool IsWhole(Snapshot snapshot, ListedTags? listed) =>
        listed is ListedTags.All || TellsCommits(snapshot);
}
