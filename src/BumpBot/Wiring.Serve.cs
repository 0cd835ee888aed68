using BumpBot.Commands;
using BumpBot.Config;
using BumpBot.GitHub;
using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Serve.Schedules;
using BumpBot.Serve.Webhooks;
using Serilog.Core;

namespace BumpBot;

/// <summary>The parts of the service. What belongs to one config is made by a wiring of its own, which is disposed of with the config.</summary>
public sealed partial class Wiring
{
    /// <summary>So long looks under way may go on when the service stops, within the 30 seconds that its supervisors allow.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan HeartbeatPatience = TimeSpan.FromSeconds(10);

    private Wiring(Wiring service, Logger log)
    {
        (_environment, _variable, _time, _redactor) = (service._environment, service._variable, service._time, service._redactor);
        (_log, _writes) = (log, service._writes);
    }

    public async Task ServeAsync(Func<Session> read, IReadOnlyList<Uri> urls, Action<RunReport> told, CancellationToken cancellation)
    {
        var session = read();
        var log = Log(session);
        using var parts = new CurrentParts(Parts(session, log));
        await using var queue = await QueueAsync(session);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = HeartbeatPatience };
        using var readiness = new Readiness(parts, queue, _time, log);
        var watchers = new WatcherMemory(parts, _time);
        var heartbeat = new Heartbeat(parts, queue, http, _time, log);
        var schedule = new ScheduleLoop(parts, watchers, queue, heartbeat.Begun, _time, log);
        var systemd = new SystemdNotice(_variable("NOTIFY_SOCKET"), _time, log);
        var reload = new Reload(parts, () => ReadAnew(read, log), schedule.StartAnew, systemd, log);
        var service = new Service(
            parts,
            new ServeHost(parts, new WebhookEndpoint(parts, queue, log), readiness, log),
            schedule,
            Looks(parts, queue, watchers, told, log),
            heartbeat,
            new ConfigWatch(session.ConfigFile, reload.Now, _time, log),
            new Loops(systemd, log),
            log);
        await service.RunAsync(urls, cancellation);
    }

    public async Task WorkAsync(Func<Session> read, Action<RunReport> told, CancellationToken cancellation)
    {
        var session = read();
        var log = Log(session);
        using var parts = new CurrentParts(Parts(session, log));
        await using var queue = await QueueAsync(session);
        var systemd = new SystemdNotice(_variable("NOTIFY_SOCKET"), _time, log);
        var reload = new Reload(parts, () => ReadAnew(read, log), () => { }, systemd, log);
        var worker = new Worker(
            Looks(parts, queue, new WatcherMemory(parts, _time), told, log),
            new ConfigWatch(session.ConfigFile, reload.Now, _time, log),
            new Loops(systemd, log),
            log);
        await worker.RunAsync(cancellation);
    }

    private Func<CancellationToken, Task> Looks(CurrentParts parts, ILookQueue queue, WatcherMemory watchers, Action<RunReport> told, Logger log) =>
        new LookWorker(queue, new LookWork(parts, queue, watchers, told, log).WorkAsync, TargetsAtOnce, StopGrace, _time, log).RunAsync;

    /// <summary>In Redis with the ledger, so that several processes share it; else beside the ledger, or where that is no file, in the cache folder.</summary>
    private async Task<ILookQueue> QueueAsync(Session session) => session.Ledger switch
    {
        LedgerPlace.Redis redis => new RedisQueue(Redis(redis.Server), QueueRules.Usual, RedisQueue.UsualLease, _time),
        LedgerPlace.File ledger => await EmbeddedQueue.OpenAsync($"{ledger.Path}.queue", QueueRules.Usual, _time),
        _ => await EmbeddedQueue.OpenAsync(Path.Combine(session.CacheFolder, "queue"), QueueRules.Usual, _time),
    };

    private ServedParts ReadAnew(Func<Session> read, Logger log)
    {
        try
        {
            return Parts(read(), log);
        }
        catch (UsageException e)
        {
            throw FaultException.GiveUp(e.Message, e);
        }
    }

    private ServedParts Parts(Session session, Logger log)
    {
        var secrets = BotEnvironment.WebhookSecrets(_variable);
        foreach (var secret in secrets.Append(session.Host.Heartbeat?.AbsoluteUri))
            _redactor.Add(secret);
        var own = new Wiring(this, log);
        var run = own.Run(session);
        return new ServedParts(session.Served(secrets), own)
        {
            Run = (request, cancellation) => run.RunAsync(request, cancellation),
            Ledger = own.Ledger(session).LoadAsync,
            AskForge = cancellation => session.Targets.Any(target => target is TargetName.OnForge)
                ? TokenCheck.AskAsync(own.Access(session, log).Access.Reading, cancellation)
                : Task.FromResult<Fault?>(null),
        };
    }
}
