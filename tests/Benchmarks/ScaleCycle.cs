using System.Diagnostics;
using System.Globalization;
using BumpBot;
using BumpBot.Evidence;
using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Publishing;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Watching;
using BumpBot.Watching.Trust;
using Serilog.Core;
using Updaters.References;

namespace Benchmarks;

/// <summary>
/// What cycles over many upstreams and targets cost one process: time and memory, printed, nothing more. Feeds, repositories and forge are in
/// memory; queue, worker, runs, ledger file and look cache are the program's own.
/// </summary>
internal static class ScaleCycle
{
    private const int AtOnce = 4;
    private const int Cycles = 3;

    public static async Task RunAsync(TextWriter output, int upstreams, int targets)
    {
        var folder = Directory.CreateTempSubdirectory("bumpbot-scale-");
        try
        {
            await RunAsync(output, upstreams, targets, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(TextWriter output, int upstreams, int targets, string folder)
    {
        var world = new ScaleWorld(upstreams, targets);
        using var ledger = new LedgerFile(Path.Combine(folder, "ledger.json"), TimeProvider.System) { LookPause = TimeSpan.FromMinutes(1) };
        using var parts = new CurrentParts(Parts(world, ledger, folder));
        await using var queue = await EmbeddedQueue.OpenAsync(Path.Combine(folder, "queue"), QueueRules.Usual, TimeProvider.System);
        var reports = 0;
        var all = new TaskCompletionSource();
        var failures = new List<Fault>();
        var work = new LookWork(parts, queue, new WatcherMemory(parts, TimeProvider.System), Count, Logger.None);
        using var stop = new CancellationTokenSource();
        var worker = new LookWorker(queue, work.WorkAsync, AtOnce, TimeSpan.FromSeconds(10), TimeProvider.System, Logger.None).RunAsync(stop.Token);
        output.WriteLine($"{upstreams:N0} upstreams, {targets:N0} targets");
        for (var cycle = 1; cycle <= Cycles; cycle++)
        {
            (reports, all) = (0, new TaskCompletionSource());
            var (begun, processor, allocated, looks) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), world.Looks);
            await queue.AddAsync([.. world.Targets.Select(target => new LookKey.Target(target.RepoOrNull!))], CancellationToken.None);
            await all.Task;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"cycle {cycle}: {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s, processors {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F1} s, {world.Looks - looks:N0} looks at upstreams, "
                + $"{(GC.GetTotalAllocatedBytes() - allocated) / 1e9:F1} GB allocated, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB held, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB; ledger {new FileInfo(ledger.Path).Length / 1e6:F1} MB; {failures.Count} failures"));
        }
        await stop.CancelAsync();
        await worker;

        void Count(RunReport report)
        {
            lock (failures)
            {
                failures.AddRange(report.Targets.OfType<TargetReport.Failed>().Select(failed => failed.Fault));
                if (++reports == targets)
                    all.SetResult();
            }
        }
    }

    private static ServedParts Parts(ScaleWorld world, LedgerFile ledger, string folder)
    {
        var time = TimeProvider.System;
        var look = new BumpLook(
            [world],
            new Observer([world], new LookCache(Path.Combine(folder, "looks")), ApiSettings.Default.Concurrency, Logger.None, time: time),
            new TagLister(new NoTags(), AtOnce, time, Logger.None),
            new EvidenceGatherer([], new EvidenceCache(Path.Combine(folder, "evidence"), time), ApiSettings.Default.Concurrency, Logger.None),
            ledger,
            "github.com",
            time,
            TimeZoneInfo.Utc,
            AtOnce,
            Logger.None)
        {
            WriteTrace = trace => trace.Entry.Id.ToString(),
        };
        var leases = new TargetLeases(ledger, ProcessSigns.OfThisMachine(), time, Logger.None);
        var run = new BumpRun(look, new Publisher(Logger.None), ledger, leases, new Outbox(ledger, [], [], TimeZoneInfo.Utc, time, Logger.None), AtOnce, time);
        return new ServedParts(new ServedConfig(null, new HostSettings("@daily", TimeZoneInfo.Utc, [], null, ApiSettings.Default), null, world.Targets, []), new NothingOwned())
        {
            Run = (request, cancellation) => run.RunAsync(request, cancellation),
            Ledger = ledger.LoadAsync,
            SendNotices = (_, _) => Task.CompletedTask,
            AskForge = _ => Task.FromResult<Fault?>(null),
        };
    }

    private sealed class NoTags : ITagListing
    {
        public Task<IReadOnlyDictionary<string, string>> ListAsync(RepoName repo, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());
    }

    private sealed class NothingOwned : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
