using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Asking;

/// <summary>Releases that are too young, yet taken since a person asked for them: in this plan, or before, as their open pull request shows.</summary>
internal static class Cooled
{
    /// <param name="now">Whether the newest of them is asked for in this plan.</param>
    public static Detection Lift(Detection detection, TargetSettings settings, UpstreamId upstream, bool now, UpstreamStanding standing)
    {
        if (detection.Cooling is null || settings.Watch.FirstOrDefault(entry => entry.Id == upstream) is not { } entry)
            return detection;
        var (snapshot, skipped, allowed) = detection switch
        {
            Detection.Found found => (found.Snapshot, found.Skipped, found.Allowed),
            Detection.NothingToMoveTo nothing => (nothing.Snapshot, nothing.Skipped, (IReadOnlyList<Candidate>)[]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var open = standing.OpenPulls.Select(pull => standing.TagIn(pull.Mark)).ToHashSet(StringComparer.Ordinal);
        var published = SnapshotVersions.Of(entry, snapshot);
        var cooling = skipped.Where(skip => skip.Reason is ReleaseSkip.CoolingDown).Select(skip => skip.Tag).ToHashSet(StringComparer.Ordinal);
        List<Candidate> young =
        [
            .. snapshot.Releases
                .Where(release => cooling.Contains(release.Tag))
                .Select(release => published.Pattern.TryRead(release.Tag, out var version) ? new Candidate(release, version) : null)
                .OfType<Candidate>()
                .OrderByDescending(candidate => candidate.Version),
        ];
        var index = young.FindIndex(candidate => now || open.Contains(candidate.Release.Tag));
        if (index < 0)
            return detection;
        List<Candidate> all = [.. young[index..], .. allowed];
        List<SkippedRelease> left = [.. skipped.Where(skip => skip.Tag != all[0].Release.Tag)];
        return detection is Detection.Found before
            ? before with { Candidate = all[0], Allowed = all, Skipped = left }
            : new Detection.Found(upstream, snapshot, all[0], all, published, left) { Trust = detection.Trust, ToCheck = detection.ToCheck };
    }
}
