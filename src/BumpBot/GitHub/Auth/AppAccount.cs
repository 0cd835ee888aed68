using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub.Auth;

/// <summary>The App at one account, and the run's targets there.</summary>
internal sealed class AppAccount : IDisposable
{
    /// <summary>So long nobody is asked again whether the App reaches its targets.</summary>
    private static readonly TimeSpan ReachHolds = TimeSpan.FromMinutes(5);

    /// <summary>A token for more is one for all repositories of the account.</summary>
    /// <remarks>docs.github.com/rest/apps/apps, "Create an installation access token for an app".</remarks>
    private const int MostRepositories = 500;

    private readonly Installations _installations;
    private readonly string _name;
    private readonly IReadOnlyList<RepoName> _targets;
    private readonly TimeProvider _time;
    private readonly InstallationTokens _tokens;
    private readonly GitHubHttp _http;
    private readonly SemaphoreSlim _once = new(1, 1);
    private volatile Reach? _reach;

    public AppAccount(
        GitHubHttp app, Installations installations, string name, IReadOnlyList<RepoName> targets, string subject, Func<ITokenSource, GitHubHttp> connect, TimeProvider time)
    {
        (_installations, _name, _targets, _time) = (installations, name, targets, time);
        _tokens = new InstallationTokens(app, subject, ScopeAsync, time);
        _http = connect(_tokens);
    }

    public async Task<GitHubHttp> ForTargetAsync(RepoName target, CancellationToken cancellation)
    {
        if (_reach?.Faults.ContainsKey(target) != false && (await ReachAsync(cancellation)).Faults.TryGetValue(target, out var fault))
            throw new FaultException(fault);
        await _tokens.TokenAsync(cancellation);
        return _http;
    }

    public void Dispose()
    {
        _http.Dispose();
        _tokens.Dispose();
        _once.Dispose();
    }

    private async Task<TokenScope> ScopeAsync(CancellationToken cancellation)
    {
        var reach = await ReachAsync(cancellation);
        var installation = reach.Installation ?? throw FaultException.GiveUp($"the App reaches none of the targets at {_name}");
        return new TokenScope(installation, reach.Names.Count <= MostRepositories ? reach.Names : null, AppPermissions.ForTargets(installation));
    }

    private async Task<Reach> ReachAsync(CancellationToken cancellation)
    {
        await _once.WaitAsync(cancellation);
        try
        {
            if (_reach is { } known && _time.GetUtcNow() < known.At + ReachHolds)
                return known;
            // A token is for what was reached when it was made.
            _tokens.Forget();
            return _reach = await LookAsync(cancellation);
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>Target by target: a token for one that is not reached is refused, and all the others with it.</summary>
    private async Task<Reach> LookAsync(CancellationToken cancellation)
    {
        Installation? installation = null;
        var names = new List<string>();
        var faults = new Dictionary<RepoName, Fault>();
        foreach (var target in _targets)
        {
            try
            {
                installation = await _installations.OfAsync(target, cancellation);
                names.Add(target.Name);
            }
            catch (FaultException e) when (e.Fault is not Fault.StopRun)
            {
                faults.Add(target, e.Fault);
            }
        }
        return new Reach(_time.GetUtcNow(), installation, names, faults);
    }

    /// <summary>What the App can work on here.</summary>
    /// <param name="Installation">Null = on nothing.</param>
    /// <param name="Names">The targets that it reaches, without their owner.</param>
    /// <param name="Faults">Why it does not reach the others.</param>
    private sealed record Reach(DateTimeOffset At, Installation? Installation, IReadOnlyList<string> Names, IReadOnlyDictionary<RepoName, Fault> Faults);
}
