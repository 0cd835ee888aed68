using BumpBot.Model;
using Updaters;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>References + candidates + standing + ledger -> plan. Pure.</summary>
public static class Planner
{
    public static Plan Plan(PlanInput input) =>
        new(input.Target, input.BaseBranch, input.Scan.BaseCommit, [], [], [], [], [], input.Settings);
}

/// <param name="Detections">For each upstream that the target watches.</param>
/// <param name="Done">The ledger's memory of this target.</param>
/// <param name="Updaters">Those that the scan used, to read each edited file again.</param>
public sealed record PlanInput(
    TargetName Target,
    TargetSettings Settings,
    string BaseBranch,
    Scan Scan,
    IReadOnlyDictionary<UpstreamId, Detection> Detections,
    Standing Standing,
    DoneTarget Done,
    IReadOnlyList<IFileUpdater> Updaters);
