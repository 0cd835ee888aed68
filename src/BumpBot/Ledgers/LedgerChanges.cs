using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Ledgers;

/// <summary>What a run has to remember, worked out from what it saw and did. Pure.</summary>
public static class LedgerChanges
{
    /// <summary>What the looks told, and that people were told of it. A failed look changes nothing.</summary>
    /// <param name="impacts">What is told of releases that the ledger has no word about yet, by tag.</param>
    public static IReadOnlyList<LedgerChange> OfLooks(
        IEnumerable<Detection> detections, DateTimeOffset now, IReadOnlyDictionary<UpstreamId, IReadOnlyDictionary<string, ReleaseImpact>>? impacts = null) =>
        OfUpstreams(detections, (before, same) => SeenMemory.WithImpacts(SeenMemory.After(before, same, now), before, impacts?.GetValueOrDefault(same[0].Upstream)));

    /// <summary>What the looks told is known from now on, and nothing is to check. A failed look changes nothing.</summary>
    public static IReadOnlyList<LedgerChange> OfBaseline(IEnumerable<Detection> detections, AlarmsAtBaseline alarms, DateTimeOffset now) =>
        OfUpstreams(detections, (before, same) => SeenMemory.AtBaseline(before, same, alarms, now));

    private static IReadOnlyList<LedgerChange> OfUpstreams(
        IEnumerable<Detection> detections, Func<SeenUpstream?, IReadOnlyList<Detection>, SeenUpstream> change) =>
        [.. detections
            .Where(detection => detection is not Detection.Unknown)
            .GroupBy(detection => detection.Upstream)
            .Select(same => new LedgerChange.OfUpstream(same.Key, before => change(before, [.. same])))];

    /// <summary>What the plans of all targets made of the upstreams' alarms: those that came up while planning are added, and those that every target with them accepts are over.</summary>
    public static IReadOnlyList<LedgerChange> OfAlarms(IReadOnlyList<TargetReport> reports, DateTimeOffset now)
    {
        var judged = reports.OfType<TargetReport.Done>().SelectMany(done => done.Plan.Judged).GroupBy(alarm => (alarm.Upstream, alarm.Alarm)).ToList();
        var isComplete = reports.All(report => report is TargetReport.Done);
        return
        [
            .. judged.Select(alarm => new LedgerChange.OfUpstream(alarm.Key.Upstream, seen => Alarms.Raise(Existing(seen), alarm.Key.Alarm, now))),
            .. judged.Where(alarm => isComplete && alarm.All(one => one.Acknowledged))
                .Select(alarm => new LedgerChange.OfUpstream(alarm.Key.Upstream, seen => Alarms.Acknowledge(Existing(seen), alarm.Key.Alarm, now))),
        ];
    }

    /// <summary>A person has looked at what came to the upstreams' branches: up to the head that was last remembered nothing is to check.</summary>
    /// <param name="detections">The target's own: on branches that only others follow, all stays to check.</param>
    /// <param name="ledger">As it was at the look: of an upstream that it does not know there is nothing to forget.</param>
    public static IReadOnlyList<LedgerChange> OfChecked(IEnumerable<UpstreamId> upstreams, IReadOnlyDictionary<UpstreamId, Detection> detections, Ledger ledger) =>
        [.. upstreams
            .Select(upstream => ledger.SeenOf(upstream) is { } known && detections.GetValueOrDefault(upstream)?.ToCheck is { Branch: var branch }
                ? new LedgerChange.OfUpstream(upstream, seen => (seen ?? known).Checked(other => other == branch))
                : null)
            .OfType<LedgerChange>()];

    /// <summary>The look, which is remembered before, has made the entry.</summary>
    private static SeenUpstream Existing(SeenUpstream? seen) => seen ?? throw new InvalidOperationException("an alarm of an upstream that was never looked at");

    /// <summary>What was done in a target.</summary>
    /// <param name="detections">By upstream, those of this target.</param>
    /// <param name="ownWatch">What its own config watches; null = it has none.</param>
    public static LedgerChange.OfTarget OfTarget(
        TargetReport.Done report, Standing standing, IReadOnlyDictionary<UpstreamId, Detection> detections, DateTimeOffset now, IReadOnlyList<OwnWatch>? ownWatch = null) =>
        new(report.Target, before => before with
        {
            Known = Known(before, report, detections),
            Bumps = Bumps(before, report, standing, now),
            History = OfferHistory.After(before.History, standing, report.Published, now),
            OwnWatch = ownWatch,
        });

    /// <summary>What looks restore of a lost ledger: nothing that is there now is news. What is remembered stays as it is.</summary>
    public static IReadOnlyList<LedgerChange> OfRebuiltLooks(IEnumerable<Detection> detections, DateTimeOffset now) =>
        OfUpstreams(detections, (before, same) => before ?? SeenMemory.AtBaseline(before, same, AlarmsAtBaseline.Kept, now));

