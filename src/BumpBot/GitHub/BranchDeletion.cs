using BumpBot.GitHub.Json;
using BumpBot.Model;
using Serilog;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>Deletes the branch of a closed pull request. An extra: that it stays is told, and no failure.</summary>
internal sealed class BranchDeletion(GitHubHttp http, RepoName target, ILogger log)
{
    private readonly GitHubReader _reader = new(http);
    private readonly OctokitWriter _writer = new(http);

    /// <summary>Only where the branch is still at the commit that was judged: the API has no such condition, so it is asked for right before.</summary>
    public async Task DeleteAsync(BranchHead branch, CancellationToken cancellation)
    {
        var path = $"repos/{target}/git/ref/heads/{branch.Branch}";
        try
        {
            if (await _reader.GetAsync(path, GitHubJson.Default.RefJson, null, cancellation) is not Answer<RefJson>.Found { Value.Object.Sha: var now } || now != branch.Commit)
                return;
            await _writer.WriteAsync($"delete the branch {branch.Branch} of {target}", async client =>
            {
                await client.Git.Reference.Delete(target.Owner, target.Name, $"heads/{branch.Branch}");
                return true;
            }, cancellation);
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            log.Warning("{Reason}", e.Message);
        }
    }
}
