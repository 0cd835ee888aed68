using System.Diagnostics;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>References + candidates + standing + ledger -> plan. Pure.</summary>
public static class Planner
{
    public static Plan Plan(PlanInput input)
    {
        var notDone = new List<NotDone>();
        var alarms = new DecideAlarms(input);
        var trusted = Trusted(Prospects(input, notDone), alarms, notDone);
        List<Closing> closings = [.. trusted.SelectMany(prospect => DecideClosings.For(prospect, input))];
        var open = input.Standing.Pulls.Count(pull => pull.State == PullState.Open) - closings.OfType<Closing.Pull>().Count();
        var pulls = Pulls(trusted, open, input, notDone);
        // Of two reasons to close one, that it was withdrawn says more.
        closings = [.. alarms.OfWithdrawn(pulls).Concat(closings).DistinctBy(closing => closing.Number)];
        var issues = Issues(trusted, closings, input, notDone);
        var asked = alarms.Issues().ToList();
        return new Plan(
            input.Target, input.BaseBranch, input.Scan.BaseCommit, pulls, issues, [.. closings, .. asked.Select(one => one.Closing).OfType<Closing>()],
            notDone, input.Scan.RuleProblems, input.Settings)
        {
            Alarms = [.. asked.Select(one => one.Issue).OfType<PlannedAlarm>()],
            Judged = alarms.Judged,
        };
    }

    /// <summary>Those that no alarm blocks, with what to warn of. Of the others nothing is moved, announced or taken as current, and each gets its reason.</summary>
    private static List<Prospect> Trusted(List<Prospect> prospects, DecideAlarms alarms, List<NotDone> notDone)
    {
        var trusted = new List<Prospect>();
        foreach (var prospect in prospects)
        {
            if (alarms.Blocking(prospect) is { } reason)
                notDone.Add(new NotDone.Upstream(prospect.Id, reason));
            else
                trusted.Add(prospect.Warning(alarms.Warnings(prospect)));
        }
        return trusted;
    }

    /// <summary>The upstreams that have a candidate, in the config's order; the others get their reason.</summary>
    private static List<Prospect> Prospects(PlanInput input, List<NotDone> notDone)
    {
        var choose = new ChooseReferences(input);
        var prospects = new List<Prospect>();
        foreach (var entry in input.Settings.Watch)
        {
            switch (input.Detections.GetValueOrDefault(entry.Id))
            {
                case Detection.Found found:
                    var prospect = Prospect.Of(found, choose.For(entry, found), input);
                    notDone.AddRange(prospect.Left);
                    prospects.Add(prospect);
                    break;
                case Detection.NothingToMoveTo nothing:
                    notDone.Add(new NotDone.Upstream(entry.Id, CoolingDown(nothing) ?? new BumpReason.NothingToMoveTo()));
                    break;
                case Detection.Unknown unknown:
                    notDone.Add(new NotDone.Upstream(entry.Id, new BumpReason.LookFailed(unknown.Fault)));
                    break;
                case null:
                    break;
                default:
                    throw new UnreachableException();
            }
        }
        return prospects;
    }

    /// <param name="open">How many of the bot's pull requests stay open.</param>
    private static List<PlannedPull> Pulls(List<Prospect> prospects, int open, PlanInput input, List<NotDone> notDone)
    {
        var limit = input.Settings.Pulls.Limit;
        var pulls = new List<PlannedPull>();
        foreach (var prospect in prospects)
        {
            var (pull, reasons) = Pull(prospect, input);
            if (pull is PlannedPull.Open && limit > 0 && open >= limit)
                (pull, reasons) = (null, [new BumpReason.LimitReached(limit)]);
            if (pull is PlannedPull.Open)
                open++;
            if (pull is not null)
                pulls.Add(pull);
            if (CoolingDown(prospect.Upstream) is { } cooling)
                reasons = [.. reasons, cooling];
            notDone.AddRange(reasons.Select(reason => new NotDone.Upstream(prospect.Id, reason)));
        }
        return pulls;
    }

    private static (PlannedPull? Pull, IReadOnlyList<BumpReason> Reasons) Pull(Prospect prospect, PlanInput input)
    {
        if (prospect.Bump is not { } bump)
            return (null, [WithoutBump(prospect)]);
        if (prospect.Upstream.Hold is { } hold)
            return (null, [new BumpReason.Held(hold.Until, hold.Reason)]);
        var tracking = DecideTracking.For(prospect, input);
        BumpReason[] switchedOff = LacksIssues(input) ? [new BumpReason.IssuesSwitchedOff()] : [];
        return DecidePull.For(prospect, bump, input) switch
        {
            PullDecision.Open pull => (new PlannedPull.Open(bump, pull.Branch, pull.Push, tracking), switchedOff),
            PullDecision.Refresh pull => (Refresh(pull.Pull, bump, pull.Push, tracking), [.. Twins(prospect), .. switchedOff]),
            // A run that was cut off between the two can leave the issue behind its pull request.
            PullDecision.Keep pull when tracking is Tracking.Refresh => (Refresh(pull.Pull, bump, null, tracking), Twins(prospect)),
            PullDecision.Keep pull => (null, [new BumpReason.AlreadyOpen(pull.Pull.Number), .. Twins(prospect)]),
            PullDecision.Hold held => (null, [held.Reason]),
            _ => throw new UnreachableException(),
        };
    }

    private static BumpReason? CoolingDown(Detection upstream) =>
        upstream.Cooling is { } cooling ? new BumpReason.CoolingDown(cooling.Tag, cooling.Until) : null;

    private static BumpReason WithoutBump(Prospect prospect) =>
        prospect.Left.Count == 0 ? new BumpReason.NoReferences()
        : prospect.Waits is { } waits ? waits
        : prospect.NeedsWorkflowsPermission ? new BumpReason.NeedsWorkflowsPermission()
        : prospect.Unsure ?? (BumpReason)new BumpReason.NothingToMove(prospect.Tag);

    private static PlannedPull.Refresh Refresh(StandingPull pull, Bump bump, BranchCommit? push, Tracking tracking) =>
        new(bump, pull.Branch, push, tracking, pull.Number, pull.Page);

    /// <summary>Further open pull requests of one upstream, which only a mishap makes.</summary>
    private static List<BumpReason> Twins(Prospect prospect)
    {
        var open = prospect.Standing.OpenPulls.ToList();
        return [.. open.Skip(1).Select(twin => new BumpReason.OpenTwice(twin.Number, open[0].Number))];
    }

    private static List<PlannedIssue> Issues(List<Prospect> prospects, List<Closing> closings, PlanInput input, List<NotDone> notDone)
    {
        if (input.Settings.Issues.Releases == ReleaseIssues.Off)
            return [];
        var due = prospects.Select(prospect => DecideReleaseIssue.For(prospect, input, closings)).OfType<PlannedIssue>().ToList();
        if (!LacksIssues(input))
            return due;
        notDone.AddRange(due.Select(issue => new NotDone.Upstream(issue.Release.Upstream, new BumpReason.IssuesSwitchedOff())));
        return [];
    }

    private static bool LacksIssues(PlanInput input) =>
        input.Settings.Issues.Releases != ReleaseIssues.Off && !input.Standing.IssuesEnabled;
}
