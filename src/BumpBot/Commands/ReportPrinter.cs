using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.Commands;

/// <summary>What a run planned and did, for people.</summary>
public sealed class ReportPrinter(Terminal terminal)
{
    public void Print(RunReport report, bool withDiffs)
    {
        foreach (var target in report.Targets)
        {
            switch (target)
            {
                case TargetReport.Done done:
                    PrintPlan(done.Plan, withDiffs);
                    PrintPublished(done.Published);
                    break;
                case TargetReport.Failed failed:
                    terminal.Line($"{failed.Target}: failed", Tone.Bad);
                    terminal.Line($"  {failed.Fault.Message}");
                    break;
            }
        }
        foreach (var unknown in report.Detections.OfType<Detection.Unknown>().DistinctBy(u => u.Upstream))
            terminal.Line($"{unknown.Upstream}: not looked at: {unknown.Fault.Message}", Tone.Bad);
    }

    private void PrintPlan(Plan plan, bool withDiffs)
    {
        terminal.Line(Summary(plan), Tone.Heading);
        foreach (var pull in plan.Pulls)
            PrintPull(pull, withDiffs);
        foreach (var issue in plan.Issues)
            terminal.Line($"  {(issue is PlannedIssue.Refresh r ? $"refresh issue #{r.Number}" : "open issue")}: {IssueText.Title(issue.Release)}");
        foreach (var closing in plan.Closings)
            terminal.Line($"  close {(closing is Closing.Pull ? "pull request" : "issue")} #{closing.Number}: {closing.Reason}");
        foreach (var problem in plan.Problems)
            terminal.Line($"  problem: {problem}", Tone.Bad);
        PrintNotDone(plan.NotDone);
    }

    private static string Summary(Plan plan)
    {
        var work = plan.IsEmpty
            ? "nothing to do"
            : string.Join(", ", new[]
            {
                Count(plan.Pulls.Count, "pull request"), Count(plan.Issues.Count, "issue"), Count(plan.Closings.Count, "closing"),
            }.OfType<string>());
        return $"{plan.Target}: {work} (base {plan.BaseBranch} at {plan.BaseCommit[..Math.Min(7, plan.BaseCommit.Length)]})";
    }

    private static string? Count(int count, string what) => count == 0 ? null : $"{count} {what}{(count == 1 ? "" : "s")}";

    private void PrintPull(PlannedPull pull, bool withDiffs)
    {
        terminal.Line($"  {(pull is PlannedPull.Refresh r ? $"refresh #{r.Number}" : "open")}: {PullRequestText.Title(pull.Bump)}");
        terminal.Line($"    branch {pull.Branch}, tracking issue: {Tracking(pull.Tracking)}", Tone.Quiet);
        foreach (var move in pull.Bump.Moves)
        {
            var reference = move.Found.Reference;
            terminal.Line($"    {reference.Path}:{move.Found.Line}  {reference.Current} -> {move.NewText}");
        }
        if (!withDiffs)
            return;
        foreach (var change in pull.Push?.Changes ?? [])
        {
            foreach (var (text, tone) in UnifiedDiff.Of(change))
                terminal.Line(text, tone);
        }
    }

    private static string Tracking(Tracking tracking) => tracking switch
    {
        Model.Tracking.Existing existing => $"#{existing.Number}",
        Model.Tracking.Refresh refresh => $"#{refresh.Number}, refreshed",
        Model.Tracking.Open => "new",
        Model.Tracking.None => "none",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>References that are current are the normal case and only counted; every other reason is said.</summary>
    private void PrintNotDone(IReadOnlyList<NotDone> notDone)
    {
        foreach (var upstream in notDone.OfType<NotDone.Upstream>().Where(u => u.Reason is not BumpReason.LookFailed))
            terminal.Line($"  {upstream.Id}: {ReasonText.Of(upstream.Reason)}", Tone.Quiet);
        foreach (var reference in notDone.OfType<NotDone.Reference>().Where(r => r.Reason is not ReferenceReason.AlreadyCurrent))
        {
            var place = reference.Found.Reference;
            terminal.Line($"  {place.Path}:{reference.Found.Line} {place.Upstream} {place.Current}: {ReasonText.Of(reference.Reason)}", Tone.Quiet);
        }
    }

    private void PrintPublished(IReadOnlyList<Published> published)
    {
        foreach (var result in published)
        {
            switch (result)
            {
                case Published.PullRequest pull:
                    terminal.Line($"  {(pull.Outcome == BumpOutcome.Opened ? "opened" : "refreshed")} pull request #{pull.Number}: {pull.Page}{(pull.Issue is { } tracking ? $" (issue #{tracking})" : "")}");
                    break;
                case Published.ReleaseIssue issue:
                    terminal.Line($"  issue #{issue.Number} about {issue.Upstream} {issue.Tag}: {issue.Page}");
                    break;
                case Published.Closed closed:
                    terminal.Line($"  closed #{closed.Number}: {closed.Reason}");
                    break;
                case Published.Failed failed:
                    terminal.Line($"  failed: {failed.What}: {failed.Fault.Message}", Tone.Bad);
                    break;
            }
        }
    }
}
