using BumpBot.Model;

namespace BumpBot.Watching.Trust;

/// <summary>Holds what a look told against the tags and releases that the ledger remembers.</summary>
/// <param name="told">Tag -> commit, as it is now.</param>
/// <param name="isWhole">Whether a tag that was not told is not there.</param>
internal sealed class CompareWithMemory(
    WatchEntry entry, Snapshot snapshot, SeenUpstream seen, VersionTags versions, IReadOnlyDictionary<string, string> told, bool isWhole)
{
    public IEnumerable<Alarm> Tags()
    {
        foreach (var (tag, was) in seen.Tags)
        {
            if (Changed(tag, was) is { } alarm && Counts(tag, isPrerelease: false))
                yield return alarm;
        }
    }

    public IEnumerable<Alarm> Releases()
    {
        if (entry.Git is not null || !entry.Follow.HasFlag(Follow.Releases))
            yield break;
        var listed = snapshot.Releases.Where(release => release.PublishedAt is not null || release.Stage == ReleaseStage.Draft).ToLookup(release => release.Tag);
        foreach (var known in seen.History.Where(known => known.PublishedAt is not null))
        {
            if (HowWithdrawn(known, listed[known.Tag]) is { } how && Counts(known.Tag, known.Prerelease))
                yield return new Alarm.ReleaseWithdrawn(known.Tag, how);
        }
    }

    private Alarm? Changed(string tag, string was) =>
        told.TryGetValue(tag, out var now)
            ? now == was ? null : new Alarm.TagMoved(tag, was, now)
            // Of a list of releases, the list itself tells what is gone.
            : isWhole && snapshot.Source != ReleaseSource.Releases && !WasRelease(tag) ? new Alarm.TagRemoved(tag, was) : null;

    private Withdrawal? HowWithdrawn(SeenRelease known, IEnumerable<Release> now) => now.Select(release => release.Stage).ToList() switch
    {
        [] => IsTidiedAway(known) ? null : Withdrawal.Deleted,
        var stages when stages.Contains(ReleaseStage.Published) => null,
        var stages when stages.Contains(ReleaseStage.Prerelease) => known.Prerelease || entry.Prereleases ? null : Withdrawal.FlaggedPrerelease,
        _ => Withdrawal.Draft,
    };

    /// <summary>Whether it is older than all that are left: projects that keep only their latest releases tidy the others away.</summary>
    private bool IsTidiedAway(SeenRelease known)
    {
        List<DateTimeOffset> dates = [.. snapshot.Releases.Select(release => release.PublishedAt).OfType<DateTimeOffset>()];
        return dates.Count > 0 && known.PublishedAt < dates.Min();
    }

    /// <summary>Versions that policy never allowed come and go: nightly builds, and pre-releases once the release is there.</summary>
    private bool Counts(string tag, bool isPrerelease) =>
        versions.TryRead(tag, out var version) && (entry.Prereleases || !(isPrerelease || version.IsPrerelease));

    private bool WasRelease(string tag) =>
        seen.History.Any(release => release.Tag == tag && release.PublishedAt is not null)
        || seen.Alarms.Any(alarm => alarm.Alarm is Alarm.ReleaseWithdrawn withdrawn && withdrawn.Tag == tag);
}
