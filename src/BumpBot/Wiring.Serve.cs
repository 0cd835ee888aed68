using BumpBot.Commands;
using BumpBot.Config;
using BumpBot.GitHub;
using BumpBot.GitHub.Hooks;
using BumpBot.Http;
using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Serve.Metrics;
using BumpBot.Serve.Pages;
using BumpBot.Serve.Schedules;
using BumpBot.Serve.Webhooks;
using Serilog.Core;
using Updaters.References;

namespace BumpBot;

/// <summary>The parts of the service. What belongs to one config is made by a wiring of its own, which is disposed of with the config.</summary>
public sealed partial class Wiring
{
    /// <summary>So long looks under way may go on when the service stops, within the 30 seconds that its supervisors allow.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan HeartbeatPatience = TimeSpan.FromSeconds(10);

    /// <summary>A service that is killed loses no more than so much of its memory of when upstreams were looked at.</summary>
    private static readonly TimeSpan LookPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    /// <param name="noticeTold">Told what became of each attempt to tell a channel.</param>
    private Wiring(Wiring service, Action<string, Delivery> noticeTold, Logger log)
    {
        (_environment, _variable, _time, _redactor) = (service._environment, service._variable, service._time, service._redactor);
        _lookPause = LookPause;
        // What is counted, and what was written, goes on whatever becomes of a config.
        (_log, _meter, _writes, _noticeTold) = (log, service._meter, service._writes, noticeTold);
    }

    public async Task ServeAsync(Func<Session> read, IReadOnlyList<Uri> urls, Action<ServiceEvent> told, CancellationToken cancellation)
    {
        var session = read();
        var log = Log(session);
        using var traces = Traced();
        var values = Counts();
        using var parts = new CurrentParts(Parts(session, values, log));
        await using var queue = await QueueAsync(session);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = HeartbeatPatience };
        using var readiness = new Readiness(parts, queue, _time, log);
        var watchers = new WatcherMemory(parts, _time);
        var news = new PageNews(_time);
        var seen = new LastSeen(_time, news);
        var pages = new PageData(parts, queue, seen, news, _environment.ServerUrl, _time);
        var cycles = new CycleMetrics(values, _time);
        var heartbeat = new Heartbeat(parts, queue, http, cycles.Ended, _time, log);
        using var metrics = new MetricsReading(values, cycles, parts, queue, () => (_meter.Read(), _meter.Routes()), _time, log);
        var looks = new LookWork(parts, queue, watchers, Counted, log);
        var schedule = new ScheduleLoop(parts, watchers, queue, heartbeat.Begun, _time, log);
        var systemd = new SystemdNotice(_variable("NOTIFY_SOCKET"), _time, log);
        var reload = new Reload(parts, () => ReadAnew(read, values, log), schedule.StartAnew, systemd, log);
        var service = new Service(
            parts,
            new ServeHost(parts, new WebhookEndpoint(parts, queue, values, log), new HealthEndpoints(readiness, metrics.ReadAsync), values, new PageEndpoints(parts, pages, new PageEvents(pages, news, _time), log), log),
            schedule,
            Looks(queue, looks, values, log),
            heartbeat,
            new NoticeLoop(parts, _time, log),
            new DeliveryCheck(parts, watchers, queue, values, _time, log),
            new ConfigWatch(session.ConfigFile, reload.Now, _time, log),
            new Loops(systemd, log),
            log);
        await service.RunAsync(urls, addresses => told(new ServiceEvent.Started(addresses)), cancellation);

