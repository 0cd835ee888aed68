using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Serve.Metrics;
using BumpBot.Serve.Pages;
using BumpBot.Serve.Webhooks;
using BumpBot.Targets;
using Serilog.Core;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Tests.Serve;

/// <summary>Configs and parts of the service as tests need them.</summary>
internal static class Served
{
    public static readonly HostSettings Host = new("0 */12 * * *", TimeZoneInfo.Utc, [], null, ApiSettings.Default) { Jitter = TimeSpan.Zero };

    public static ServedConfig Config(HostSettings host, TargetSettings? started, params string[] targets) =>
        new("/etc/bumpbot/bumpbot.yml", host, started, [.. targets.Select(target => new TargetName.OnForge(RepoName.Parse(target)))], ["secret"]);

    public static ServedConfig Config(params string[] targets) => Config(Host, null, targets);

    public static TargetSettings Watching(params (string Repo, string? Schedule)[] watch) => new(
        [.. watch.Select(one => new WatchEntry(Updaters.References.Upstream.WithDefaultNames(UpstreamId.Parse(one.Repo)), Follow.Releases, null, null, [], false, []) { Schedule = one.Schedule })],
        [], new Dictionary<string, IReadOnlyList<PathGlob>>(), [], PullSettings.Default, IssueSettings.Default);

    public static Ledger WithOwnWatch(this Ledger ledger, string target, params OwnWatch[] watch) =>
        ledger.With(new TargetName.OnForge(RepoName.Parse(target)), DoneTarget.Empty with { OwnWatch = watch });

    public static ServedParts Parts(ServedConfig config, Func<Ledger>? ledger = null, IDisposable? owned = null) => new(config, owned ?? new Nothing())
    {
        Run = (_, _) => throw new NotSupportedException(),
        Ledger = _ => Task.FromResult(ledger?.Invoke() ?? Ledger.Empty),
        SendNotices = (_, _) => Task.CompletedTask,
        AskForge = _ => Task.FromResult<Fault?>(null),
    };

    public static ServeHost HostOf(CurrentParts parts, ILookQueue queue, PageEndpoints pages, MetricValues metrics) => new(
        parts,
        new WebhookEndpoint(parts, queue, metrics, Logger.None),
        new HealthEndpoints(
            new Readiness(parts, queue, TimeProvider.System, Logger.None),
            new MetricsReading(metrics, new CycleMetrics(metrics, TimeProvider.System), parts, queue, () => (LookCost.None, []), TimeProvider.System, Logger.None).ReadAsync),
        metrics,
        pages,
        Logger.None);

    public static (PageEndpoints Endpoints, LastSeen Seen, PageNews News) Pages(CurrentParts parts, ILookQueue queue, TimeProvider time)
    {
        var news = new PageNews(time);
        var seen = new LastSeen(time, news);
        var data = new PageData(parts, queue, seen, news, new Uri("https://github.com/"), time);
        return (new PageEndpoints(parts, data, new PageEvents(data, news, time), Serilog.Core.Logger.None), seen, news);
    }

    public static LookKey Target(string repo) => new LookKey.Target(RepoName.Parse(repo));

    public static LookKey Upstream(string repo) => new LookKey.Upstream(RepoName.Parse(repo));

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}

/// <summary>A queue that only remembers what was put into it.</summary>
internal sealed class RecordingQueue : ILookQueue
{
    private readonly SemaphoreSlim _added = new(0);

    public List<IReadOnlyCollection<LookKey>> Added { get; } = [];

    public Acceptance Answer { get; set; } = Acceptance.Accepted;

    public QueueState State { get; set; } = new(0, 0, null, []);

    public ValueTask<Acceptance> AddAsync(IReadOnlyCollection<LookKey> keys, CancellationToken cancellation)
    {
        if (Answer != Acceptance.Full)
        {
            lock (Added)
                Added.Add(keys);
            _added.Release();
        }
        return ValueTask.FromResult(Answer);
    }

    public ValueTask<TakenLook> TakeAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<QueueState> StateAsync(CancellationToken cancellation) => ValueTask.FromResult(State);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Whether something was added that was not taken by this yet.</summary>
    public bool TakeNew() => _added.Wait(0);
}
