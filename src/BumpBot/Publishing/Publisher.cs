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
    /// <inheritdoc cref="PushBranches.PushAsync"/>
    public Task<Pushes> PushAsync(OpenedTarget target, IBase @base, Plan plan, Pushes before, CancellationToken cancellation) =>
        PushBranches.PushAsync(target, @base, plan, before, log, cancellation);

    /// <inheritdoc cref="TellMistakes.TellAsync"/>
    public Task TellMistakesAsync(OpenedTarget target, IReadOnlyList<string> problems, CancellationToken cancellation) =>
        TellMistakes.TellAsync(target, problems, log, cancellation);

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
        foreach (var pull in plan.NoLongerMerged)
            yield return ($"leaving #{pull.Number} to a person", () => PublishPulls.TakeBackAsync(forge, pull, cancellation));
        foreach (var pull in plan.Pulls.Where(pull => !pushes.Refused.ContainsKey(pull.Branch)))
            yield return ($"pull request for {string.Join(", ", pull.Upstreams)}", () => PublishPulls.PublishAsync(forge, plan, pull, log, cancellation));
        if (plan.Inventory is { } inventory && !pushes.Refused.ContainsKey(BranchName.Inventory))
            yield return ("pull request of the inventory", () => PublishPulls.PublishAsync(forge, plan, inventory, log, cancellation));
        foreach (var note in plan.Notes)
            yield return ($"note in #{note.Standing.Number}", () => PublishPulls.NoteAsync(forge, note, cancellation));
        foreach (var issue in plan.Issues)
            yield return ($"issue about {issue.Release.Upstream}", () => PublishIssues.PublishAsync(forge, plan, issue, cancellation));
        foreach (var alarm in plan.Alarms)
            yield return ($"issue about {alarm.Upstream}", () => PublishIssues.PublishAsync(forge, plan, alarm, cancellation));
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
            yield return ("dashboard", () => PublishIssues.WriteAsync(forge, issue, new NewIssue(title, body, plan.Settings.Issues.Labels), cancellation));

        async Task<Published?> MergeAsync(PlannedMerge merge)
        {
            var published = await PublishPulls.MergeAsync(forge, merge, cancellation);
            isMerged = published.Outcome is Merging.Merged;
            return published;
        }
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
