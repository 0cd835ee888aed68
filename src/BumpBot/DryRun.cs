using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot;

/// <summary>The story up to the plan, and no further.</summary>
public sealed class DryRun(BumpLook look, int concurrency)
{
    /// <param name="progress">Told after each look and each target; null = nobody wants to know.</param>
    public async Task<RunReport> RunAsync(RunRequest request, CancellationToken cancellation, IProgress<RunProgress>? progress = null)
    {
        using var targets = await look.OpenAsync(request, cancellation);
        var detected = await look.DetectAsync(targets.Watched, LookPurpose.Show, cancellation, progress);
        var reports = await targets.EachAsync(concurrency, (target, token) => PlanAsync(target, detected, token), cancellation, progress);
        return new RunReport([.. detected.ByEntry.Values], reports, detected.News) { Cost = detected.Cost };
    }

    private async Task<TargetReport> PlanAsync(ReadyTarget target, Detections detected, CancellationToken cancellation)
    {
        var planned = await look.PlanAsync(target, detected, cancellation);
        return new TargetReport.Done(planned.Opened.Name, planned.Plan, []);
    }
}
