using System.Collections.Concurrent;
using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Notify;
using BumpBot.Publishing;
using BumpBot.Targets;
using Serilog;

namespace BumpBot;

/// <summary>
/// The main loop: open, observe, detect; for each target scan, plan, publish, record; then notify. It looks at what is out there, what
/// the files say and what stands on the forge, and does what is missing; a run twice does nothing the second time.
/// </summary>
public sealed class BumpRun(
    BumpLook look, Publisher publisher, ILedgerStore ledger, Notices notices, int concurrency, TimeProvider time, ILogger log)
{
    public async Task<RunReport> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        var targets = await look.OpenAsync(request, cancellation);
        try
        {
            var ready = targets.OfType<OpenResult.Ready>().Select(t => t.Target).ToList();
            var detected = await look.DetectAsync(ready.SelectMany(t => t.Settings.Watch), cancellation);
            var reports = await MaintainAsync(targets, detected, cancellation);
            await ledger.ApplyAsync(LedgerChanges.OfLooks(detected.ByEntry.Values, time.GetUtcNow()), cancellation);
            var report = new RunReport([.. detected.ByEntry.Values], reports, detected.News);
            await notices.TellAsync(report, cancellation);
            return report;
        }
        finally
        {
            foreach (var target in targets.OfType<OpenResult.Ready>())
                target.Target.Opened.Dispose();
        }
    }

    private async Task<IReadOnlyList<TargetReport>> MaintainAsync(
        IReadOnlyList<OpenResult> targets, Detections detected, CancellationToken cancellation)
    {
        var reports = new ConcurrentDictionary<int, TargetReport>();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation };
        await Parallel.ForEachAsync(targets.Index(), limit, async (target, token) =>
            reports[target.Index] = target.Item switch
            {
                OpenResult.Ready ready => await MaintainAsync(ready.Target, detected, token),
                OpenResult.NotOpened failed => new TargetReport.Failed(failed.Target, failed.Fault),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        return [.. reports.OrderBy(r => r.Key).Select(r => r.Value)];
    }

    /// <summary>One target's unit of work: its fault spoils no other.</summary>
    private async Task<TargetReport> MaintainAsync(ReadyTarget target, Detections detected, CancellationToken cancellation)
    {
        try
        {
            var planned = await look.PlanAsync(target, detected, cancellation);
            var published = await publisher.PublishAsync(planned.Opened, planned.Base, planned.Plan, cancellation);
            var report = new TargetReport.Done(planned.Opened.Name, planned.Plan, published);
            await ledger.ApplyAsync([LedgerChanges.OfTarget(report, planned.Standing, planned.Detections, time.GetUtcNow())], cancellation);
            return report;
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            log.Error("{Target} failed: {Fault}", target.Opened.Name.ToString(), e.Fault.Message);
            return new TargetReport.Failed(target.Opened.Name, e.Fault);
        }
        catch (Exception e) when (e is not (FaultException or OperationCanceledException))
        {
            log.Error(e, "{Target} failed unexpectedly", target.Opened.Name.ToString());
            return new TargetReport.Failed(target.Opened.Name, new Fault.GiveUp($"a mistake in bumpbot ({e.GetType().Name}): {e.Message} Please report it with the log."));
        }
    }
}