        void Counted(RunReport report)
        {
            values.Take(RunSamples.Of(report));
            seen.Take(report);
            told(new ServiceEvent.Ran(report));
        }
    }

    public async Task WorkAsync(Func<Session> read, IReadOnlyList<Uri> urls, Action<ServiceEvent> told, CancellationToken cancellation)
    {
        var session = read();
        var log = Log(session);
        using var traces = Traced();
        var values = Counts();
        using var parts = new CurrentParts(Parts(session, values, log));
        await using var queue = await QueueAsync(session);
        using var readiness = new Readiness(parts, queue, _time, log);
        var systemd = new SystemdNotice(_variable("NOTIFY_SOCKET"), _time, log);
        var reload = new Reload(parts, () => ReadAnew(read, values, log), () => { }, systemd, log);
        var worker = new Worker(
            new HealthEndpoints(readiness, CountedAsync),
            Looks(queue, new LookWork(parts, queue, new WatcherMemory(parts, _time), Counted, log), values, log),
            new ConfigWatch(session.ConfigFile, reload.Now, _time, log),
            new Loops(systemd, log),
            log);
        await worker.RunAsync(urls, addresses => told(new ServiceEvent.Started(addresses)), cancellation);

        void Counted(RunReport report)
        {
            values.Take(RunSamples.Of(report));
            told(new ServiceEvent.Ran(report));
        }

        // What all processes share, the service tells; a sum over them would count it again.
        async Task<byte[]> CountedAsync(CancellationToken token)
        {
            values.Take(ApiSamples.Of(_meter.Read(), _meter.Routes()));
            return await values.ReadAsync(token);
        }
    }

    private static MetricValues Counts()
    {
        var values = new MetricValues();
        values.Take(new Sample(BotMetrics.BuildInfo, 1, ProgramName.Version, Environment.Version.ToString()));
        return values;
    }

    private Func<CancellationToken, Task> Looks(ILookQueue queue, LookWork looks, MetricValues values, Logger log) =>
        new LookWorker(queue, new MeasuredLooks(looks.WorkAsync, values, _time).WorkAsync, TargetsAtOnce, StopGrace, _time, log).RunAsync;

    /// <summary>In Redis with the ledger, so that several processes share it; else beside the ledger, or where that is no file, in the cache folder.</summary>
    private async Task<ILookQueue> QueueAsync(Session session) => session.Ledger switch
    {
        LedgerPlace.Redis redis => new RedisQueue(Redis(redis.Server), QueueRules.Usual, RedisQueue.UsualLease, _time),
        LedgerPlace.File ledger => await EmbeddedQueue.OpenAsync($"{ledger.Path}.queue", QueueRules.Usual, _time),
        _ => await EmbeddedQueue.OpenAsync(Path.Combine(session.CacheFolder, "queue"), QueueRules.Usual, _time),
    };

    /// <summary>Null = no traces are asked for.</summary>
    private Traces? Traced()
    {
        foreach (var header in Traces.HeadersIn(_variable))
            _redactor.Add(header);
        return Traces.Start(_variable, ProgramName.Version);
    }

    private ServedParts ReadAnew(Func<Session> read, MetricValues values, Logger log)
    {
        try
        {
            return Parts(read(), values, log);
        }
        catch (UsageException e)
        {
            throw FaultException.GiveUp(e.Message, e);
        }
    }

    private ServedParts Parts(Session session, MetricValues values, Logger log)
    {
        var secrets = BotEnvironment.WebhookSecrets(_variable);
        var pageToken = BotEnvironment.PageToken(_variable);
        foreach (var secret in secrets.Append(session.Host.Heartbeat?.AbsoluteUri).Append(pageToken))
            _redactor.Add(secret);
        var own = new Wiring(this, (channel, delivery) => values.Take(NoticeSamples.Of(channel, delivery)), log);
        var (run, outbox) = (own.Run(session), own.Outbox(session));
        return new ServedParts(session.Served(secrets) with { PageToken = pageToken }, own)
        {
            Run = (request, cancellation) => run.RunAsync(request, cancellation),
            Ledger = own.Ledger(session).LoadAsync,
            SendNotices = outbox.SendDueAsync,
            AskForge = cancellation => session.Targets.Any(target => target is TargetName.OnForge)
                ? TokenCheck.AskAsync(own.Access(session, log).Access.Reading, cancellation)
                : Task.FromResult<Fault?>(null),
            MissedDeliveries = own.MissedDeliveries(session, log),
        };
    }

    /// <summary>A start, and a config that is read anew, look at all targets; of what was sent before that nothing is missed. Clocks may differ by a little.</summary>
    private Func<IReadOnlyList<RepoName>, CancellationToken, Task<IReadOnlyList<MissedDelivery>>> MissedDeliveries(Session session, Logger log)
    {
        var since = _time.GetUtcNow() - ClocksDiffer;
        var access = Access(session, log).Access;
        if (_app is { } app)
        {
            var hook = new AppHook(app, since, log);
            return (_, cancellation) => hook.MissedAsync(cancellation);
        }
        return new RepositoryHooks(access.Reading, WebhookEndpoint.Path, since, _time, log).MissedAsync;
    }
}
