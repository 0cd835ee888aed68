using System.Net;
using BumpBot.GitHub.Graph;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using Octokit;

namespace BumpBot.GitHub;

/// <summary>
/// Merges a pull request once its checks are green: by GitHub's own auto-merge where the repository allows that and something is still to
/// come, else itself. What has no checks at all is not merged: a pull request that was opened just now has none yet, either.
/// </summary>
internal sealed class PullMerger(GitHubHttp http, RepositoryFacts target)
{
    private readonly GitHubReader _reader = new(http);
    private readonly OctokitWriter _writer = new(http);

    /// <param name="head">The only commit that is merged.</param>
    /// <param name="announce">Done before GitHub is told to merge it by itself.</param>
    public async Task<Merging> MergeAsync(int number, string head, Func<Task> announce, CancellationToken cancellation)
    {
        var pull = await ReadAsync(number, cancellation);
        if (pull.State != "open" || pull.Head?.Sha != head)
            return new Merging.Waits("it is no longer as it was when this was decided");
        if (pull.AutoMerge is not null)
            return new Merging.LeftToForge();
        return pull switch
        {
            { Draft: true } => new Merging.Waits("it is a draft"),
            { MergeableState: "dirty" } => new Merging.Waits("it conflicts with its base"),
            { MergeableState: "unknown" or null } => new Merging.Waits("GitHub has not worked out yet whether it can be merged"),
            { MergeableState: "behind" } => await UpdateAsync(number, head, cancellation),
            _ => await ByChecksAsync(pull, number, head, announce, cancellation),
        };
    }

    /// <summary>Switches off that GitHub merges it by itself.</summary>
    /// <exception cref="FaultException">It may still be on.</exception>
    public async Task HoldAsync(int number, CancellationToken cancellation) =>
        await SwitchOffAsync(await ReadAsync(number, cancellation), number, cancellation);

    /// <summary>Switches off that GitHub merges it by itself, if it was this account that had switched it on.</summary>
    /// <exception cref="FaultException">It may still be on.</exception>
    public async Task TakeBackAsync(int number, string login, CancellationToken cancellation)
    {
        var pull = await ReadAsync(number, cancellation);
        if (string.Equals(pull.AutoMerge?.EnabledBy?.Login, login, StringComparison.OrdinalIgnoreCase))
            await SwitchOffAsync(pull, number, cancellation);
    }

    private async Task SwitchOffAsync(MergeablePullJson pull, int number, CancellationToken cancellation)
    {
        if (pull is { AutoMerge: not null, NodeId: { } id } && !await new GraphClient(http).ChangeAsync(AutoMergeMutation.Off(id), cancellation))
            throw FaultException.Retry($"GitHub's auto-merge of #{number} of {target.Repo} could not be switched off, so that the pull request is left as it is");
    }

    private async Task<Merging> ByChecksAsync(MergeablePullJson pull, int number, string head, Func<Task> announce, CancellationToken cancellation)
    {
        var checks = await new HeadChecks(_reader, target.Repo).ReadAsync(head, cancellation);
        return (checks, pull.MergeableState) switch
        {
            (ChecksState.Failed failed, _) => new Merging.Waits(failed.Why),
            (ChecksState.None, _) => new Merging.Waits("no check has reported on it, and what is not checked is not merged"),
            (_, "blocked") or (ChecksState.Pending, _) => await ScheduleAsync(pull, head, checks, announce, cancellation),
            _ => await MergeNowAsync(number, head, cancellation),
        };
    }

    /// <summary>GitHub waits for what is required itself, and merges then.</summary>
    private async Task<Merging> ScheduleAsync(MergeablePullJson pull, string head, ChecksState checks, Func<Task> announce, CancellationToken cancellation)
    {
        var waits = new Merging.Waits(checks is ChecksState.Pending pending ? pending.Why : "a review or another rule of the branch is missing");
        if (!target.AllowsAutoMerge || pull.NodeId is not { } id)
            return waits;
        await announce();
        return await new GraphClient(http).ChangeAsync(AutoMergeMutation.On(id, head, target.MergeMethod), cancellation) ? new Merging.LeftToForge() : waits;
    }

    private async Task<Merging> MergeNowAsync(int number, string head, CancellationToken cancellation)
    {
        try
        {
            await _writer.WriteAsync(
                $"merge #{number} of {target.Repo}",
                client => client.PullRequest.Merge(target.Repo.Owner, target.Repo.Name, number, new MergePullRequest { Sha = head, MergeMethod = MethodOf(target.MergeMethod) }),
                cancellation);
            return new Merging.Merged();
        }
        catch (FaultException e) when (e.InnerException is ApiException { StatusCode: HttpStatusCode.MethodNotAllowed or HttpStatusCode.Conflict })
        {
            return new Merging.Waits($"GitHub does not merge it now: {e.InnerException.Message}");
        }
    }

    /// <summary>The branch's rules ask for the newest base; a merge of base adds nothing, and leaves the branch the bot's.</summary>
    private async Task<Merging> UpdateAsync(int number, string head, CancellationToken cancellation)
    {
        var address = new Uri($"repos/{target.Repo}/pulls/{number}/update-branch", UriKind.Relative);
        await _writer.WriteAsync(
            $"bring #{number} of {target.Repo} up to date with its base",
            async client => await client.Connection.Put<object>(address, new { expected_head_sha = head }),
            cancellation);
        return new Merging.Waits("it was brought up to date with its base, as the branch's rules ask, and waits for its checks");
    }

    private async Task<MergeablePullJson> ReadAsync(int number, CancellationToken cancellation) =>
        await _reader.GetAsync($"repos/{target.Repo}/pulls/{number}", GitHubJson.Default.MergeablePullJson, null, cancellation) switch
        {
            Answer<MergeablePullJson>.Found found => found.Value,
            Answer<MergeablePullJson>.Refused refused => throw FaultException.Retry($"#{number} of {target.Repo} could not be read: {(int)refused.Status} {refused.Message}"),
            _ => throw FaultException.Retry($"#{number} of {target.Repo} could not be read"),
        };

    private static PullRequestMergeMethod MethodOf(MergeMethod method) => method switch
    {
        MergeMethod.Squash => PullRequestMergeMethod.Squash,
        MergeMethod.Merge => PullRequestMergeMethod.Merge,
        MergeMethod.Rebase => PullRequestMergeMethod.Rebase,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
