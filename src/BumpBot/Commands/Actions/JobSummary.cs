using System.Text;
using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.Commands.Actions;

/// <summary>A run as the Markdown summary of an Actions step: what was planned and done, what was not and why. Pure; foreign text is encoded.</summary>
internal static class JobSummary
{
    /// <summary>In bytes. GitHub takes 1 MiB for a step, and drops the whole summary beyond it.</summary>
    public const int Limit = 1024 * 1024;

    private const string Cut = "\n… cut here: more does not fit into a summary, and the log has all.\n";
    private const int LongestText = 300;

    /// <param name="room">In bytes.</param>
    public static string Of(RunReport report, int room = Limit)
    {
        var text = new StringBuilder();
        var left = room - Encoding.UTF8.GetByteCount(Cut);
        foreach (var line in Lines(report))
        {
            left -= Encoding.UTF8.GetByteCount(line) + 1;
            if (left < 0)
                return left + Encoding.UTF8.GetByteCount(line) + 1 < 0 ? "" : text.Append(Cut).ToString();
            text.Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<string> Lines(RunReport report) =>
        new[] { "## BumpBot", "" }.Concat(report.Targets.SelectMany(Lines)).Concat(NotLookedAt(report));

    private static IEnumerable<string> Lines(TargetReport target) => target switch
    {
        TargetReport.Failed failed => [$"### {PlainText.Markdown(failed.Target.ToString())}", "", $"**Failed:** {Text(failed.Fault.Message)}", ""],
        TargetReport.Left left => [$"### {PlainText.Markdown(left.Target.ToString())}", "", $"Left as it is: {Text(ReasonText.Of(left.Reason))}", ""],
        TargetReport.Done done => [$"### {PlainText.Markdown(done.Target.ToString())}", "", .. Pulls(done), .. Others(done), .. NotDone(done.Plan)],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<string> Pulls(TargetReport.Done done)
    {
        List<string> rows =
        [
            .. from pull in done.Plan.Pulls
               from member in pull.Members
               select $"| {State(done, pull)} | {Text(pull.Title)} | {PlainText.Code(member.Bump.Upstream.ToString())} | {string.Join(", ", member.Bump.From.Select(from => PlainText.Code(from.ToString())))} | {PlainText.Code(member.Bump.To.Release.Tag)} | {Places(member.Bump)} |",
        ];
        return rows.Count == 0
            ? done.Published.Count == 0 ? ["No pull request is to be opened or refreshed.", ""] : []
            : ["| State | Pull request | Upstream | From | To | Places |", "| --- | --- | --- | --- | --- | --- |", .. rows, ""];
    }

    private static string State(TargetReport.Done done, PlannedPull pull) =>
        done.Published.OfType<Published.PullRequest>().FirstOrDefault(published => published.Branch == pull.Branch) is { } published
            ? $"{(published.Outcome == BumpOutcome.Opened ? "opened" : "refreshed")} [#{published.Number}](<{published.Page.AbsoluteUri}>)"
            : pull is PlannedPull.Refresh refresh ? $"to refresh #{refresh.Number}" : "to open";

    private static string Places(Bump bump)
    {
        const int Most = 5;
        var shown = string.Join(", ", bump.Moves.Take(Most).Select(move => PlainText.Code($"{move.Found.Reference.Path}:{move.Found.Line}")));
        return bump.Moves.Count > Most ? $"{shown} and {bump.Moves.Count - Most} more" : shown;
    }

    private static IEnumerable<string> Others(TargetReport.Done done)
    {
        List<string> lines =
        [
            .. done.Published.OfType<Published.Failed>().Select(failed => $"- **Failed:** {Text(failed.What)}: {Text(failed.Fault.Message)}"),
            .. done.Plan.Problems.Select(problem => $"- **Problem:** {Text(problem)}"),
            .. done.Published.OfType<Published.Merge>().Where(merge => merge.Outcome is Merging.Merged).Select(merge => $"- merged #{merge.Pull.Number}: {Text(merge.Pull.Title)}"),
            .. done.Published.OfType<Published.Closed>().Select(closed => $"- closed #{closed.Number}: {Text(closed.Reason)}"),
        ];
        return lines.Count == 0 ? [] : [.. lines, ""];
    }

    /// <summary>Of upstreams; places that stay are in the log.</summary>
    private static IEnumerable<string> NotDone(Plan plan)
    {
        List<string> rows = [.. plan.NotDone.OfType<NotDone.Upstream>().Select(upstream => $"| {PlainText.Code(upstream.Id.ToString())} | {Text(ReasonText.Of(upstream.Reason))} |")];
        return rows.Count == 0 ? [] : ["| Not bumped | Why |", "| --- | --- |", .. rows, ""];
    }

    private static IEnumerable<string> NotLookedAt(RunReport report) =>
        report.Detections.OfType<Detection.Unknown>().DistinctBy(unknown => unknown.Upstream)
            .Select(unknown => $"- {PlainText.Code(unknown.Upstream.ToString())} was not looked at: {Text(unknown.Fault.Message)}");

    private static string Text(string text) => PlainText.Markdown(text, LongestText);
}
