using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Watching.Breaking;

/// <summary>Whether each release breaks what uses the one before it, for those that the ledger has no word about yet. Pure.</summary>
public static class ReleaseImpacts
{
    public static IReadOnlyDictionary<UpstreamId, IReadOnlyDictionary<string, ReleaseImpact>> Of(IEnumerable<Detection> detections, Ledger ledger) =>
        detections.OfType<Detection.Found>()
            .DistinctBy(found => found.Upstream)
            .ToDictionary(found => found.Upstream, found => Of(found, ledger.SeenOf(found.Upstream)));

    private static IReadOnlyDictionary<string, ReleaseImpact> Of(Detection.Found found, SeenUpstream? seen)
    {
        var known = (seen?.History ?? []).Where(release => release.Impact is not null).Select(release => release.Tag).ToHashSet();
        var ordered = found.Snapshot.Releases
            .Where(release => release.Stage != ReleaseStage.Draft)
            .Select(release => found.Published.TryGetVersion(release.Tag, out var version) ? new Candidate(release, version) : null)
            .OfType<Candidate>()
            .OrderBy(candidate => candidate.Version)
            .ToList();
        return ordered
            .Select((candidate, index) => (Candidate: candidate, Before: index == 0 ? null : ordered[index - 1].Version))
            .Where(step => !known.Contains(step.Candidate.Release.Tag))
            .DistinctBy(step => step.Candidate.Release.Tag)
            .ToDictionary(step => step.Candidate.Release.Tag, step => Of(step.Candidate, step.Before, found));
    }

    private static ReleaseImpact Of(Candidate to, ReleaseVersion? from, Detection.Found found) =>
        BreakingChanges.Between(from, to, found.Published, found.Snapshot.Repo, [to.Release], new CommitsBetween.NotRead("")) switch
        {
            BreakingVerdict.Breaking => ReleaseImpact.Breaking,
            BreakingVerdict.Quiet => ReleaseImpact.Quiet,
            BreakingVerdict.NotKnown => ReleaseImpact.NotKnown,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
