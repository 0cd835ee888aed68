using System.Text.Json.Nodes;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>What the four runs of the demo did.</summary>
/// <param name="Plan">A dry run.</param>
/// <param name="Again">With nothing new since the first one.</param>
/// <param name="Newer">After a newer release.</param>
internal sealed record DemoRuns(RunReport Plan, RunReport First, RunReport Again, RunReport Newer)
{
    private const int Schema = 1;

    public int Opened => Pulls(First, BumpOutcome.Opened);

    public int Refreshed => Pulls(Newer, BumpOutcome.Refreshed);

    /// <summary>The demo is a promise; a broken one must not end as a success.</summary>
    public bool WentWell => Opened > 0 && !Again.IsOutOfDate && Refreshed > 0 && !First.HasFailures && !Again.HasFailures && !Newer.HasFailures;

    /// <param name="folder">Where it is kept; null = it is not.</param>
    public string Json(string? folder) => new JsonObject
    {
        ["schema"] = Schema,
        ["wentWell"] = WentWell,
        ["opened"] = Opened,
        ["refreshed"] = Refreshed,
        ["folder"] = folder,
        ["plan"] = ReportJson.Parts(Plan),
        ["first"] = ReportJson.Parts(First),
        ["again"] = ReportJson.Parts(Again),
        ["newer"] = ReportJson.Parts(Newer),
    }.ToJsonString(ReportJson.Indented);

    private static int Pulls(RunReport report, BumpOutcome outcome) =>
        report.Targets.OfType<TargetReport.Done>().SelectMany(target => target.Published).OfType<Published.PullRequest>().Count(pull => pull.Outcome == outcome);
}