    /// <summary>
    /// What the marks on the forge restore of a lost ledger, and what a first sight would remember. What is remembered and not seen there stays.
    /// </summary>
    /// <param name="standing">From a complete look.</param>
    public static LedgerChange OfRebuiltTarget(TargetName target, Standing standing, IReadOnlyDictionary<UpstreamId, Detection> detections, DateTimeOffset now) =>
        new LedgerChange.OfTarget(target, before => before with
        {
            Known = detections.Values.OfType<Detection.Found>()
                .Select(found => KeyValuePair.Create(found.Upstream.ToString(), found.Candidate.Release.Tag))
                .Where(found => !before.Known.ContainsKey(found.Key))
                .Concat(before.Known)
                .ToDictionary(StringComparer.OrdinalIgnoreCase),
            Bumps = Learnt(before, standing, now),
            History = OfferHistory.After(before.History, standing, [], now),
        });

    /// <summary>A target knows a release once it was told of it; what was held back or failed is told at a later run.</summary>
    private static Dictionary<string, string> Known(
        DoneTarget before, TargetReport.Done report, IReadOnlyDictionary<UpstreamId, Detection> detections)
    {
        var known = before.Known.ToDictionary(StringComparer.OrdinalIgnoreCase);
        var untold = Untold(report);
        foreach (var found in detections.Values.OfType<Detection.Found>().Where(found => !untold.Contains(found.Upstream)))
            known[found.Upstream.ToString()] = found.Candidate.Release.Tag;
        return known;
    }

    private static HashSet<UpstreamId> Untold(TargetReport.Done report)
    {
        var told = report.Published
            .Select(IEnumerable<UpstreamId> (p) => p switch
            {
                Published.PullRequest pull => pull.Members.Select(member => member.Bump.Upstream),
                Published.ReleaseIssue issue => [issue.Upstream],
                _ => [],
            })
            .SelectMany(upstreams => upstreams)
            .ToHashSet();
        var planned = report.Plan.Pulls.SelectMany(pull => pull.Upstreams).Concat(report.Plan.Issues.Select(i => i.Release.Upstream));
        var held = report.Plan.NotDone.OfType<NotDone.Upstream>()
            .Where(u => u.Reason is BumpReason.LimitReached or BumpReason.HourlyLimitReached or BumpReason.OutsideWindow or BumpReason.PersonOnBranch or BumpReason.BranchHeldByPerson
                or BumpReason.RivalNotSeen or BumpReason.MemberNotSeen or BumpReason.Held or BumpReason.Alarmed or BumpReason.Snoozed)
            .Select(u => u.Id);
        return [.. planned.Where(upstream => !told.Contains(upstream)), .. held];
    }

    private static Dictionary<string, DoneBump> Bumps(
        DoneTarget before, TargetReport.Done report, Standing standing, DateTimeOffset now)
    {
        var bumps = Learnt(before, standing, now);
        foreach (var pull in report.Published.OfType<Published.PullRequest>())
        {
            foreach (var (bump, issue) in pull.Members)
                bumps[bump.Upstream.ToString()] = new DoneBump(bump.From, bump.To.Release.Tag, pull.Branch, pull.Outcome, pull.Number, issue, now);
        }
        return bumps;
    }

    /// <summary>The bumps that are remembered, with all that the marks of pull requests tell beyond it.</summary>
    private static Dictionary<string, DoneBump> Learnt(DoneTarget before, Standing standing, DateTimeOffset now)
    {
        var bumps = before.Bumps.ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var pull in standing.Pulls.Where(pull => pull.Mark.Kind == MarkKind.Bump).OrderBy(pull => pull.Number))
        {
            foreach (var member in pull.Mark.Members)
            {
                if (Learn(bumps.GetValueOrDefault(member.Upstream.ToString()), pull, member, standing, now) is { } learnt)
                    bumps[member.Upstream.ToString()] = learnt;
            }
        }
        return bumps;
    }

    /// <summary>What the standing tells beyond the ledger's word: what became of a pull request, and one that a run opened or refreshed and could not remember.</summary>
    private static DoneBump? Learn(DoneBump? known, StandingPull pull, MarkMember member, Standing standing, DateTimeOffset now)
    {
        if (known?.Pull > pull.Number)
            return null;
        if (known is null || known.Pull != pull.Number || known.To != member.Tag)
        {
            var issue = standing.Issues.LastOrDefault(issue => issue.Mark.Kind != MarkKind.Alarm && issue.Mark.Members.Contains(member));
            return new DoneBump(known?.Pull == pull.Number ? known.From : [], member.Tag, pull.Branch, Outcome(pull.State) ?? BumpOutcome.Opened, pull.Number, issue?.Number, now);
        }
        return Outcome(pull.State) is { } outcome && outcome != known.Outcome ? known with { Outcome = outcome, At = now } : null;
    }

    /// <summary>Null while it is open: then the ledger's own word (opened, refreshed) says more.</summary>
    private static BumpOutcome? Outcome(PullState state) => state switch
    {
        PullState.Open => null,
        PullState.Merged => BumpOutcome.Merged,
        PullState.ClosedByBot => BumpOutcome.ClosedByBot,
        PullState.ClosedByPerson => BumpOutcome.ClosedByPerson,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
