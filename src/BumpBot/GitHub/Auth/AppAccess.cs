using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub.Auth;

/// <summary>
/// A GitHub App's ways to GitHub. For targets one for each account, whose tokens reach the run's targets there and no other repository; for
/// upstreams one with tokens that only read, of the first target's installation: as any token they reach all public repositories, and
/// beside them the private ones of that installation.
/// </summary>
public sealed class AppAccess : IGitHubAccess, IDisposable
{
    private readonly Installations _installations;
    private readonly IReadOnlyList<RepoName> _targets;
    private readonly Dictionary<string, AppAccount> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly InstallationTokens _reading;

    /// <param name="app">Where the App speaks for itself.</param>
    /// <param name="targets">All that the run works on.</param>
    /// <param name="connect">Makes a way to GitHub under other credentials.</param>
    public AppAccess(GitHubHttp app, IReadOnlyList<RepoName> targets, Func<ITokenSource, GitHubHttp> connect, TimeProvider time)
    {
        _installations = new Installations(app);
        _targets = targets;
        var subject = app.Connection.Tokens!.Subject;
        _reading = new InstallationTokens(app, $"{subject} reading at {(targets.Count > 0 ? targets[0].Owner : null)}", ReadingScopeAsync, time);
        Reading = connect(_reading);
        foreach (var account in targets.GroupBy(target => target.Owner, StringComparer.OrdinalIgnoreCase))
            _accounts.Add(account.Key, new AppAccount(app, _installations, account.Key, [.. account], $"{subject} at {account.Key}", connect, time));
    }

    public GitHubHttp Reading { get; }

    public Task<GitHubHttp> ForTargetAsync(RepoName target, CancellationToken cancellation) => _accounts.TryGetValue(target.Owner, out var account)
        ? account.ForTargetAsync(target, cancellation)
        : throw new ArgumentException($"{target} is none of the run's targets", nameof(target));

    public void Dispose()
    {
        foreach (var account in _accounts.Values)
            account.Dispose();
        Reading.Dispose();
        _reading.Dispose();
    }

    private async Task<TokenScope> ReadingScopeAsync(CancellationToken cancellation)
    {
        var installation = await FirstAsync(cancellation) ?? await _installations.AnyAsync(cancellation);
        return new TokenScope(installation, Repositories: null, AppPermissions.ForReading(installation));
    }

    /// <summary>The installation of the first target that has one; null = none has.</summary>
    private async Task<Installation?> FirstAsync(CancellationToken cancellation)
    {
        foreach (var target in _targets.DistinctBy(target => target.Owner, StringComparer.OrdinalIgnoreCase))
        {
            try
            {
                return await _installations.OfAsync(target, cancellation);
            }
            catch (FaultException e) when (e.Fault is Fault.GiveUp)
            {
                // Whoever opens that target says so.
            }
        }
        return null;
    }
}
