using BumpBot.Commands;
using BumpBot.Commands.Actions;
using BumpBot.Config;
using BumpBot.Demo;
using BumpBot.Evidence;
using BumpBot.Git;
using BumpBot.GitHub;
using BumpBot.GitHub.Auth;
using BumpBot.Ledgers;
using BumpBot.Local;
using BumpBot.Logging;
using BumpBot.Model;
using BumpBot.Notify;
using BumpBot.Notify.Http;
using BumpBot.Publishing;
using BumpBot.Redis;
using BumpBot.Registries;
using BumpBot.Targets;
using BumpBot.Watching;
using BumpBot.Watching.Trust;
using Serilog.Core;

namespace BumpBot;

/// <summary>The only place where parts are joined.</summary>
public sealed partial class Wiring : IComposition, IDisposable
{
    /// <summary>Targets worked on at once; requests have a bound of their own.</summary>
    private const int TargetsAtOnce = 4;

    private readonly BotEnvironment _environment;
    private readonly Func<string, string?> _variable;
    private readonly TimeProvider _time;
    private readonly Redactor _redactor;
    private readonly CostMeter _meter = new();
    private readonly Action<string, Delivery> _noticeTold = (_, _) => { };
    private readonly List<IDisposable> _owned = [];
    private readonly ProcessWrites _writes;
    private readonly TimeSpan _lookPause;
    private TextWriter _errors = Console.Error;
    private Logger? _log;
    private RedisServer? _redis;
    private RedisSigns? _signs;
    private ILedgerStore? _ledger;
    private (IGitHubAccess Access, BotIdentity Bot)? _access;
    private GitHubHttp? _app;

    private Wiring(BotEnvironment environment, Func<string, string?> variable, TimeProvider time)
    {
        (_environment, _variable, _time) = (environment, variable, time);
        _writes = Own(new ProcessWrites(time));
        _redactor = new Redactor([(environment.Credentials as Credentials.Token)?.Value, environment.SigningKey, variable("GITHUB_TOKEN"), variable("BUMPBOT_TOKEN"), variable("BUMPBOT_APP_PRIVATE_KEY")]);
    }

    public ActionsJob? Job { get; private set; }

    public IDemoRepositories DemoRepositories { get; } = new DemoRepositories();

    public static Wiring FromEnvironment(Func<string, string?> variable, TimeProvider time) =>
        new(BotEnvironment.Read(variable), variable, time);

    public CommandLine CommandLine(TextWriter output, TextWriter errors)
    {
        _errors = errors;
        var terminal = new Terminal(output, errors, _redactor);
        Job = _environment.OnActions ? new ActionsJob(_environment.StepSummaryFile, _environment.OutputFile, _environment.Repository, terminal) : null;
        return new CommandLine(this, new SessionReader(_environment, Variable, FindLocalClone), terminal, _time);
    }

    public LocalClone? FindLocalClone(string folder) => LocalClones.Find(folder, _environment.ServerUrl.Host);

    public CheckRun Check(Session session) => new(Look(session), TargetsAtOnce);

    public TraceRun Trace(Session session) => new(Look(session), TargetsAtOnce, _time);

    public DryRun DryRun(Session session) => new(Look(session), TargetsAtOnce);

    public BumpRun Run(Session session)
    {
        var log = Log(session);
        return new BumpRun(Look(session, log), new Publisher(log), Ledger(session), new TargetLeases(Ledger(session), Signs(session), _time, log), Outbox(session), TargetsAtOnce, _time);
    }

    public DiscoveryRun Discovery(Session session)
    {
        var log = Log(session);
        return new DiscoveryRun(Hosts(session, Repositories(session, log), log), _environment.ServerUrl.Authority);
    }

    public BaselineRun Baseline(Session session) => new(Look(session), Ledger(session), _time);

    public RebuildRun Rebuild(Session session) => new(Look(session), Ledger(session), TargetsAtOnce, _time);

    public Task<Ledger> LedgerAsync(Session session, CancellationToken cancellation) => Ledger(session).LoadAsync(cancellation);

    public Outbox Outbox(Session session)
    {
        var (settings, log) = (session.Host.Notify, Log(session));
        foreach (var secret in settings.SelectMany(channel => channel.Secrets))
            _redactor.Add(secret);
        var (access, bot) = Access(session, log);
        return new Outbox(Ledger(session), settings, Channels.Of(settings, Own(new NoticeHttp(_time)), new NoticeIssues(access, bot, log), _time), session.Host.TimeZone, _time, log) { Told = _noticeTold };
    }

    public void Dispose()
    {
        foreach (var part in Enumerable.Reverse(_owned))
            part.Dispose();
    }

    /// <summary>What a config puts in for <c>${…}</c>: a secret is known as one before anybody can log it.</summary>
    private string? Variable(string name)
    {
        var value = _variable(name);
        if (SecretNames.Include(name))
            _redactor.Add(value);
        return value;
    }

    private BumpLook Look(Session session) => Look(session, Log(session));

    private BumpLook Look(Session session, Logger log)
    {
        var cache = session.CacheFolder;
        var http = Access(session, log).Access.Reading;
        return new BumpLook(
            Hosts(session, Repositories(session, log), log),
            new Observer([new GitHubFeed(http, _time, log), Own(new GitRefFeed(_time, meter: _meter))], new LookCache(Path.Combine(cache, "looks")), session.Host.Api.Concurrency, log, _meter, _time),
            new TagLister(Own(new GitTagListing(_environment.ServerUrl)), GitRepositories.DefaultConcurrency, _time, log),
            new EvidenceGatherer(EvidenceSources(http, session, log), new EvidenceCache(Path.Combine(cache, "evidence"), _time), session.Host.Api.Concurrency, log),
            Ledger(session),
            _environment.ServerUrl.Authority,
            _time,
            session.Host.TimeZone,
            TargetsAtOnce,
            log)
        {
            WriteTrace = trace => string.Join('\n', WhyText.Of(trace).Select(line => line.Text)),
        };
    }

