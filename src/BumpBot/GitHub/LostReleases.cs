using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>Whether a list lacks what it held at the last look. Then the repository itself may be another one: it is asked who it is.</summary>
internal static class LostReleases
{
    /// <param name="now">The list as it is now; null = it did not change.</param>
    public static bool Any(Snapshot last, IReadOnlyList<Release>? now)
    {
        if (now is null || ReferenceEquals(now, last.Releases))
            return false;
        var there = now.ToLookup(release => release.Tag);
        return last.Releases.Any(known => known.Stage != ReleaseStage.Draft && !there[known.Tag].Any(release => IsSame(known, release)));
    }

    /// <summary>A release that was deleted and made again has another date; a tag, another commit. What a look did not tell tells nothing.</summary>
    private static bool IsSame(Release known, Release now) =>
        (known.PublishedAt is null || now.PublishedAt is null || known.PublishedAt == now.PublishedAt)
        && (known.Commit is null || now.Commit is null || known.Commit == now.Commit);
}
