using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>Prints the reports of a program that runs again and again, by several threads.</summary>
internal sealed class ServedReports(Terminal terminal)
{
    private readonly Lock _oneAtATime = new();

    /// <summary>Only where there is something to tell: most runs find nothing new.</summary>
    public void Tell(RunReport report)
    {
        if (!report.HasFailures && !report.Targets.Any(target => target is TargetReport.Left or TargetReport.Done { Published.Count: > 0 }))
            return;
        lock (_oneAtATime)
            new ReportPrinter(terminal).Print(report, withDiffs: false);
    }
}
