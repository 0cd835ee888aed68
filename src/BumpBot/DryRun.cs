using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot;

/// <summary>The story up to the plan, and no further.</summary>
public sealed class DryRun(BumpLook look)
{
    public async Task<RunReport> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        var targets = await look.OpenAsync(request, cancellation);
        try
        {
            var ready = targets.OfType<OpenResult.Ready>().Select(t => t.Target).ToList();
            var detected = await look.DetectAsync(ready.SelectMany(t => t.Settings.Watch), cancellation);
            var reports = new List<TargetReport>();
            foreach (var target in targets)
                reports.Add(await PlanAsync(target, detected, cancellation));
            return new RunReport([.. detected.ByEntry.Values], reports, detected.News);
        }
        finally
        {
            foreach (var target in targets.OfType<OpenResult.Ready>())
                target.Target.Opened.Dispose();
        }
    }

    private async Task<TargetReport> PlanAsync(OpenResult target, Detections detected, CancellationToken cancellation)
    {
        if (target is OpenResult.NotOpened failed)
            return new TargetReport.Failed(failed.Target, failed.Fault);
        var ready = ((OpenResult.Ready)target).Target;
        try
        {
            return new TargetReport.Done(ready.Opened.Name, (await look.PlanAsync(ready, detected, cancellation)).Plan, []);
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            return new TargetReport.Failed(ready.Opened.Name, e.Fault);
        }
    }
}
