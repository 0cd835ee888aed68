using BumpBot.GitHub.Json;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>What the checks of a commit say together. A closed family.</summary>
internal abstract record ChecksState
{
    private ChecksState() { }

    /// <summary>Nothing has reported.</summary>
    public sealed record None : ChecksState;

    public sealed record Pending(string Why) : ChecksState;

    public sealed record Failed(string Why) : ChecksState;

    public sealed record Green : ChecksState;
}

/// <summary>Reads the check runs and the commit statuses of a commit, whole.</summary>
internal sealed class HeadChecks(GitHubReader reader, RepoName target)
{
    /// <exception cref="FaultException">One of the two could not be read: nothing is concluded.</exception>
    public async Task<ChecksState> ReadAsync(string commit, CancellationToken cancellation)
    {
        var states = new List<(string Name, CheckResult Result)>();
        await foreach (var run in RunsAsync(commit, cancellation))
            states.Add((run.Name ?? "a check", run.Status == "completed" ? ResultOf(run.Conclusion) : CheckResult.Pending));
        await foreach (var status in StatusesAsync(commit, cancellation))
            states.Add((status.Context ?? "a status", status.State switch { "success" => CheckResult.Good, "pending" => CheckResult.Pending, _ => CheckResult.Bad }));
        return states switch
        {
            [] => new ChecksState.None(),
            _ when First(states, CheckResult.Bad) is { } bad => new ChecksState.Failed($"{bad} failed"),
            _ when First(states, CheckResult.Pending) is { } pending => new ChecksState.Pending($"{pending} is still running"),
            _ => new ChecksState.Green(),
        };
    }

    private static string? First(List<(string Name, CheckResult Result)> states, CheckResult result) =>
        states.Where(state => state.Result == result).Select(state => $"the check \"{Cut(state.Name)}\"").FirstOrDefault();

    private static string Cut(string name) => new([.. name.Where(c => !char.IsControl(c)).Take(100)]);

    private static CheckResult ResultOf(string? conclusion) =>
        conclusion is "success" or "neutral" or "skipped" ? CheckResult.Good : CheckResult.Bad;

    private async IAsyncEnumerable<CheckRunJson> RunsAsync(string commit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = await FirstAsync($"repos/{target}/commits/{commit}/check-runs?per_page={GitHubReader.PageSize}", GitHubJson.Default.CheckRunsJson, cancellation);
        await foreach (var page in reader.PagesAsync(first, GitHubJson.Default.CheckRunsJson, cancellation))
        {
            foreach (var run in page.Value.CheckRuns ?? [])
                yield return run;
        }
    }

    private async IAsyncEnumerable<StatusJson> StatusesAsync(string commit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = await FirstAsync($"repos/{target}/commits/{commit}/status?per_page={GitHubReader.PageSize}", GitHubJson.Default.CombinedStatusJson, cancellation);
        await foreach (var page in reader.PagesAsync(first, GitHubJson.Default.CombinedStatusJson, cancellation))
        {
            foreach (var status in page.Value.Statuses ?? [])
                yield return status;
        }
    }

    private async Task<Answer<T>.Found> FirstAsync<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellation) =>
        await reader.GetAsync(path, type, null, cancellation) switch
        {
            Answer<T>.Found found => found,
            Answer<T>.Refused refused => throw FaultException.GiveUp(
                $"the checks of {target} cannot be read ({(int)refused.Status} {refused.Message}), so that nothing is merged; give the token read access to checks and commit statuses"),
            _ => throw FaultException.Retry($"the checks of {target} could not be read"),
        };

    private enum CheckResult
    {
        Good,
        Pending,
        Bad,
    }
}
