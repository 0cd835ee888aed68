using BumpBot.Commands;
using BumpBot.Config;
using BumpBot.GitHub;
using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Serve.Pages;
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
        var news = new PageNews(_time);
        var seen = new LastSeen(_time, news);
        var pages = new PageData(parts, queue, seen, news, _environment.ServerUrl, _time);
        var heartbeat = new Heartbeat(parts, queue, http, _time, log);
        var schedule = new ScheduleLoop(parts, watchers, queue, heartbeat.Begun, _time, log);
        var systemd = new SystemdNotice(_variable("NOTIFY_SOCKET"), _time, log);
        var reload = new Reload(parts, () => ReadAnew(read, log), schedule, systemd, log);
        var service = new Service(
            parts,
            new ServeHost(parts, new WebhookEndpoint(parts, queue, log), readiness, new PageEndpoints(parts, pages, new PageEvents(pages, news, _time), log), log),
            schedule,
            new LookWorker(queue, new LookWork(parts, queue, watchers, report => Tell(report, seen, told), log).WorkAsync, TargetsAtOnce, StopGrace, _time, log).RunAsync,
            heartbeat,
            new ConfigWatch(session.ConfigFile, reload.Now, _time, log),
            systemd,
            log);
        await service.RunAsync(urls, cancellation);
    }

    private static void Tell(RunReport report, LastSeen seen, Action<RunReport> told)
    {
        seen.Take(report);
        told(report);
    }

    /// <summary>Beside the ledger; where that is no file, in the cache folder.</summary>
    private Task<EmbeddedQueue> QueueAsync(Session session) => EmbeddedQueue.OpenAsync(
        session.Ledger is LedgerPlace.File ledger ? $"{ledger.Path}.queue" : Path.Combine(session.CacheFolder, "queue"), QueueRules.Usual, _time);

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
        var pageToken = BotEnvironment.PageToken(_variable);
        foreach (var secret in secrets.Append(session.Host.Heartbeat?.AbsoluteUri).Append(pageToken))
            _redactor.Add(secret);
        var own = new Wiring(this, log);
        var run = own.Run(session);
        return new ServedParts(session.Served(secrets) with { PageToken = pageToken }, own)
        {
            Run = (request, cancellation) => run.RunAsync(request, cancellation),
            Ledger = own.Ledger(session).LoadAsync,
            AskForge = cancellation => session.Targets.Any(target => target is TargetName.OnForge)
                ? TokenCheck.AskAsync(own.Access(session, log).Access.Reading, cancellation)
                : Task.FromResult<Fault?>(null),
        };
    }
}
