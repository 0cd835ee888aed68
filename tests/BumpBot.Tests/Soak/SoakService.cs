using BumpBot.Evidence;
using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Publishing;
using BumpBot.Queue;
using BumpBot.Scanning;
using BumpBot.Serve;
using BumpBot.Serve.Schedules;
using BumpBot.Targets;
using BumpBot.Tests.Runs;
using BumpBot.Tests.Serve;
using BumpBot.Watching;
using BumpBot.Watching.Trust;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Updaters.References;

namespace BumpBot.Tests.Soak;

/// <summary>
/// The service's queue, timetable, work and runs on a fake clock, step by step: what listens and what waits for the clock is left out. It dies at
/// times in the middle of a run, and starts again with what is on disk.
/// </summary>
internal sealed class SoakService(SoakWorld world, SoakFaults faults, Random random, FakeTimeProvider time, string folder) : IAsyncDisposable
{
    /// <summary>How many bytes of scans are kept: so few that it is full early, and what grows later grows for another reason.</summary>
    public const long ScanCapacity = 4 * 1024 * 1024;

    private readonly ILedgerStore _ledger = faults.Around<ILedgerStore>(new MemoryLedger(world.Life));
    private CurrentParts? _parts;
    private WatcherMemory? _watchers;
    private EmbeddedQueue? _queue;
    private LookWork? _work;
    private DateTimeOffset _until;

    public int Runs { get; private set; }

    public int Deaths { get; private set; }

    /// <summary>Whether it dies at times, and with it all that it has in memory.</summary>
    public bool Dies { get; set; } = true;

    public async Task<QueueState> StateAsync() => await _queue!.StateAsync(CancellationToken.None);

    /// <summary>Looks at all targets, as at each start.</summary>
    public async Task StartAsync()
    {
        _parts = new CurrentParts(Parts());
        _watchers = new WatcherMemory(_parts, time);
        _queue = await EmbeddedQueue.OpenAsync(Path.Combine(folder, "queue"), QueueRules.Usual, time);
        _work = new LookWork(_parts, _queue, _watchers, _ => Runs++, Logger.None);
        _until = time.GetUtcNow();
        await AddAsync(_parts.Config.Names.Select(name => new LookKey.Target(name)));
    }

    /// <summary>A delivery tells that an upstream has released.</summary>
    public ValueTask<Acceptance> NudgeAsync(string name) => AddAsync([new LookKey.Upstream(RepoName.Parse($"acme/{name}"))]);

    /// <summary>Puts into the queue what is due by the schedule, and looks until nothing is left that may be looked at now.</summary>
    public async Task StepAsync()
    {
        if (await DueAsync() is { Count: > 0 } due)
            await AddAsync(due);
        while (await TryTakeAsync() is { } taken)
        {
            world.Life.Begin(Dies && faults.Strikes("death") ? random.Next(4) : int.MaxValue);
            if (await LookAsync(taken) is { } end)
            {
                await EndAsync(taken, end);
                continue;
            }
            Deaths++;
            await RestartAsync();
        }
    }

    /// <summary>With what is on disk.</summary>
    public async Task RestartAsync()
    {
        world.Life.Begin();
        await DisposeAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_queue is not null)
            await _queue.DisposeAsync();
        _parts?.Dispose();
    }

    private ValueTask<Acceptance> AddAsync(IEnumerable<LookKey> keys) => _queue!.AddAsync([.. keys], CancellationToken.None);

    /// <summary>Where the ledger cannot be read, it stays due.</summary>
    private async Task<IReadOnlyList<LookKey>> DueAsync()
    {
        var now = time.GetUtcNow();
        try
        {
            var due = Timetable.Of(_parts!.Config, await _watchers!.NowAsync(CancellationToken.None)).Due(_until, now);
            _until = now;
            return [.. due.SelectMany(looks => looks.Keys).Distinct()];
        }
        catch (Exception e) when (e is FaultException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>Null = nothing may be looked at now.</summary>
    private async Task<TakenLook?> TryTakeAsync()
    {
        using var enough = new CancellationTokenSource();
        var taking = _queue!.TakeAsync(enough.Token).AsTask();
        if (taking.IsCompleted)
            return await taking;
        await enough.CancelAsync();
        try
        {
            return await taking;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <returns>Null = the process died of it.</returns>
    private async Task<LookEnd?> LookAsync(TakenLook taken)
    {
        try
        {
            return await _work!.WorkAsync(taken, CancellationToken.None);
        }
        catch (KilledException)
        {
            return null;
        }
        catch (FaultException e)
        {
            return new LookEnd.Failed(e.Fault);
        }
        catch (InvalidOperationException e)
        {
            return new LookEnd.Failed(Fault.OfMistake(e));
        }
    }

    private static ValueTask EndAsync(TakenLook taken, LookEnd end) => end is LookEnd.Failed failed
        ? taken.PutBackAsync(failed.Why, failed.NotBefore, CancellationToken.None)
        : taken.DoneAsync(CancellationToken.None);

    private ServedParts Parts()
    {
        var look = new BumpLook(
            [faults.Around<ITargetHost>(world)],
            new Observer([faults.Around<IUpstreamFeed>(world)], new LookCache(Path.Combine(folder, "looks")), concurrency: 1, Logger.None, time: time),
            new TagLister(faults.Around<ITagListing>(world), concurrency: 1, time, Logger.None),
            new EvidenceGatherer([world], new EvidenceCache(Path.Combine(folder, "evidence"), time), concurrency: 1, Logger.None),
            _ledger,
            "github.com",
            time,
            TimeZoneInfo.Utc,
            concurrency: 1,
            Logger.None)
        {
            WriteTrace = trace => trace.Entry.Id.ToString(),
            Scans = new ScanCache(ScanCapacity),
        };
        var sign = Guid.NewGuid().ToString();
        var leases = new TargetLeases(_ledger, new ProcessSigns(sign, other => other != sign), time, Logger.None);
        var run = new BumpRun(look, new Publisher(Logger.None), _ledger, leases, new Outbox(_ledger, [], [], TimeZoneInfo.Utc, time, Logger.None), concurrency: 1, time);
        var host = Served.Host with { Schedule = "7 * * * *" };
        return Served.Parts(new ServedConfig(null, host, null, [.. world.Targets.Select(target => target.Name)], [])) with
        {
            Run = (request, cancellation) => run.RunAsync(request, cancellation),
            Ledger = _ledger.LoadAsync,
        };
    }
}
