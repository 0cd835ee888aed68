using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Notify;
using BumpBot.Publishing;
using BumpBot.Targets;

namespace BumpBot;

/// <summary>
/// The main loop: open, observe, detect; for each target scan, plan, publish, record; then notify. It looks at what is out there, what
/// the files say and what stands on the forge, and does what is missing; a run twice does nothing the second time.
/// </summary>
public sealed class BumpRun(
    BumpLook look, Publisher publisher, ILedgerStore ledger, Notices notices, int concurrency, TimeProvider time)
{
    /// <summary>How long a target's pull requests are merged one after the other; the next run goes on.</summary>
    private static readonly TimeSpan TimeToMerge = TimeSpan.FromMinutes(10);

    public async Task<RunReport> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        using var targets = await look.OpenAsync(request, cancellation);
        var detected = await look.DetectAsync(targets.Watched, LookPurpose.Record, cancellation);
        var reports = await targets.EachAsync(concurrency, (target, token) => MaintainAsync(target, detected, request, token), cancellation);
        var report = new RunReport([.. detected.ByEntry.Values], reports, [.. detected.News, .. NewlyRaised(reports, detected)]) { Cost = detected.Cost };
        // News counts as told once it is remembered: after a crash between the two it is told twice, never not at all.
        await notices.TellAsync(report, cancellation);
        await ledger.ApplyAsync(
            [.. LedgerChanges.OfLooks(detected.ByEntry.Values, time.GetUtcNow()), .. LedgerChanges.OfAlarms(reports, time.GetUtcNow())], cancellation);
        return report;
    }

    /// <summary>What only came up when a bump was planned.</summary>
    private static IEnumerable<News> NewlyRaised(IReadOnlyList<TargetReport> reports, Detections detected)
    {
        var known = detected.ByEntry.Values.SelectMany(detection => detection.Trust.Alarms.Select(alarm => (detection.Upstream, alarm.Alarm))).ToHashSet();
        return reports.OfType<TargetReport.Done>()
            .SelectMany(done => done.Plan.Judged)
            .Where(judged => !judged.Acknowledged && !judged.IsTold && !known.Contains((judged.Upstream, judged.Alarm)))
            .Select(judged => new News.Raised(judged.Upstream, judged.Alarm))
            .Distinct();
    }

    /// <summary>After each merge the rest is looked at and planned anew on the new base, for as long as there is time.</summary>
    private async Task<TargetReport> MaintainAsync(ReadyTarget target, Detections detected, RunRequest request, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var report = await OnceAsync(target, detected, cancellation);
        while (report.HasMerged && time.GetElapsedTime(begun) < TimeToMerge)
        {
            using var again = await look.OpenAsync(request with { Targets = [target.Opened.Name] }, cancellation);
            var next = await again.EachAsync(1, async (opened, token) => await OnceAsync(opened, detected.On(opened.Asked), token), cancellation);
            if (next is not [TargetReport.Done done])
                return report with { Published = [.. report.Published, .. next.OfType<TargetReport.Failed>().Select(failed => new Published.Failed("planning anew after a merge", failed.Fault))], HasMerged = false };
            report = done with { Published = [.. report.Published, .. done.Published] };
        }
        return report;
    }

    private async Task<TargetReport.Done> OnceAsync(ReadyTarget target, Detections detected, CancellationToken cancellation)
    {
        var planned = await look.PlanAsync(target, detected, cancellation);
        var pushes = await publisher.PushAsync(planned.Opened, planned.Base, planned.Plan, Pushes.None, cancellation);
        if (pushes.RefusedForWorkflows)
        {
            planned = await look.PlanAgainAsync(planned, planned.Input with { WorkflowsForbidden = true }, cancellation);
            pushes = await publisher.PushAsync(planned.Opened, planned.Base, planned.Plan, pushes, cancellation);
        }
        var published = await publisher.PublishAsync(planned.Opened, planned.Plan, pushes, cancellation);
        var report = new TargetReport.Done(planned.Opened.Name, planned.Plan, published) { HasMerged = published.Any(one => one is Published.Merge { Outcome: Merging.Merged }) };
        // What was done is remembered, even where the publishing was told to stop half-way.
        await ledger.ApplyAsync(
            [LedgerChanges.OfTarget(report, planned.Standing, planned.Detections, time.GetUtcNow())], CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return report;
    }
}
