using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Planning.Dashboards;
using BumpBot.Targets;
using Serilog;

namespace BumpBot.Publishing;

/// <summary>
/// Carries a plan out. Each step can be repeated: what a crash left undone is found missing, and done, by the next run.
/// Branches come first, so that a push which is refused leaves no issue behind; then issue, pull request, closings; then what people asked for, and the dashboard.
/// </summary>
/// <remarks>Told to stop, it ends after the effect that it is at, and says what it did until then.</remarks>
public sealed class Publisher(ILogger log)
{
    /// <summary>Pushes the plan's branches, all at once. What is open already is no longer merged by the forge itself before it changes.</summary>
    /// <param name="before">What was pushed for a plan that this one replaces: that is not pushed again.</param>
    public async Task<Pushes> PushAsync(OpenedTarget target, IBase @base, Plan plan, Pushes before, CancellationToken cancellation)
    {
        var held = await HoldAsync(target.Forge, plan, cancellation);
        List<BranchCommit> commits = [.. plan.Commits.Where(commit => !before.Pushed.Contains(commit.Branch) && !held.ContainsKey(commit.Branch))];
        if (commits.Count == 0 || held.Values.Any(fault => fault is Fault.StopRun))
            return before with { Refused = held, RefusedForWorkflows = false };
        log.Information("pushing {Count} branches to {Target}", commits.Count, target.Name.ToString());
        try
        {
            var results = await target.Repository.PushAsync(@base, commits, cancellation);
            var refused = results.OfType<PushResult.Refused>().ToList();
            return new Pushes(
                before.Pushed.Concat(results.OfType<PushResult.Pushed>().Select(pushed => pushed.Branch)).ToHashSet(),
                refused.Select(result => KeyValuePair.Create(result.Branch, result.Fault)).Concat(held).ToDictionary())
            {
                RefusedForWorkflows = refused.Exists(result => result.ForWorkflows),
            };
        }
        catch (FaultException e)
        {
            return before with { Refused = commits.Select(commit => KeyValuePair.Create(commit.Branch, e.Fault)).Concat(held).ToDictionary(), RefusedForWorkflows = false };
        }
    }

    /// <returns>The branches of those that the forge may still merge, each with why.</returns>
    private static async Task<Dictionary<string, Fault>> HoldAsync(IForge forge, Plan plan, CancellationToken cancellation)
    {
        var faults = new Dictionary<string, Fault>();
        foreach (var (number, branch) in Refreshed(plan))
        {
            try
            {
                await forge.HoldMergeAsync(number, cancellation);
            }
            catch (FaultException e)
            {
                faults[branch] = e.Fault;
            }
        }
        return faults;
    }

    private static IEnumerable<(int Number, string Branch)> Refreshed(Plan plan) => plan.Pulls.OfType<PlannedPull.Refresh>().Select(refresh => (refresh.Number, refresh.Branch))
        .Concat(plan.Inventory is PlannedInventory.Refresh inventory ? [(inventory.Standing.Number, inventory.Standing.Branch)] : []);

    /// <summary>Tells people of the target, by one issue, what is wrong with its own config. Where it cannot be told, the log says so.</summary>
    /// <param name="problems">Each with its place and remedy.</param>
    public async Task TellMistakesAsync(OpenedTarget target, IReadOnlyList<string> problems, CancellationToken cancellation)
    {
        try
        {
            var there = await target.Forge.LookAsync(cancellation);
            switch (ConfigIssue.Decide(problems, there.Issues, there.IssuesEnabled))
            {
                case ConfigIssue.Open open:
                    var opened = await target.Forge.OpenIssueAsync(new NewIssue(ConfigIssue.Title, open.Body, []), cancellation);
                    log.Information("opened issue #{Number} in {Target} about its config", opened?.Number, target.Name.ToString());
                    break;
                case ConfigIssue.Refresh refresh:
                    await target.Forge.RefreshIssueAsync(refresh.Standing.Number, ConfigIssue.Title, refresh.Body, cancellation);
                    break;
                case ConfigIssue.Nothing:
                    break;
            }
        }
        catch (FaultException e)
        {
            log.Error("{Target} could not be told of the mistakes in its config: {Fault}", target.Name.ToString(), e.Fault.Message);
        }
    }

