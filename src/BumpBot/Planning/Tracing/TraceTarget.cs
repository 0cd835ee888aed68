using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Tracing;

/// <summary>What comes of one upstream in one target, from the plan and all that it was made from. Pure.</summary>
public static class TraceTarget
{
    public static TargetTrace.Planned Of(WatchEntry entry, PlanInput input, Plan plan)
    {
        var standing = UpstreamStanding.Of(input.Standing, entry.Id);
        return new TargetTrace.Planned(
            input.Target,
            new PlanBase(plan.BaseBranch, plan.BaseCommit),
            References(entry, input),
            Evidence(entry, input),
            new TracedStanding(
                standing.Pulls,
                standing.Issues,
                input.Standing.Branches.GetValueOrDefault(standing.OpenPulls.FirstOrDefault()?.Branch ?? BranchName.For(entry.Id)),
                input.Standing.Pulls.Count(pull => pull.State == PullState.Open),
                input.Settings.Pulls.Limit),
            new TracedMemory(input.Done.Known.GetValueOrDefault(entry.Id.ToString()), input.Done.Bumps.GetValueOrDefault(entry.Id.ToString())),
            Outcome(entry.Id, plan))
        {
            Unread = input.Scan.Unread,
        };
    }

    /// <summary>The plan does not tell of the moves of a bump that is not offered now, so they are chosen again.</summary>
    private static IReadOnlyList<TracedReference> References(WatchEntry entry, PlanInput input)
    {
        var fates = new Dictionary<FoundReference, ReferenceFate>(ReferenceEqualityComparer.Instance);
        if (input.Detections.GetValueOrDefault(entry.Id) is Detection.Found found)
        {
            var prospect = Prospect.Of(found, new ChooseReferences(input).For(entry, found), input);
            foreach (var move in prospect.Bump?.Moves ?? [])
                fates.Add(move.Found, new ReferenceFate.Moves(move));
            foreach (var left in prospect.Left)
                fates.Add(left.Found, new ReferenceFate.Stays(left.Reason));
        }
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

    private static IReadOnlyList<TracedEvidence> Evidence(WatchEntry entry, PlanInput input) =>
    [
        .. EvidenceQuestions.Of(input, entry)
            .Where(input.Evidence.ContainsKey)
            .Select(question => new TracedEvidence(question, input.Evidence[question])),
    ];

    private static TracedOutcome Outcome(UpstreamId upstream, Plan plan) => new(
        plan.Pulls.FirstOrDefault(pull => pull.Bump.Upstream == upstream),
        plan.Issues.FirstOrDefault(issue => issue.Release.Upstream == upstream),
        [.. plan.Closings.Where(closing => closing.Mark.Members.Any(member => member.Upstream == upstream))],
        [.. plan.NotDone.OfType<NotDone.Upstream>().Where(one => one.Id == upstream).Select(one => one.Reason)],
        plan.Problems);
}
