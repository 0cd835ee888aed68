using System.Diagnostics;
using BumpBot.Model;
using BumpBot.Planning.Asking;
using BumpBot.Planning.Dashboards;
using BumpBot.Planning.Inventory;

namespace BumpBot.Planning;

/// <summary>References + candidates + standing + ledger -> plan. Pure.</summary>
public static class Planner
{
    public static Plan Plan(PlanInput input)
    {
        var notDone = new List<NotDone>();
        var alarms = new DecideAlarms(input);
        var trusted = Trusted(Prospects(input, notDone), alarms, notDone);
        var pulls = new PlanPulls(trusted, alarms, input, notDone);
        List<Closing> closings = [.. pulls.ClosedPulls, .. pulls.ClosedIssues, .. ConfigIssue.Over(input.Standing)];
        var issues = Issues(trusted, closings, input, notDone);
        var asked = alarms.Issues().ToList();
        notDone.AddRange(input.People.Ignored.Select(ignored => new NotDone.Upstream(ignored.Key, ignored.Value)));
        var plan = new Plan(
            input.Target, input.BaseBranch, input.Scan.BaseCommit, pulls.Pulls, issues,
            [.. closings.Concat(asked.Select(one => one.Closing).OfType<Closing>()).DistinctBy(closing => closing.Number)],
            notDone, input.Scan.RuleProblems, input.Settings)
        {
            Notes = pulls.Notes,
            Merges = pulls.Merges,
            Mergeable = pulls.Mergeable,
            NoLongerMerged = pulls.NoLongerMerged,
            Alarms = [.. asked.Select(one => one.Issue).OfType<PlannedAlarm>()],
            Judged = alarms.Judged,
            Checked = input.People.Checked,
        };
        plan = DecideInventory.With(plan, input);
        return DecideDashboard.With(plan with { Answers = new DecideAnswers(plan, input).All() }, input);
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
                    notDone.Add(new NotDone.Upstream(entry.Id, nothing.Cooling is { } cooling ? PlanPulls.CoolingDown(cooling) : new BumpReason.NothingToMoveTo()));
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
