using BumpBot.Model;
using BumpBot.Planning;
using Updaters.References;

namespace BumpBot.Serve.Pages;

/// <summary>Reports of runs -> what pages remember of them. Pure.</summary>
public static class SeenRuns
{
    /// <summary>Of each upstream, or each run, no more than this: a page with more is read by nobody.</summary>
    private const int Most = 200;

    private const int MostSkipped = 20;

    /// <param name="before">What was remembered of the target; null = nothing.</param>
    public static SeenRun Of(TargetReport report, IReadOnlyList<Detection> detections, SeenRun? before, DateTimeOffset at) => report switch
    {
        TargetReport.Done done => new SeenRun(at, RunEnd.Done, [.. Failures(done).Take(Most)], [.. done.Published.Select(PublishedText.Of).OfType<string>().Take(Most)])
        {
            Decisions = Decisions(done, detections, before, at),
        },
        TargetReport.Failed failed => new SeenRun(at, RunEnd.Failed, [new SeenFailure("the run", failed.Fault.Message)], []) { Decisions = before?.Decisions ?? Nothing },
        TargetReport.Left left => new SeenRun(at, RunEnd.Left, [], [ReasonText.Of(left.Reason)]) { Decisions = before?.Decisions ?? Nothing },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static SeenLook Of(Detection detection, DateTimeOffset at) => detection switch
    {
        Detection.Found found => new SeenLook(at, found.Candidate.Release.Tag, found.Candidate.Release.Page, null, Skipped(found.Skipped)),
        Detection.NothingToMoveTo nothing => new SeenLook(at, null, null, null, Skipped(nothing.Skipped)),
        Detection.Unknown unknown => new SeenLook(at, null, null, unknown.Fault.Message, []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Dictionary<UpstreamId, SeenDecision> Nothing => [];

    private static List<SeenSkip> Skipped(IReadOnlyList<SkippedRelease> skipped) =>
        [.. skipped.Where(release => release.Reason is not ReleaseSkip.OlderThan).Take(MostSkipped).Select(release => new SeenSkip(release.Tag, ReasonText.Of(release.Reason)))];

    private static IEnumerable<SeenFailure> Failures(TargetReport.Done done) =>
        done.Published.OfType<Published.Failed>().Select(failed => new SeenFailure(failed.What, failed.Fault.Message))
            .Concat(done.Plan.Problems.Select(problem => new SeenFailure("its files", problem)));

    /// <summary>A run for one upstream says nothing of the others; what is watched no more is forgotten.</summary>
    private static Dictionary<UpstreamId, SeenDecision> Decisions(TargetReport.Done done, IReadOnlyList<Detection> detections, SeenRun? before, DateTimeOffset at)
    {
        var watched = done.Plan.Settings.Watch.Select(entry => entry.Id).ToHashSet();
        var decisions = (before?.Decisions ?? Nothing).Where(known => watched.Contains(known.Key)).ToDictionary();
        var (skipped, places) = (done.Plan.NotDone.OfType<NotDone.Upstream>().ToLookup(one => one.Id), done.Plan.NotDone.OfType<NotDone.Reference>().ToLookup(one => one.Found.Reference.Upstream));
        foreach (var upstream in detections.Select(detection => detection.Upstream).Where(watched.Contains).Distinct())
            decisions[upstream] = Decision(upstream, done, [.. skipped[upstream].Select(one => one.Reason)], places[upstream], decisions.GetValueOrDefault(upstream), at);
        return decisions;
    }

    private static SeenDecision Decision(
        UpstreamId upstream, TargetReport.Done done, IReadOnlyList<BumpReason> reasons, IEnumerable<NotDone.Reference> left, SeenDecision? before, DateTimeOffset at)
    {
        var pull = done.Plan.Pulls.FirstOrDefault(one => one.Carries(upstream));
        var published = done.Published.OfType<Published.PullRequest>().FirstOrDefault(one => one.Members.Any(member => member.Bump.Upstream == upstream));
        var number = published?.Number ?? reasons.OfType<BumpReason.AlreadyOpen>().FirstOrDefault()?.Number;
        var moves = pull?.Members.First(member => member.Bump.Upstream == upstream).Bump.Moves.Select(Place)
            // The plan has no need to name what stands in an open pull request already; the run that opened it did.
            ?? (number is not null && before?.Pull == number ? before.Places.Where(place => place.Moves is not null) : []);
        return new SeenDecision(
            at,
            [.. reasons.Select(ReasonText.Of).Concat(published is null ? [] : [$"its pull request #{published.Number} was {PublishedText.Of(published.Outcome)}"]).Take(Most)],
            number,
            [.. moves.Concat(left.Select(Place)).OrderBy(place => place.Path, StringComparer.Ordinal).ThenBy(place => place.Line).Take(Most)]);
    }

    private static SeenPlace Place(ReferenceMove move) =>
        new(move.Found.Reference.Path, move.Found.Line, move.Found.Current, move.NewText, null, VersionIn(move.Found));

    private static SeenPlace Place(NotDone.Reference left) =>
        new(left.Found.Reference.Path, left.Found.Line, left.Found.Current, null, ReasonText.Of(left.Reason), IsItsVersion(left.Reason) ? VersionIn(left.Found) : null);

    private static string? VersionIn(FoundReference found) =>
        found.Reference.Kind is ReferenceKind.Tag or ReferenceKind.Package or ReferenceKind.Value ? found.Current.TrimStart('v', 'V') : null;

    /// <summary>Whether a place that stays is one of the upstream's all the same.</summary>
    private static bool IsItsVersion(ReferenceReason reason) => reason is not (
        ReferenceReason.OptedOut or ReferenceReason.OutsideFiles or ReferenceReason.NotAVersion or ReferenceReason.NotItsVersion or ReferenceReason.OwnRepository
        or ReferenceReason.Ambiguous or ReferenceReason.RivalNotSeen or ReferenceReason.RuleMiscounted or ReferenceReason.CommitNotKnown or ReferenceReason.NoSuchSubmodule);
}
