using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Watching;

/// <summary>Snapshot + policy -> candidate and news. Pure.</summary>
public static class Detect
{
    /// <summary>The newest release that policy allows, by its version and never by its place in a list, with a reason for each other release.</summary>
    public static Detection Candidate(WatchEntry entry, Observation observation) => observation switch
    {
        Observation.Failed failed => new Detection.Unknown(entry.Id, failed.Fault),
        Observation.Seen seen => Candidate(entry, seen.Snapshot),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What is new since the ledger last saw the upstream. The first sight is no news; the first release after it is.</summary>
    public static IEnumerable<News> News(WatchEntry entry, Detection detection, SeenUpstream? seen)
    {
        if (seen is null)
            yield break;
        if (detection is Detection.Found found && (seen.LatestTag is not { } known || IsNewer(found, known)))
            yield return new News.NewRelease(entry.Id, found.Candidate.Release);
        if (Head(detection) is { } head && seen.LatestCommit is { } before && before.Sha != head.Sha)
            yield return new News.NewCommits(entry.Id, head, before.Sha);
    }

    private static Detection Candidate(WatchEntry entry, Snapshot snapshot)
    {
        var tags = snapshot.Releases.Where(r => r.Stage != ReleaseStage.Draft).Select(r => r.Tag);
        var published = new PublishedVersions(entry.Upstream.Tag ?? TagPattern.Infer(entry.Id.Repo, tags), tags);
        var skipped = new List<SkippedRelease>();
        var allowed = new List<Candidate>();
        foreach (var release in snapshot.Releases)
        {
            if (Refuse(entry, release, published.Pattern, out var version) is { } reason)
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
        List<Candidate> newestFirst = [.. meant
            .OrderByDescending(c => c.Version)
            // The moving "v4" beside the "v4.0.0" that it now points to
            .ThenByDescending(c => c.Version.PartCount)
            .ThenByDescending(c => c.Release.PublishedAt ?? DateTimeOffset.MinValue)
            .ThenBy(c => c.Release.Tag, StringComparer.Ordinal)];
        if (newestFirst.Count == 0)
            return new Detection.NothingToMoveTo(entry.Id, snapshot, skipped);
        skipped.AddRange(newestFirst.Skip(1).Select(c => new SkippedRelease(c.Release.Tag, new ReleaseSkip.OlderThan(newestFirst[0].Release.Tag))));
        return new Detection.Found(entry.Id, snapshot, newestFirst[0], newestFirst, published, skipped);
    }

    private static ReleaseSkip? Refuse(WatchEntry entry, Release release, TagPattern pattern, out ReleaseVersion? version)
    {
        version = null;
        if (release.Stage == ReleaseStage.Draft)
            return new ReleaseSkip.Draft();
        if (!pattern.TryRead(release.Tag, out var read))
            return new ReleaseSkip.NotAVersion(pattern.ToString());
        version = read;
        // The flag on the forge and the version's own label are two things; either makes a pre-release.
        if (!entry.Prereleases && (release.Stage == ReleaseStage.Prerelease || read.IsPrerelease))
            return new ReleaseSkip.Prerelease();
        if (entry.Allow is { } allow && !allow.Contains(read))
            return new ReleaseSkip.NotAllowed(allow.ToString());
        return entry.Ignore.FirstOrDefault(range => range.Contains(read)) is { } ignored
            ? new ReleaseSkip.Ignored(ignored.ToString())
            : null;
    }

    private static bool IsNewer(Detection.Found found, string known) =>
        !found.Published.Pattern.TryRead(known, out var before) || found.Candidate.Version > before;

    private static CommitHead? Head(Detection detection) => detection switch
    {
        Detection.Found found => found.Snapshot.Head,
        Detection.NothingToMoveTo nothing => nothing.Snapshot.Head,
        _ => null,
    };
}
