using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.Commands;

/// <summary>What a run planned and did, for people.</summary>
/// <param name="root">Paths and file URLs below this folder are shown from there; null = all are shown whole.</param>
public sealed class ReportPrinter(Terminal terminal, string? root = null)
{
    private readonly string _path = root + Path.DirectorySeparatorChar;
    private readonly string _url = root is null ? "" : new Uri(root + Path.DirectorySeparatorChar).AbsoluteUri;

    public void Print(RunReport report, bool withDiffs)
    {
        foreach (var done in report.Targets.OfType<TargetReport.Done>())
        {
            PrintPlan(done.Plan, withDiffs);
            PrintPublished(done.Published);
        }
        PrintFailures(report);
        PrintAlarms(report);
        foreach (var line in CostText.Of(report.Cost))
            Line(line, Tone.Quiet);
    }

    /// <summary>What a run did, where its plan has been shown before.</summary>
    public void PrintResults(RunReport report)
    {
        foreach (var done in report.Targets.OfType<TargetReport.Done>())
        {
            Line(Summary(done.Plan), Tone.Heading);
            PrintPublished(done.Published);
        }
        PrintFailures(report);
    }

    private void PrintPlan(Plan plan, bool withDiffs)
    {
        Line(Summary(plan), Tone.Heading);
        foreach (var pull in plan.Pulls)
            PrintPull(pull, withDiffs);
        PrintInventory(plan.Inventory, withDiffs);
        foreach (var merge in plan.Merges)
            Line($"  merge #{merge.Standing.Number} if its checks are green: {merge.Standing.Title}");
        foreach (var pull in plan.NoLongerMerged)
            Line($"  have the forge no longer merge #{pull.Number} by itself: {pull.Title}");
        foreach (var note in plan.Notes)
            Line($"  note in #{note.Standing.Number} that its branch is left alone: {note.Why}");
        foreach (var issue in plan.Issues)
            Line($"  {(issue is PlannedIssue.Refresh r ? $"refresh issue #{r.Number}" : "open issue")}: {IssueText.Title(issue.Release)}");
        foreach (var issue in plan.Alarms)
            Line($"  {(issue is PlannedAlarm.Refresh r ? $"refresh issue #{r.Number}" : "open issue")}: {AlarmText.Title(issue)}", Tone.Bad);
        foreach (var closing in plan.Closings)
            Line($"  close {(closing is Closing.Pull ? "pull request" : "issue")} #{closing.Number}: {closing.Reason}");
        foreach (var answer in plan.Answers)
            Line($"  answer {CommandWords.Of(answer.Asked)}: {answer.Reply.Text.Split('\n')[0]}");
        foreach (var line in CommandWords.Of(plan.Dashboard))
            Line($"  {line}");
        foreach (var problem in plan.Problems)
            Line($"  problem: {problem}", Tone.Bad);
        PrintNotDone(plan.NotDone);
    }

    private static string Summary(Plan plan)
    {
        var work = plan.IsEmpty
            ? "nothing to do"
            : string.Join(", ", new[]
            {
                Count(plan.Pulls.Count + (plan.Inventory is null or PlannedInventory.Left ? 0 : 1), "pull request"), Count(plan.Issues.Count + plan.Alarms.Count, "issue"), Count(plan.Closings.Count, "closing"),
                Count(plan.Answers.Count, "answer"), Count(plan.Dashboard is PlannedDashboard.Write ? 1 : 0, "dashboard"), Count(plan.Notes.Count, "note"),
            }.OfType<string>());
        return $"{plan.Target}: {work} (base {plan.BaseBranch} at {plan.BaseCommit[..Math.Min(7, plan.BaseCommit.Length)]})";
    }

    private static string? Count(int count, string what) => count == 0 ? null : $"{count} {what}{(count == 1 ? "" : "s")}";

    private void PrintPull(PlannedPull pull, bool withDiffs)
    {
        Line($"  {(pull is PlannedPull.Refresh r ? $"refresh #{r.Number}" : "open")}: {pull.Title}");
        Line($"    branch {pull.Branch}", Tone.Quiet);
        foreach (var member in pull.Members)
            PrintMember(member, pull.Members.Count > 1);
        if (withDiffs)
            PrintDiffs(pull.Push);
    }

    private void PrintInventory(PlannedInventory? inventory, bool withDiffs)
    {
        foreach (var line in CommandWords.Of(inventory))
            Line($"  {line}");
        if (withDiffs)
            PrintDiffs(inventory?.Commit);
    }

    private void PrintDiffs(BranchCommit? push)
    {
        foreach (var (text, tone) in (push?.Changes ?? []).SelectMany(UnifiedDiff.Of))
            terminal.DiffLine(text, tone);
    }

    private void PrintMember(PlannedMember member, bool isOfGroup)
    {
        var bump = member.Bump;
        Line($"    {(isOfGroup ? $"{bump.Upstream} to {bump.To.Release.Tag}, " : "")}tracking issue: {Tracking(member.Tracking)}", Tone.Quiet);
        foreach (var move in bump.Moves)
        {
            var reference = move.Found.Reference;
            Line($"    {reference.Path}:{move.Found.Line}  {move.Found.Current} -> {move.NewText}{(move.Submodule is { } submodule ? $" in submodule {submodule.Path}" : "")}{string.Concat(move.Pins.Select(pin => $", {ReasonText.NameOf(pin.Pin.Kind)} too"))}");
            if (move.Evidence is MoveEvidence.Unverified unverified)
                Line($"      not verified: {unverified.What}: {unverified.Why}", Tone.Bad);
        }
        foreach (var alarm in bump.Alarms)
            Line($"    warning: {AlarmText.Sentence(alarm)}", Tone.Bad);
        foreach (var file in bump.LockFiles)
            Line($"    lock file to renew: {file.Path}, with {file.Command}");
    }

    private static string MergingText(Merging outcome) => outcome switch
    {
        Merging.Merged => "merged",
        Merging.LeftToForge => "left to the forge, which merges it once its checks allow it",
        Merging.Waits waits => $"not merged yet: {waits.Why}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Issues(IReadOnlyList<PublishedMember> members) =>
        members.Select(member => member.Issue).OfType<int>().ToList() is { Count: > 0 } issues
            ? $" (issue{(issues.Count == 1 ? "" : "s")} {string.Join(", ", issues.Select(issue => $"#{issue}"))})"
            : "";

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
            Line($"  {upstream.Id}: {ReasonText.Of(upstream.Reason)}", Tone.Quiet);
        foreach (var reference in notDone.OfType<NotDone.Reference>().Where(r => r.Reason is not ReferenceReason.AlreadyCurrent))
        {
            var place = reference.Found.Reference;
            Line($"  {place.Path}:{reference.Found.Line} {place.Upstream} {reference.Found.Current}: {ReasonText.Of(reference.Reason)}", Tone.Quiet);
        }
    }

    private void PrintPublished(IReadOnlyList<Published> published)
    {
        foreach (var result in published)
        {
            switch (result)
            {
                case Published.PullRequest pull:
                    Line($"  {(pull.Outcome == BumpOutcome.Opened ? "opened" : "refreshed")} pull request #{pull.Number}: {pull.Page}{Issues(pull.Members)}");
                    break;
                case Published.Inventory inventory:
                    Line($"  {(inventory.Outcome == BumpOutcome.Opened ? "opened" : "refreshed")} pull request #{inventory.Number}: {inventory.Page}");
                    break;
                case Published.Merge merge:
                    Line($"  #{merge.Pull.Number}: {MergingText(merge.Outcome)}");
                    break;
                case Published.NoLongerMerged merge:
                    Line($"  #{merge.Number}: the bot no longer has the forge merge it");
                    break;
                case Published.Noted noted:
                    Line($"  #{noted.Number} says now that its branch is left alone");
                    break;
                case Published.ReleaseIssue issue:
                    Line($"  issue #{issue.Number} about {issue.Upstream} {issue.Tag}: {issue.Page}");
                    break;
                case Published.AlarmIssue issue:
                    Line($"  issue #{issue.Number} about an alarm of {issue.Upstream}: {issue.Page}");
                    break;
                case Published.Closed closed:
                    Line($"  closed #{closed.Number}: {closed.Reason}");
                    break;
                case Published.Answered answered:
                    Line($"  answered {CommandWords.Of(answered.Asked)}: {answered.Reply.Text.Split('\n')[0]}");
                    break;
                case Published.Dashboard dashboard:
                    Line($"  wrote the dashboard, #{dashboard.Number}: {dashboard.Page}");
                    break;
                case Published.Failed failed:
                    Line($"  failed: {failed.What}: {failed.Fault.Message}", Tone.Bad);
                    break;
            }
        }
    }

    private void PrintFailures(RunReport report)
    {
        foreach (var left in report.Targets.OfType<TargetReport.Left>())
            Line($"{left.Target}: left as it is: {ReasonText.Of(left.Reason)}");
        foreach (var failed in report.Targets.OfType<TargetReport.Failed>())
        {
            Line($"{failed.Target}: failed", Tone.Bad);
            Line($"  {failed.Fault.Message}");
        }
        foreach (var unknown in report.Detections.OfType<Detection.Unknown>().DistinctBy(u => u.Upstream))
            Line($"{unknown.Upstream}: not looked at: {unknown.Fault.Message}", Tone.Bad);
    }

    private void PrintAlarms(RunReport report)
    {
        foreach (var (upstream, alarm) in report.Detections.SelectMany(d => d.Trust.Standing.Select(alarm => (d.Upstream, alarm))).Distinct())
            Line($"{upstream}: {AlarmText.Sentence(alarm)}", alarm.Blocks ? Tone.Bad : Tone.Plain);
    }

    private void Line(string text, Tone tone = Tone.Plain) => terminal.Line(
        root is null ? text : text.Replace(_url, "", StringComparison.Ordinal).Replace(_path, "", StringComparison.Ordinal), tone);
}