    private GitRepositories Repositories(Session session, Logger log) =>
        Own(new GitRepositories(Path.Combine(session.CacheFolder, "clones"), _time, log, signer: _environment.SigningKey is { } key ? SshSigner.Of(key) : null));

    private IReadOnlyList<ITargetHost> Hosts(Session session, GitRepositories repositories, Logger log)
    {
        var (access, bot) = Access(session, log);
        return
        [
            new GitHubTargets(access, bot, repositories, new TargetCache(Path.Combine(session.CacheFolder, "targets"), log), _time, log),
            new LocalTargets(repositories, _time),
        ];
    }

    /// <summary>The ways to GitHub, and whose they are: the same for all parts, since there is one pacer for one host and identity.</summary>
    private (IGitHubAccess Access, BotIdentity Bot) Access(Session session, Logger log) => _access ??= NewAccess(session, log);

    private (IGitHubAccess Access, BotIdentity Bot) NewAccess(Session session, Logger log)
    {
        if (_environment.Credentials is not Credentials.App credentials)
        {
            var token = (_environment.Credentials as Credentials.Token)?.Value;
            var http = Own(Http(new GitHubConnection(_environment.ApiUrl, _environment.ServerUrl, token, _environment.OnActions)));
            return (new TokenAccess(http), Own(new BotIdentity(http)));
        }
        var anonymous = new GitHubConnection(_environment.ApiUrl, _environment.ServerUrl, token: null, _environment.OnActions);
        var app = _app = Own(Http(anonymous.As(new AppTokens(credentials, _time))));
        var targets = session.Targets.OfType<TargetName.OnForge>().Select(target => target.Repo)
            .Concat(session.Ledger is LedgerPlace.Branch ledger ? [ledger.Repo] : [])
            .Concat(session.Host.Notify.OfType<ChannelSettings.Issue>().Select(channel => channel.Repo))
            .Distinct()
            .ToList();
        return (Own(new AppAccess(app, targets, tokens => Http(anonymous.As(tokens)), _time)), Own(new BotIdentity(app)));

        GitHubHttp Http(GitHubConnection connection) => new(connection, session.Host.Api, _time, log, meter: _meter, shared: SharedWrites(connection, session), pauses: SharedPauses(connection, session));
    }

    /// <summary>Where processes share a ledger, they share the forge's patience.</summary>
    private ISharedWrites SharedWrites(GitHubConnection connection, Session session) => session.Ledger is LedgerPlace.Redis redis
        ? new RedisWrites(Redis(redis.Server), connection.Identity, session.Host.Api)
        : _writes.Of(connection.Identity, session.Host.Api);

    private ISharedPauses? SharedPauses(GitHubConnection connection, Session session) => session.Ledger is LedgerPlace.Redis redis
        ? Own(new RedisPauses(Redis(redis.Server), connection.Identity, _time))
        : null;

    private IEvidenceSource[] EvidenceSources(GitHubHttp http, Session session, Logger log)
    {
        var (places, settings) = (Own(new RegistryHttp(_time, log)), session.Host.Registries);
        return
        [
            new TagCommits(http),
            new TagHistory(http),
            new ImageRegistry(places, settings, _time),
            new PythonIndex(places, settings),
            new NuGetFeed(places, settings, _time),
            new ReleaseFiles(places, http.Connection.ApiUrl, http.Connection.ServerUrl),
        ];
    }

    /// <summary>One for all parts, since it keeps what it has read.</summary>
    private ILedgerStore Ledger(Session session) => _ledger ??= session.Ledger switch
    {
        LedgerPlace.File file => Own(new LedgerFile(file.Path, _time) { LookPause = _lookPause }),
        LedgerPlace.Branch branch => new LedgerBranch(Branch(branch, session), branch, _time, Log(session)),
        LedgerPlace.Redis redis => new LedgerRedis(Redis(redis.Server), redis.Server),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private ProcessSigns Signs(Session session) => session.Ledger is LedgerPlace.Redis redis
        ? (_signs ??= Own(RedisSigns.Start(Redis(redis.Server), ProcessSigns.OfThisMachine(), _time))).Signs
        : ProcessSigns.OfThisMachine();

    /// <summary>One connection for all parts.</summary>
    private RedisServer Redis(RedisPlace place)
    {
        _redactor.Add(place.Password);
        return _redis ??= Own(new RedisServer(place));
    }

    private OneFileBranch Branch(LedgerPlace.Branch place, Session session)
    {
        var access = Access(session, Log(session)).Access;
        return Own(new OneFileBranch(
            Path.Combine(session.CacheFolder, "ledger"), access.Reading.Connection.GitUrl(place.Repo), LedgerPlace.Branch.Name, LedgerPlace.Branch.FileName,
            _environment.Credentials is null ? null : TokenAsync, _time, Log(session)));

        async ValueTask<string> TokenAsync(CancellationToken cancellation) =>
            await (await access.ForTargetAsync(place.Repo, cancellation)).Connection.Tokens!.TokenAsync(cancellation);
    }

    /// <summary>One for all parts: two would not write to one file.</summary>
    private Logger Log(Session session) => _log ??= Own(Logs.Create(session.Log.Level, session.Log.File, _redactor, _errors));

    private T Own<T>(T part) where T : IDisposable
    {
        _owned.Add(part);
        return part;
    }
}
