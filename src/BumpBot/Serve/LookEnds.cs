using BumpBot.Model;
using BumpBot.Queue;

namespace BumpBot.Serve;

/// <summary>What the end of a run means for its look: is it done, or to be tried again, and when? Pure.</summary>
public static class LookEnds
{
    public static LookEnd Of(RunReport report) => Faults(report).FirstOrDefault() is { } fault ? new LookEnd.Failed(fault) : new LookEnd.Done();

    /// <summary>What another try may mend. What waits for somebody to change something is looked at when the schedule says so.</summary>
    private static IEnumerable<Fault> Faults(RunReport report) =>
        report.Targets.SelectMany(OfTarget).Concat(report.Detections.OfType<Detection.Unknown>().Select(unknown => unknown.Fault).OfType<Fault.Retry>());

    private static IEnumerable<Fault> OfTarget(TargetReport report) => report switch
    {
        TargetReport.Done done => done.Published.OfType<Published.Failed>().Select(failed => failed.Fault).Where(fault => fault is not Fault.GiveUp),
        TargetReport.Failed { Fault: not Fault.GiveUp } failed => [failed.Fault],
        TargetReport.Failed => [],
        // It may end long before its lease does.
        TargetReport.Left { Reason: TargetReason.AnotherRunWorksOnIt } => [new Fault.Retry("another run works on it")],
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
