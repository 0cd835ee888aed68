using System.Globalization;
using System.Text.Json.Nodes;
using BumpBot.Model;

namespace BumpBot.Commands.Actions;

/// <summary>A run as the outputs of an Actions step. Pure.</summary>
internal static class JobOutputs
{
    public static IReadOnlyList<(string Name, string Value)> Of(RunReport report)
    {
        List<(TargetName Target, Published Published)> published = [.. report.Targets.OfType<TargetReport.Done>().SelectMany(done => done.Published, (done, one) => (done.Target, one))];
        List<(TargetName Target, Published.PullRequest Pull)> pulls = [.. published.Where(one => one.Published is Published.PullRequest).Select(one => (one.Target, (Published.PullRequest)one.Published))];
        return
        [
            ("opened", Number(pulls.Count(one => one.Pull.Outcome == BumpOutcome.Opened))),
            ("refreshed", Number(pulls.Count(one => one.Pull.Outcome == BumpOutcome.Refreshed))),
            ("merged", Number(published.Count(one => one.Published is Published.Merge { Outcome: Merging.Merged }))),
            ("failed", Number(Failures(report, published.Select(one => one.Published)))),
            ("out-of-date", report.IsOutOfDate ? "true" : "false"),
            ("pulls", new JsonArray([.. pulls.Select(one => Pull(one.Target, one.Pull))]).ToJsonString()),
        ];
    }

    /// <summary>As <c>GITHUB_OUTPUT</c> takes it.</summary>
    /// <param name="delimiter">Nobody may guess it, so that no value can end itself and begin another output.</param>
    public static string Text(IEnumerable<(string Name, string Value)> outputs, string delimiter) =>
        string.Concat(outputs.Select(output => $"{output.Name}<<{delimiter}\n{output.Value}\n{delimiter}\n"));

    private static int Failures(RunReport report, IEnumerable<Published> published) =>
        report.Detections.OfType<Detection.Unknown>().DistinctBy(unknown => unknown.Upstream).Count()
        + report.Targets.Count(target => target is TargetReport.Failed)
        + report.Targets.OfType<TargetReport.Done>().Sum(done => done.Plan.Problems.Count)
        + published.Count(one => one is Published.Failed);

    private static JsonObject Pull(TargetName target, Published.PullRequest pull) => new()
    {
        ["target"] = target.ToString(),
        ["number"] = pull.Number,
        ["page"] = pull.Page.AbsoluteUri,
        ["branch"] = pull.Branch,
        ["outcome"] = pull.Outcome.ToString(),
        ["upstreams"] = new JsonArray([.. pull.Members.Select(member => new JsonObject { ["upstream"] = member.Bump.Upstream.ToString(), ["to"] = member.Bump.To.Release.Tag })]),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
