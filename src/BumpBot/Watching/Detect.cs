using BumpBot.Model;
using BumpBot.Watching.Breaking;
using Updaters.Versions;

namespace BumpBot.Watching;

/// <summary>Snapshot + policy + ledger + now -> candidate and news. Pure.</summary>
public static class Detect
{
    /// <summary>The newest release that policy allows now, by its version and never by its place in a list, with a reason for each other release.</summary>
    /// <param name="seen">What the ledger knows of the upstream; null = it was never looked at.</param>
    public static Detection Candidate(WatchEntry entry, Observation observation, SeenUpstream? seen, ZonedTime time) => observation switch
    {
        Observation.Failed failed => new Detection.Unknown(entry.Id, failed.Fault),
        Observation.Seen looked => Candidate(entry, looked.Snapshot, seen, time),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>
    /// What people have not been told about yet: a release once, when it becomes the candidate, however long it had to wait. What was there
    /// at the first sight, or at a baseline, is no news.
    /// </summary>
    public static IEnumerable<News> News(WatchEntry entry, Detection detection, SeenUpstream? seen)
    {
        if (seen is null)
            yield break;
        if (detection is Detection.Found { Candidate.Release: var release } found && seen.IsNews(release.Tag))
            yield return new News.NewRelease(entry.Id, release, BreakingChanges.Since(found, seen.LatestTag));
        if (detection.ToCheck is { } mark && seen.BranchOf(mark.Branch)?.ToCheck is null)
            yield return new News.NewCommits(entry.Id, mark);
        if (seen.KnownIssues is { } known)
        {
            foreach (var issue in Issues(detection).ExceptBy(known, issue => issue.Number))
                yield return new News.NewIssue(entry.Id, issue);
        }
    }

    private static IReadOnlyList<UpstreamIssue> Issues(Detection detection) => detection switch
    {
        Detection.Found found => found.Snapshot.Issues ?? [],
        Detection.NothingToMoveTo nothing => nothing.Snapshot.Issues ?? [],
        _ => [],
    };

    private static Detection Candidate(WatchEntry entry, Snapshot snapshot, SeenUpstream? seen, ZonedTime time)
    {
        var published = SnapshotVersions.Of(entry, snapshot);
        var skipped = new List<SkippedRelease>(snapshot.Releases.Count);
        var newestFirst = Meant(entry, snapshot, published, time.Today, skipped);
        ReleaseAge age = new(entry.Cooldown, seen, time.Now);
        for (var index = 0; index < newestFirst.Count; index++)
        {
            if (age.Refuse(newestFirst[index].Release) is { } cooling)
                skipped.Add(new SkippedRelease(newestFirst[index].Release.Tag, cooling));
            else
                return Found(entry, snapshot, newestFirst[index..], published, skipped, seen, time);
        }
        return new Detection.NothingToMoveTo(entry.Id, snapshot, skipped)
        {
            ToCheck = ToCheck.After(seen, snapshot.Head, released: false, time.Now),
        };
    }

    /// <summary>The releases that policy allows once they are old enough, newest first; the others are added to the skipped ones.</summary>
    private static List<Candidate> Meant(WatchEntry entry, Snapshot snapshot, PublishedVersions published, DateOnly today, List<SkippedRelease> skipped)
    {
        List<IgnoredVersions> ignored = [.. entry.Ignore.Where(ignore => ignore.HoldsOn(today))];
        List<Candidate> allowed = [];
        foreach (var release in snapshot.Releases)
        {
            if (Refuse(entry, ignored, release, published, out var version) is { } reason)
                skipped.Add(new SkippedRelease(release.Tag, reason));
            else
                allowed.Add(new Candidate(release, version!));
        }
        ReleaseGuard guard = new(entry, allowed, published);
        List<Candidate> meant = [];
        foreach (var candidate in allowed)
        {
            if (guard.Refuse(candidate.Version) is { } reason)
                skipped.Add(new SkippedRelease(candidate.Release.Tag, reason));
            else
                meant.Add(candidate);
        }
        meant.Sort(NewestFirst);
        return meant;
    }

    private static int NewestFirst(Candidate one, Candidate other)
    {
        var order = other.Version.CompareTo(one.Version);
        // The moving "v4" beside the "v4.0.0" that it now points to
        if (order == 0)
            order = other.Version.PartCount.CompareTo(one.Version.PartCount);
        if (order == 0)
            order = (other.Release.PublishedAt ?? DateTimeOffset.MinValue).CompareTo(one.Release.PublishedAt ?? DateTimeOffset.MinValue);
        return order != 0 ? order : string.CompareOrdinal(one.Release.Tag, other.Release.Tag);
    }

    private static Detection.Found Found(
        WatchEntry entry, Snapshot snapshot, List<Candidate> allowed, PublishedVersions published, List<SkippedRelease> skipped, SeenUpstream? seen, ZonedTime time)
    {
        var candidate = allowed[0];
        var older = new ReleaseSkip.OlderThan(candidate.Release.Tag);
        skipped.AddRange(allowed.Skip(1).Select(other => new SkippedRelease(other.Release.Tag, older)));
        return new Detection.Found(entry.Id, snapshot, candidate, allowed, published, skipped)
        {
            Hold = entry.Hold is { } hold && hold.HoldsOn(time.Today) ? hold : null,
            IsBaseline = seen?.IsBaseline(candidate.Release.Tag) == true,
            ToCheck = ToCheck.After(seen, snapshot.Head, seen?.IsNews(candidate.Release.Tag) == true, time.Now),
        };
    }

    private static ReleaseSkip? Refuse(
        WatchEntry entry, List<IgnoredVersions> ignored, Release release, PublishedVersions published, out ReleaseVersion? version)
    {
        version = null;
        if (release.Stage == ReleaseStage.Draft)
            return new ReleaseSkip.Draft();
        if (!published.TryGetVersion(release.Tag, out var read))
            return new ReleaseSkip.NotAVersion(published.Pattern.ToString());
        version = read;
        // The flag on the forge and the version's own label are two things; either makes a pre-release.
        if (!entry.Prereleases && (release.Stage == ReleaseStage.Prerelease || read.IsPrerelease))
            return new ReleaseSkip.Prerelease();
        if (entry.Allow is { } allow && !allow.Contains(read))
            return new ReleaseSkip.NotAllowed(allow.ToString());
        return ignored.Find(ignore => ignore.Versions.Contains(read)) is { } found
            ? new ReleaseSkip.Ignored(found.Versions.ToString(), found.Reason, found.Until)
            : null;
    }
}
