using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub.Auth;

/// <summary>One token, or none, for everything.</summary>
public sealed class TokenAccess(GitHubHttp http) : IGitHubAccess
{
    public GitHubHttp Reading => http;

    public Task<GitHubHttp> ForTargetAsync(RepoName target, CancellationToken cancellation) => http.Connection.IsAnonymous
        ? throw FaultException.StopRun($"a token is needed to work on {target}: set GITHUB_TOKEN to one that may write contents, issues and pull requests there, or BUMPBOT_APP_ID and BUMPBOT_APP_PRIVATE_KEY")
        : Task.FromResult(http);
}
