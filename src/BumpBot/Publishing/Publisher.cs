using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;
using Serilog;

namespace BumpBot.Publishing;

/// <summary>
/// Carries a plan out. Each step can be repeated: what a crash left undone is found missing, and done, by the next run.
/// Branches come first, so that a push which is refused leaves no issue behind; then issue, pull request, closings.
/// </summary>
public sealed class Publisher(ILogger log)
{
    public async Task<IReadOnlyList<Published>> PublishAsync(OpenedTarget target, IBase @base, Plan plan, CancellationToken cancellation)
    {
        var done = new List<Published>();
        var refused = await PushAsync(target, @base, plan, cancellation);
        foreach (var pull in plan.Pulls)
        {
            if (refused.TryGetValue(pull.Branch, out var fault))
                done.Add(Failed($"push of {pull.Branch}", fault));
            else if (!await TryAsync(done, $"pull request for {pull.Bump.Upstream}", () => PublishAsync(target.Forge, plan, pull, cancellation)))
                return done;
        }
        foreach (var issue in plan.Issues)
        {
            if (!await TryAsync(done, $"issue about {issue.Release.Upstream}", () => PublishAsync(target.Forge, plan, issue, cancellation)))
                return done;
        }
        foreach (var closing in plan.Closings)
        {
            if (!await TryAsync(done, $"closing of #{closing.Number}", () => CloseAsync(target.Forge, closing, cancellation)))
                return done;
        }
        return done;
    }

    private async Task<Dictionary<string, Fault>> PushAsync(OpenedTarget target, IBase @base, Plan plan, CancellationToken cancellation)
    {
        List<BranchCommit> commits = [.. plan.Pulls.Select(pull => pull.Push).OfType<BranchCommit>()];
        if (commits.Count == 0)
            return [];
        log.Information("pushing {Count} branches to {Target}", commits.Count, target.Name.ToString());
        try
        {
            var results = await target.Repository.PushAsync(@base, commits, cancellation);
            return results.OfType<PushResult.Refused>().ToDictionary(r => r.Branch, r => r.Fault);
        }
        catch (FaultException e)
        {
            return commits.ToDictionary(commit => commit.Branch, _ => e.Fault);
        }
    }

    private async Task<Published?> PublishAsync(IForge forge, Plan plan, PlannedPull pull, CancellationToken cancellation)
    {
        var issue = await TrackAsync(forge, plan, pull, cancellation);
        var title = PullRequestText.Title(pull.Bump);
        var body = PullRequestText.Body(pull.Bump, issue);
        switch (pull)
        {
            case PlannedPull.Open:
                var opened = await forge.OpenPullAsync(new NewPull(pull.Branch, plan.BaseBranch, title, body, plan.Settings.Pulls.Labels), cancellation);
                log.Information("opened pull request #{Number} in {Target}: {Title}", opened.Number, plan.Target.ToString(), title);
                return new Published.PullRequest(pull.Bump, pull.Branch, opened.Number, opened.Page, issue, BumpOutcome.Opened);
            case PlannedPull.Refresh refresh:
                await forge.RefreshPullAsync(refresh.Number, title, body, cancellation);
                log.Information("refreshed pull request #{Number} in {Target}: {Title}", refresh.Number, plan.Target.ToString(), title);
                return new Published.PullRequest(pull.Bump, pull.Branch, refresh.Number, refresh.Page, issue, BumpOutcome.Refreshed);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <returns>The number of the issue that tracks the bump; null where there is none.</returns>
    private static async Task<int?> TrackAsync(IForge forge, Plan plan, PlannedPull pull, CancellationToken cancellation)
    {
        switch (pull.Tracking)
        {
            case Tracking.Existing existing:
                return existing.Number;
            case Tracking.Refresh refresh:
                await forge.RefreshIssueAsync(refresh.Number, IssueText.Title(pull.Bump), IssueText.Body(pull.Bump), cancellation);
                return refresh.Number;
            case Tracking.Open:
                var issue = new NewIssue(IssueText.Title(pull.Bump), IssueText.Body(pull.Bump), plan.Settings.Issues.Labels);
                return (await forge.OpenIssueAsync(issue, cancellation))?.Number;
            case Tracking.None:
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<Published?> PublishAsync(IForge forge, Plan plan, PlannedIssue issue, CancellationToken cancellation)
    {
        var title = IssueText.Title(issue.Release);
        var body = IssueText.Body(issue.Release);
        var tag = issue.Release.Candidate.Release.Tag;
        switch (issue)
        {
            case PlannedIssue.Open:
                var opened = await forge.OpenIssueAsync(new NewIssue(title, body, plan.Settings.Issues.Labels), cancellation);
                return opened is null ? null : new Published.ReleaseIssue(issue.Release.Upstream, tag, opened.Number, opened.Page);
            case PlannedIssue.Refresh refresh:
                await forge.RefreshIssueAsync(refresh.Number, title, body, cancellation);
                return new Published.ReleaseIssue(issue.Release.Upstream, tag, refresh.Number, refresh.Page);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<Published?> CloseAsync(IForge forge, Closing closing, CancellationToken cancellation)
    {
        var body = Marks.Replace(closing.Body, closing.Mark with { ClosedReason = closing.Reason });
        if (closing is Closing.Pull)
            await forge.ClosePullAsync(closing.Number, body, closing.Reason, cancellation);
        else
            await forge.CloseIssueAsync(closing.Number, body, closing.Reason, cancellation);
        return new Published.Closed(closing.Number, closing.Reason);
    }

    /// <summary>One unit of work: its fault spoils no other, unless nothing can go on.</summary>
    /// <returns>Whether to go on.</returns>
    private async Task<bool> TryAsync(List<Published> done, string what, Func<Task<Published?>> work)
    {
        try
        {
            if (await work() is { } published)
                done.Add(published);
            return true;
        }
        catch (FaultException e)
        {
            done.Add(Failed(what, e.Fault));
            return e.Fault is not Fault.StopRun;
        }
    }

    private Published.Failed Failed(string what, Fault fault)
    {
        log.Error("{What} failed: {Fault}", what, fault.Message);
        return new Published.Failed(what, fault);
    }
}