    /// <summary>What follows on the pushes.</summary>
    public async Task<IReadOnlyList<Published>> PublishAsync(OpenedTarget target, Plan plan, Pushes pushes, CancellationToken cancellation)
    {
        var done = new List<Published>();
        try
        {
            await PublishAsync(target, plan, pushes, done, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            log.Information("stopped while publishing to {Target}; the next run does what is missing", target.Name.ToString());
        }
        return done;
    }

    private async Task PublishAsync(OpenedTarget target, Plan plan, Pushes pushes, List<Published> done, CancellationToken cancellation)
    {
        foreach (var (branch, fault) in pushes.Refused)
            done.Add(Failed($"push of {branch}", fault));
        if (pushes.Refused.Values.Any(fault => fault is Fault.StopRun))
            return;
        foreach (var (what, work) in Steps(target.Forge, plan, pushes, done, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!await TryAsync(done, what, work, cancellation))
                return;
        }
    }

    private IEnumerable<(string What, Func<Task<Published?>> Work)> Steps(
        IForge forge, Plan plan, Pushes pushes, List<Published> done, CancellationToken cancellation)
    {
        foreach (var pull in plan.Pulls.Where(pull => !pushes.Refused.ContainsKey(pull.Branch)))
            yield return ($"pull request for {string.Join(", ", pull.Upstreams)}", () => PublishAsync(forge, plan, pull, cancellation));
        if (plan.Inventory is { } inventory && !pushes.Refused.ContainsKey(BranchName.Inventory))
            yield return ("pull request of the inventory", () => PublishAsync(forge, plan, inventory, cancellation));
        foreach (var note in plan.Notes)
            yield return ($"note in #{note.Standing.Number}", () => NoteAsync(forge, note, cancellation));
        foreach (var issue in plan.Issues)
            yield return ($"issue about {issue.Release.Upstream}", () => PublishAsync(forge, plan, issue, cancellation));
        foreach (var alarm in plan.Alarms)
            yield return ($"issue about {alarm.Upstream}", () => PublishAsync(forge, plan, alarm, cancellation));
        foreach (var closing in plan.Closings)
            yield return ($"closing of #{closing.Number}", () => CloseAsync(forge, closing, cancellation));
        // Merging one moves the base under the others: they are planned anew before the next one.
        var isMerged = false;
        foreach (var merge in plan.Merges.TakeWhile(_ => !isMerged))
            yield return ($"merge of #{merge.Standing.Number}", () => MergeAsync(merge));
        foreach (var answer in plan.Answers.Where(answer => answer.Branch is null || !pushes.Refused.ContainsKey(answer.Branch)))
            yield return ($"command in #{answer.Asked.Thread}", () => AnswerCommands.AnswerAsync(forge, answer, done, cancellation));
        if (plan.Dashboard is not PlannedDashboard.Write dashboard)
            yield break;
        foreach (var (issue, title, body) in DashboardPages.ToWrite(dashboard, done))
            yield return ("dashboard", () => WriteAsync(forge, issue, new NewIssue(title, body, plan.Settings.Issues.Labels), cancellation));

        async Task<Published?> MergeAsync(PlannedMerge merge)
        {
            var outcome = await forge.MergePullAsync(merge.Standing.Number, merge.Head, cancellation);
            isMerged = outcome is Merging.Merged;
            return new Published.Merge(merge.Standing, outcome);
        }
    }

    private async Task<Published?> PublishAsync(IForge forge, Plan plan, PlannedPull pull, CancellationToken cancellation)
    {
        var members = new List<PublishedMember>();
        foreach (var member in pull.Members)
            members.Add(new PublishedMember(member.Bump, await TrackAsync(forge, plan, member, cancellation)));
        switch (pull)
        {
            case PlannedPull.Open open:
                var body = PullRequestText.Body(pull.Title, members, pull.Group);
                var opened = await forge.OpenPullAsync(new NewPull(pull.Branch, plan.BaseBranch, pull.Title, body, pull.Labels) { Request = open.Request }, cancellation);
                log.Information("opened pull request #{Number} in {Target}: {Title}", opened.Number, plan.Target.ToString(), pull.Title);
                return new Published.PullRequest(members, pull.Branch, opened.Number, opened.Page, BumpOutcome.Opened);
            case PlannedPull.Refresh refresh:
                var below = refresh.Standing.Body;
                var text = Marks.KeepBelow(PullRequestText.Body(pull.Title, members, pull.Group, Marks.Below(below).Length), below);
                var isBare = refresh.Standing.Mark.IsBare;
                if (isBare)
                    await forge.DressPullAsync(refresh.Number, pull.Labels, refresh.Missing, cancellation);
                await forge.RefreshPullAsync(refresh.Number, pull.Title, text, isBare ? [] : pull.Labels, cancellation);
                log.Information("refreshed pull request #{Number} in {Target}: {Title}", refresh.Number, plan.Target.ToString(), pull.Title);
                return new Published.PullRequest(members, pull.Branch, refresh.Number, refresh.Standing.Page, BumpOutcome.Refreshed);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Published?> PublishAsync(IForge forge, Plan plan, PlannedInventory inventory, CancellationToken cancellation)
    {
        switch (inventory)
        {
            case PlannedInventory.Open open:
                var opened = await forge.OpenPullAsync(new NewPull(open.Branch, plan.BaseBranch, open.Title, open.Body, open.Labels) { Request = open.Request }, cancellation);
                log.Information("opened pull request #{Number} in {Target}: {Title}", opened.Number, plan.Target.ToString(), open.Title);
                return new Published.Inventory(opened.Number, opened.Page, BumpOutcome.Opened);
            case PlannedInventory.Refresh refresh:
                await forge.RefreshPullAsync(refresh.Standing.Number, refresh.Title, refresh.Body, [], cancellation);
                log.Information("refreshed pull request #{Number} in {Target}: {Title}", refresh.Standing.Number, plan.Target.ToString(), refresh.Title);
                return new Published.Inventory(refresh.Standing.Number, refresh.Standing.Page, BumpOutcome.Refreshed);
            case PlannedInventory.Left:
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<Published?> NoteAsync(IForge forge, PullNote note, CancellationToken cancellation)
    {
        await forge.RefreshPullAsync(note.Standing.Number, note.Standing.Title, PersonNote.In(note.Standing, note.Why), [], cancellation);
        return new Published.Noted(note.Standing.Number);
    }

    /// <returns>The number of the issue that tracks the bump; null where there is none.</returns>
    private static async Task<int?> TrackAsync(IForge forge, Plan plan, PlannedMember member, CancellationToken cancellation)
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

    private static async Task<Published?> PublishAsync(IForge forge, Plan plan, PlannedIssue issue, CancellationToken cancellation)
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

    private static async Task<Published?> PublishAsync(IForge forge, Plan plan, PlannedAlarm issue, CancellationToken cancellation)
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
    private static async Task<Published?> WriteAsync(IForge forge, StandingIssue? issue, NewIssue page, CancellationToken cancellation)
    {
        if (issue is null)
            return await forge.OpenIssueAsync(page, cancellation) is { } opened ? new Published.Dashboard(opened.Number, opened.Page) : null;
        await forge.RefreshIssueAsync(issue.Number, page.Title, page.Body, cancellation);
        return new Published.Dashboard(issue.Number, issue.Page);
    }

    private static async Task<Published?> CloseAsync(IForge forge, Closing closing, CancellationToken cancellation)
    {
        var body = Marks.Replace(closing.Body, closing.Mark with { ClosedReason = closing.Reason });
        if (closing is Closing.Pull pull)
            await forge.ClosePullAsync(closing.Number, body, closing.Reason, pull.Leftover, cancellation);
        else
            await forge.CloseIssueAsync(closing.Number, body, closing.Reason, cancellation);
        return new Published.Closed(closing.Number, closing.Reason);
    }

    /// <summary>One unit of work: its fault spoils no other, unless nothing can go on.</summary>
    /// <returns>Whether to go on.</returns>
    private async Task<bool> TryAsync(List<Published> done, string what, Func<Task<Published?>> work, CancellationToken cancellation)
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
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.Error(e, "{What} failed unexpectedly", what);
            done.Add(Failed(what, Fault.OfMistake(e)));
            return true;
        }
    }

    private Published.Failed Failed(string what, Fault fault)
    {
        log.Error("{What} failed: {Fault}", what, fault.Message);
        return new Published.Failed(what, fault);
    }
}
