using BumpBot.Model;

namespace BumpBot.Planning.Dashboards;

/// <summary>Whether the dashboard is opened, written anew, left or closed. Pure.</summary>
internal static class DecideDashboard
{
    /// <param name="plan">All of it but the dashboard.</param>
    public static Plan With(Plan plan, PlanInput input)
    {
        List<StandingIssue> all = [.. input.Standing.Issues.Where(issue => issue.Mark.Kind == MarkKind.Dashboard).OrderBy(issue => issue.Number)];
        List<StandingIssue> open = [.. all.Where(issue => issue.State == IssueState.Open)];
        if (!input.Settings.Issues.Dashboard || !input.Standing.IssuesEnabled)
            return Closing(plan, open, "issues: dashboard is off in the config");
        // Of upstreams that were not asked about nothing is known: the dashboard would say less than the truth.
        if (input.Settings.Watch.Any(entry => !input.Detections.ContainsKey(entry.Id)))
            return plan;
        if (open.Count == 0 && all.LastOrDefault() is { State: IssueState.Closed } last)
            return plan with { Dashboard = new PlannedDashboard.Left(last.Number) };
        var rows = new DashboardRows(input, plan).All();
        var pages = DashboardText.Pages(rows);
        // A page that a person closed since is not opened again: the others go on.
        var isComplete = open.Count >= pages.Count || all.Any(issue => issue.State == IssueState.Closed && open.Count > 0 && issue.Number > open[^1].Number);
        var isSaid = isComplete && open.Zip(pages).All(page => page.Second.IsSaidBy(page.First.Mark) && page.First.Mark.ClosedReason is null && !input.People.Ticked.Contains(page.First.Number));
        var left = Closing(plan, [.. open.Skip(pages.Count)], "the dashboard is shorter now");
        return isSaid && !rows.Any(IsToBeNumbered) ? left : left with { Dashboard = new PlannedDashboard.Write(rows, open, input.People.Ticked) };

        bool IsToBeNumbered(DashboardRow row) => row.Pull is { Number: null } || plan.Alarms.Any(alarm => alarm is PlannedAlarm.Open && alarm.Upstream == row.Upstream)
            || plan.Issues.Any(issue => issue is PlannedIssue.Open && issue.Release.Upstream == row.Upstream)
            || plan.Pulls.SelectMany(pull => pull.Members).Any(member => member.Tracking is Tracking.Open && member.Bump.Upstream == row.Upstream);
    }

    private static Plan Closing(Plan plan, List<StandingIssue> issues, string reason) => issues.Count == 0 ? plan : plan with
    {
        Closings = [.. plan.Closings, .. issues.Where(issue => issue.Mark.ClosedReason is null).Select(issue => new Closing.Issue(issue.Number, issue.Body, issue.Mark, reason))],
    };
}
