using BumpBot.Commands;
using BumpBot.Config;
using BumpBot.Demo;
using BumpBot.Evidence;
using BumpBot.Git;
using BumpBot.GitHub;
using BumpBot.Ledgers;
using BumpBot.Local;
using BumpBot.Logging;
using BumpBot.Model;
using BumpBot.Notify;
using BumpBot.Publishing;
using BumpBot.Registries;
using BumpBot.Serve;
using BumpBot.Targets;
using BumpBot.Watching;
using BumpBot.Watching.Trust;
using Cronos;
using Serilog.Core;

namespace BumpBot;

/// <summary>The only place where parts are joined.</summary>
public sealed class Wiring : IComposition, IDisposable
{
    /// <summary>Targets worked on at once; requests have a bound of their own.</summary>
    private const int TargetsAtOnce = 4;

    private readonly BotEnvironment _environment;
    private readonly Func<string, string?> _variable;
    private readonly TimeProvider _time;
    private readonly Redactor _redactor;
    private readonly CostMeter _meter = new();
    private readonly List<IDisposable> _owned = [];
    private Logger? _log;

    private Wiring(BotEnvironment environment, Func<string, string?> variable, TimeProvider time)
    {
        (_environment, _variable, _time) = (environment, variable, time);
        _redactor = new Redactor([environment.Token, variable("GITHUB_TOKEN"), variable("BUMPBOT_TOKEN")]);
    }

    public IDemoRepositories DemoRepositories { get; } = new DemoRepositories();

    public static Wiring FromEnvironment(Func<string, string?> variable, TimeProvider time) =>
        new(BotEnvironment.Read(variable), variable, time);

    public CommandLine CommandLine(TextWriter output, TextWriter errors)
    {
        var terminal = new Terminal(output, errors, _redactor);
        return new CommandLine(this, new SessionReader(_environment, Variable, FindLocalClone), terminal, _time);
    }

    public LocalClone? FindLocalClone(string folder) => LocalClones.Find(folder, _environment.ServerUrl.Host);

    public CheckRun Check(Session session) => new(Look(session), TargetsAtOnce);

    public TraceRun Trace(Session session) => new(Look(session), TargetsAtOnce, _time);

    public DryRun DryRun(Session session) => new(Look(session), TargetsAtOnce);

    public BumpRun Run(Session session)
    {
        var log = Log(session);
        return new BumpRun(Look(session, log), new Publisher(log), Ledger(session), new TargetLeases(Ledger(session), ProcessSigns.OfThisMachine(), _time, log), new Notices(log), TargetsAtOnce, _time);
    }

    public BaselineRun Baseline(Session session) => new(Look(session), Ledger(session), _time);

    public RebuildRun Rebuild(Session session) => new(Look(session), Ledger(session), TargetsAtOnce, _time);

    public Task<Ledger> LedgerAsync(Session session, CancellationToken cancellation) => Ledger(session).LoadAsync(cancellation);

    public ScheduleLoop Schedule(Session session) =>
        new(CronExpression.Parse(session.Host.Schedule!), session.Host.TimeZone, _time, Log(session));

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
        var connection = Connection();
        var http = Own(new GitHubHttp(connection, session.Host.Api, _time, log, meter: _meter));
        var bot = Own(new BotIdentity(http));
        var repositories = Own(new GitRepositories(Path.Combine(cache, "clones"), _time, log));
        return new BumpLook(
            [
                new GitHubTargets(http, bot, repositories, new TargetCache(Path.Combine(cache, "targets"), log), _time, log),
                new LocalTargets(repositories, _time),
            ],
            new Observer([new GitHubFeed(http, _time, log), Own(new GitRefFeed(_time, meter: _meter))], new LookCache(Path.Combine(cache, "looks")), session.Host.Api.Concurrency, log, _meter),
            new TagLister(Own(new GitTagListing(connection.ServerUrl)), GitRepositories.DefaultConcurrency, _time, log),
            new EvidenceGatherer(EvidenceSources(http, session, log), new EvidenceCache(Path.Combine(cache, "evidence"), _time), session.Host.Api.Concurrency, log),
            Ledger(session),
            _environment.ServerUrl.Authority,
            _time,
            session.Host.TimeZone,
            TargetsAtOnce,
            log);
    }

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

    private GitHubConnection Connection() => new(_environment.ApiUrl, _environment.ServerUrl, _environment.Token, _environment.OnActions);

    private ILedgerStore Ledger(Session session) => session.Ledger switch
    {
        LedgerPlace.File file => new LedgerFile(file.Path, _time),
        LedgerPlace.Branch branch => new LedgerBranch(Branch(branch, session), branch, _time, Log(session)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private OneFileBranch Branch(LedgerPlace.Branch place, Session session)
    {
        var connection = Connection();
        return Own(new OneFileBranch(
            Path.Combine(session.CacheFolder, "ledger"), connection.GitUrl(place.Repo), LedgerPlace.Branch.Name, LedgerPlace.Branch.FileName,
            connection.Token is { } token ? _ => ValueTask.FromResult(token) : null, _time, Log(session)));
    }

    /// <summary>One for all parts: two would not write to one file.</summary>
    private Logger Log(Session session) => _log ??= Own(Logs.Create(session.Log.Level, session.Log.File, _redactor));

    private T Own<T>(T part) where T : IDisposable
    {
        _owned.Add(part);
        return part;
    }
}
