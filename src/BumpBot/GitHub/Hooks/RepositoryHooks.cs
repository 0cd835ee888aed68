using BumpBot.Model;
using Serilog;
using Updaters.References;

namespace BumpBot.GitHub.Hooks;

/// <summary>
/// Finds the deliveries that did not arrive by the webhooks of repositories, as far as the token may see them. Where it may not, that is said once
/// and never asked again.
/// </summary>
/// <param name="path">The path at which the bot takes deliveries: by it a hook is known as one that leads here.</param>
/// <param name="since">From when on deliveries count.</param>
public sealed class RepositoryHooks(GitHubHttp http, string path, DateTimeOffset since, TimeProvider time, ILogger log)
{
    /// <summary>A round asks no more repositories when it has sent so many requests; the next goes on behind the last.</summary>
    internal const int RequestsOfARound = 50;

    /// <summary>So long a repository is not asked again which hooks it has.</summary>
    private static readonly TimeSpan ListHolds = TimeSpan.FromDays(1);

    private readonly HookReads _reads = new(new GitHubReader(http));
    private readonly Dictionary<RepoName, Hooks> _hooks = [];
    private readonly HashSet<RepoName> _refused = [];
    private RepoName? _last;

    /// <summary>One round. What a fault leaves out is asked for in the next.</summary>
    /// <param name="repositories">Whose hooks are asked for, in an order that stays.</param>
    public async Task<IReadOnlyList<MissedDelivery>> MissedAsync(IReadOnlyList<RepoName> repositories, CancellationToken cancellation)
    {
        if (http.Connection.IsAnonymous)
            return [];
        List<MissedDelivery> missed = [];
        var (before, begin) = (_reads.Count, _last is null ? 0 : repositories.Index().FirstOrDefault(one => one.Item.Equals(_last)).Index + 1);
        foreach (var repo in repositories.Skip(begin).Concat(repositories.Take(begin)).Where(repo => !_refused.Contains(repo)))
        {
            if (_reads.Count - before >= RequestsOfARound)
                break;
            // One that fails each time must not hold up those behind it.
            _last = repo;
            try
            {
                missed.AddRange(await OfAsync(repo, cancellation));
            }
            catch (FaultException e)
            {
                log.Warning("the webhook deliveries of {Repo} could not be looked into: {Fault}", repo.ToString(), e.Fault.Message);
                break;
            }
        }
        return missed;
    }

    private async Task<IReadOnlyList<MissedDelivery>> OfAsync(RepoName repo, CancellationToken cancellation)
    {
        List<MissedDelivery> missed = [];
        if (await HooksAsync(repo, cancellation) is not { } hooks)
            return missed;
        foreach (var deliveries in hooks.Logs.Values)
        {
            switch (await deliveries.LookAsync(cancellation))
            {
                case DeliveryLook.Missed some:
                    missed.AddRange(some.Deliveries.Select(delivery => new MissedDelivery.OfRepository(repo, delivery.Event ?? "")));
                    break;
                case DeliveryLook.Uncounted:
                    missed.Add(new MissedDelivery.Uncounted(repo));
                    break;
                case DeliveryLook.Refused:
                    // It is gone: which there are is asked for anew.
                    _hooks.Remove(repo);
                    break;
            }
        }
        return missed;
    }

    /// <returns>Null = they may not be seen.</returns>
    private async Task<Hooks?> HooksAsync(RepoName repo, CancellationToken cancellation)
    {
        var known = _hooks.GetValueOrDefault(repo);
        var now = time.GetUtcNow();
        if (known is not null && now - known.At < ListHolds)
            return known;
        switch (await _reads.GetAsync($"repos/{repo}/hooks?per_page={GitHubReader.PageSize}", HooksJson.Default.ListHookJson, null, cancellation))
        {
            case Answer<List<HookJson>>.Found found:
                return _hooks[repo] = new Hooks(now, found.Value.Where(LeadsHere).ToDictionary(
                    hook => hook.Id, hook => known?.Logs.GetValueOrDefault(hook.Id) ?? new DeliveryLog(_reads, $"repos/{repo}/hooks/{hook.Id}/deliveries", known?.At ?? since)));
            case Answer<List<HookJson>>.Refused refused:
                _refused.Add(repo);
                log.Information(
                    "the token may not see the webhooks of {Repo} ({Status}), so that a delivery which does not arrive from there is found by the schedule only", repo.ToString(), (int)refused.Status);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private bool LeadsHere(HookJson hook) =>
        hook.Active && Uri.TryCreate(hook.Config?.Url, UriKind.Absolute, out var url) && url.AbsolutePath.EndsWith(path, StringComparison.Ordinal);

    /// <param name="At">When they were asked for.</param>
    /// <param name="Logs">Of those that lead here, by the hook's number.</param>
    private sealed record Hooks(DateTimeOffset At, IReadOnlyDictionary<long, DeliveryLog> Logs);
}
