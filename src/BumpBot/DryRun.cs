using System.Collections.Concurrent;
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
        var opened = new ConcurrentDictionary<ITargetRepository, int>(ReferenceEqualityComparer.Instance);
        var reports = await targets.EachAsync(concurrency, PlanAsync, cancellation, progress);
        return new RunReport([.. detected.ByEntry.Values], reports, detected.News) { Cost = detected.Cost };

        async Task<TargetReport> PlanAsync(ReadyTarget target, CancellationToken token)
        {
            var repository = target.Opened.Repository;
            var planned = await look.PlanAsync(target, detected, token, opened.GetValueOrDefault(repository));
            opened.AddOrUpdate(repository, Opens(planned.Plan), (_, before) => before + Opens(planned.Plan));
            return new TargetReport.Done(planned.Opened.Name, planned.Plan, []);
        }
    }

    private static int Opens(Plan plan) => plan.Pulls.Count(pull => pull is PlannedPull.Open);
}
