using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;

namespace BumpBot.Publishing;

/// <summary>Opens and refreshes issues: those that track bumps, those about releases and alarms, and the pages of the dashboard.</summary>
internal static class PublishIssues
{
    /// <returns>The number of the issue that tracks the bump; null where there is none.</returns>
    public static async Task<int?> TrackAsync(IForge forge, Plan plan, PlannedMember member, CancellationToken cancellation)
    {
        switch (member.Tracking)
        {
            case Tracking.Existing existing:
                return existing.Number;
            case Tracking.Refresh refresh:
                var below = Marks.Below(refresh.Standing.Body);
                await forge.RefreshIssueAsync(
                    refresh.Number, IssueText.Title(member.Bump), Marks.KeepBelow(IssueText.Body(member.Bump, below.Length), refresh.Standing.Body), cancellation);
                return refresh.Number;
            case Tracking.Open:
                var issue = new NewIssue(IssueText.Title(member.Bump), IssueText.Body(member.Bump), plan.Settings.Issues.Labels);
                return (await forge.OpenIssueAsync(issue, cancellation))?.Number;
            case Tracking.None:
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public static async Task<Published?> PublishAsync(IForge forge, Plan plan, PlannedIssue issue, CancellationToken cancellation)
    {
        var title = IssueText.Title(issue.Release);
        var tag = issue.Release.Candidate.Release.Tag;
        switch (issue)
        {
            case PlannedIssue.Open:
                var opened = await forge.OpenIssueAsync(new NewIssue(title, IssueText.Body(issue.Release, issue.Breaking), plan.Settings.Issues.Labels), cancellation);
                return opened is null ? null : new Published.ReleaseIssue(issue.Release.Upstream, tag, opened.Number, opened.Page);
            case PlannedIssue.Refresh { Standing: var standing }:
                var body = IssueText.Body(issue.Release, issue.Breaking, Marks.Below(standing.Body).Length);
                await forge.RefreshIssueAsync(standing.Number, title, Marks.KeepBelow(body, standing.Body), cancellation);
                return new Published.ReleaseIssue(issue.Release.Upstream, tag, standing.Number, standing.Page);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public static async Task<Published?> PublishAsync(IForge forge, Plan plan, PlannedAlarm issue, CancellationToken cancellation)
    {
        var title = AlarmText.Title(issue);
        switch (issue)
        {
            case PlannedAlarm.Open:
                var opened = await forge.OpenIssueAsync(new NewIssue(title, AlarmText.Body(issue, plan.Settings.Alarms), plan.Settings.Issues.Labels), cancellation);
                return opened is null ? null : new Published.AlarmIssue(issue.Upstream, opened.Number, opened.Page);
            case PlannedAlarm.Refresh { Standing: var standing }:
                var body = AlarmText.Body(issue, plan.Settings.Alarms, Marks.Below(standing.Body).Length);
                await forge.RefreshIssueAsync(standing.Number, title, Marks.KeepBelow(body, standing.Body), cancellation);
                return new Published.AlarmIssue(issue.Upstream, standing.Number, standing.Page);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <param name="issue">Null = there is none for this page of the dashboard yet.</param>
    public static async Task<Published?> WriteAsync(IForge forge, StandingIssue? issue, NewIssue page, CancellationToken cancellation)
    {
        if (issue is null)
            return await forge.OpenIssueAsync(page, cancellation) is { } opened ? new Published.Dashboard(opened.Number, opened.Page) : null;
        await forge.RefreshIssueAsync(issue.Number, page.Title, page.Body, cancellation);
        return new Published.Dashboard(issue.Number, issue.Page);
    }
}
