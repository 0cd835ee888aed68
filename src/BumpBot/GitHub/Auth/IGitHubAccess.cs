using Updaters.References;

namespace BumpBot.GitHub.Auth;

/// <summary>The ways to GitHub: one for all, or, of an App, one for each account that it is installed at.</summary>
public interface IGitHubAccess
{
    /// <summary>For what changes nothing, in any repository.</summary>
    GitHubHttp Reading { get; }

    /// <summary>For one of the run's targets.</summary>
    /// <exception cref="Model.FaultException">It may not be worked on.</exception>
    Task<GitHubHttp> ForTargetAsync(RepoName target, CancellationToken cancellation);
}
