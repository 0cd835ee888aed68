using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Tracing;

/// <summary>What comes of one upstream in one target, from the plan and all that it was made from. Pure.</summary>
public static class TraceTarget
{
    public static TargetTrace.Planned Of(WatchEntry entry, PlanInput input, Plan plan)
    {
        var standing = UpstreamStanding.Of(input.Standing, entry.Id);
        var prospect = ProspectOf(entry, input);
        return new TargetTrace.Planned(
            input.Target,
            new PlanBase(plan.BaseBranch, plan.BaseCommit),
            References(entry, input, prospect),
            Evidence(entry, input, prospect?.Upstream),
            new TracedStanding(
                standing.Pulls,
                standing.Issues,
                input.Standing.Branches.GetValueOrDefault(standing.OpenPulls.FirstOrDefault()?.Branch ?? BranchName.For(entry.Id, input.Settings.Pulls.Line)),
                input.Standing.Pulls.Concat(input.Standing.Elsewhere).Count(pull => pull.State == PullState.Open),
                input.Settings.Pulls.Limit),
            new TracedMemory(input.Done.Known.GetValueOrDefault(entry.Id.ToString()), input.Done.Bumps.GetValueOrDefault(entry.Id.ToString())),
            Outcome(entry.Id, plan))
        {
            Unread = input.Scan.Unread,
            Breaking = prospect?.Bump?.Breaking,
        };
    }

    /// <summary>The plan does not tell of the moves of a bump that is not offered now, so they are chosen again.</summary>
    private static Prospect? ProspectOf(WatchEntry entry, PlanInput input) =>
        input.Detections.GetValueOrDefault(entry.Id) is Detection.Found found ? Prospect.Of(found, new ChooseReferences(input).For(entry, found), input) : null;

    private static IReadOnlyList<TracedReference> References(WatchEntry entry, PlanInput input, Prospect? prospect)
    {
        var fates = new Dictionary<FoundReference, ReferenceFate>(ReferenceEqualityComparer.Instance);
        foreach (var move in prospect?.Bump?.Moves ?? [])
            fates.Add(move.Found, new ReferenceFate.Moves(move));
        foreach (var left in prospect?.Left ?? [])
            fates.Add(left.Found, new ReferenceFate.Stays(left.Reason));
        var fateless = new ReferenceFate.NotCompared();
        return
        [
            .. input.Scan.References
                .Where(reference => reference.Reference.Upstream == entry.Id)
                .OrderBy(reference => reference.Reference.Path, StringComparer.Ordinal)
                .ThenBy(reference => reference.Reference.Span.Start)
                .Select(reference => new TracedReference(reference, fates.GetValueOrDefault(reference, fateless))),
        ];
    }

    private static IReadOnlyList<TracedEvidence> Evidence(WatchEntry entry, PlanInput input, Detection.Found? upstream) =>
    [
        .. EvidenceQuestions.Of(input, entry)
            .Where(input.Evidence.ContainsKey)
            .Concat(input.Evidence.Keys.Where(question => upstream is not null && IsAboutReleases(question, upstream)))
            .Select(question => new TracedEvidence(question, input.Evidence[question])),
    ];

    /// <summary>What was asked about the releases that a bump passes is asked only once there is a plan.</summary>
    private static bool IsAboutReleases(EvidenceQuestion question, Detection.Found upstream) => question switch
    {
        EvidenceQuestion.CommitsBetween commits => commits.Repo == upstream.Snapshot.Repo && commits.To == upstream.Candidate.Release.Tag,
        EvidenceQuestion.ReleaseNotes notes => notes.Repo == upstream.Snapshot.Repo && upstream.Snapshot.Releases.Any(release => release.Tag == notes.Tag),
        EvidenceQuestion.Changelog changes => changes.Repo == upstream.Snapshot.Repo && changes.Tag == upstream.Candidate.Release.Tag,
        _ => false,
    };

    private static TracedOutcome Outcome(UpstreamId upstream, Plan plan) => new(
        plan.Pulls.FirstOrDefault(pull => pull.Carries(upstream)),
        plan.Issues.FirstOrDefault(issue => issue.Release.Upstream == upstream),
        [.. plan.Closings.Where(closing => closing.Mark.Members.Any(member => member.Upstream == upstream))],
        [.. plan.NotDone.OfType<NotDone.Upstream>().Where(one => one.Id == upstream).Select(one => one.Reason)],
        plan.Problems)
    {
        Alarm = plan.Alarms.FirstOrDefault(alarm => alarm.Upstream == upstream),
    };
}
