namespace BumpBot.Targets;

/// <summary>Gives access to git repositories: a bare clone kept in the cache, or a local one as it stands.</summary>
public interface IRepositories
{
    /// <summary>Brings the cached bare clone up to date: the default branch and <c>refs/heads/bumpbot/*</c>, nothing else.</summary>
    /// <param name="token">Asked before each fetch and push for the token that holds then, which is sent in a header, never in a URL; null = anonymous.</param>
    Task<IClonedRepository> FetchAsync(Uri url, string defaultBranch, Func<CancellationToken, ValueTask<string>>? token, CancellationToken cancellation);

    /// <summary>A local clone: its default branch is the one that is checked out. Nothing in the working tree is touched.</summary>
    Task<ILocalRepository> OpenLocalAsync(string folder, CancellationToken cancellation);
}
