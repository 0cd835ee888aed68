using System.Collections.Concurrent;
using BumpBot.Model;
using BumpBot.Targets;
using Serilog;

namespace BumpBot;

/// <summary>The targets of one run, held open until its end. A fault of one spoils no other.</summary>
public sealed class RunTargets(IReadOnlyList<OpenResult> all, ILogger log) : IDisposable
{
    /// <summary>What the targets watch, as far as the run was asked for it.</summary>
    public IEnumerable<WatchEntry> Watched => all.OfType<OpenResult.Ready>().SelectMany(ready => ready.Target.Asked);

    /// <summary>Does the work for every target that could be opened, several at a time. Where nothing can go on, no further one is begun.</summary>
    /// <returns>A report for each target, in the order in which they were asked for.</returns>
    public async Task<IReadOnlyList<TargetReport>> EachAsync(
        int concurrency, Func<ReadyTarget, CancellationToken, Task<TargetReport>> work, CancellationToken cancellation)
    {
        var reports = new ConcurrentDictionary<int, TargetReport>();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation };
        Fault.StopRun? stop = null;
        await Parallel.ForEachAsync(all.Index(), limit, async (target, token) =>
        {
            var report = target.Item switch
            {
                OpenResult.NotOpened failed => new TargetReport.Failed(failed.Target, failed.Fault),
                OpenResult.Ready ready when stop is { } fault => new TargetReport.Failed(ready.Target.Opened.Name, fault),
                OpenResult.Ready ready => await OneAsync(ready.Target, work, token),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (report is TargetReport.Failed { Fault: Fault.StopRun stopped })
                stop = stopped;
            reports[target.Index] = report;
        });
        return [.. reports.OrderBy(r => r.Key).Select(r => r.Value)];
    }

    public void Dispose()
    {
        foreach (var ready in all.OfType<OpenResult.Ready>())
            ready.Target.Opened.Dispose();
    }

    private async Task<TargetReport> OneAsync(
        ReadyTarget target, Func<ReadyTarget, CancellationToken, Task<TargetReport>> work, CancellationToken cancellation)
    {
        var name = target.Opened.Name;
        try
        {
            return await work(target, cancellation);
        }
        catch (FaultException e)
        {
            log.Error("{Target} failed: {Fault}", name.ToString(), e.Fault.Message);
            return new TargetReport.Failed(name, e.Fault);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.Error(e, "{Target} failed unexpectedly", name.ToString());
            return new TargetReport.Failed(name, Fault.OfMistake(e));
        }
    }
}

/// <summary>A target with the settings that hold for it.</summary>
/// <param name="Asked">The entries of its <c>watch:</c> that the run was asked for. The others are searched for too, since they may claim the same places, and no more.</param>
public sealed record ReadyTarget(OpenedTarget Opened, TargetSettings Settings, IReadOnlyList<WatchEntry> Asked);

/// <summary>Whether a target could be opened. A closed family.</summary>
public abstract record OpenResult
{
    private OpenResult() { }

    public sealed record Ready(ReadyTarget Target) : OpenResult;

    public sealed record NotOpened(TargetName Target, Fault Fault) : OpenResult;
}
