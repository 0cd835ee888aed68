using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>Prints what a program that runs again and again has to tell, by several threads.</summary>
/// <param name="asJson">One JSON document a line.</param>
internal sealed class ServedEvents(Terminal terminal, TimeProvider time, bool asJson)
{
    private readonly Lock _oneAtATime = new();

    /// <summary>Runs are told only where there is something to tell: most find nothing new.</summary>
    public void Tell(ServiceEvent told)
    {
        if (told is ServiceEvent.Ran { Report: var report } && !HasNews(report))
            return;
        lock (_oneAtATime)
        {
            if (asJson)
                terminal.Line(ServedJson.Of(told, time.GetUtcNow()));
            else if (told is ServiceEvent.Ran ran)
                new ReportPrinter(terminal).Print(ran.Report, withDiffs: false);
        }
    }

    private static bool HasNews(RunReport report) =>
        report.HasFailures || report.Targets.Any(target => target is TargetReport.Left or TargetReport.Done { Published.Count: > 0 });
}
