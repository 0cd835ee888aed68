using BumpBot.Watching.Trust;
using Updaters.References;

namespace BumpBot.Git;

/// <summary>Lists the tags of a repository on the forge by git's own ref listing.</summary>
/// <remarks>
/// Asked without the token: libgit2 follows a redirect of a listing to any host, and cannot be kept from taking credentials there. So a private
/// repository is not listed, and its tags are compared only when a bump is planned.
/// </remarks>
/// <param name="server">Where the forge's repositories are cloned from.</param>
public sealed class GitTagListing(Uri server, int concurrency = GitRepositories.DefaultConcurrency) : ITagListing, IDisposable
{
    private readonly GitWork _work = new(concurrency);

    public async Task<IReadOnlyDictionary<string, string>> ListAsync(RepoName repo, CancellationToken cancellation) =>
        await _work.RunAsync(() => GitRefFeed.TagsIn(GitRefFeed.List(new Uri(server, $"{repo}.git").AbsoluteUri)), cancellation);

    public void Dispose() => _work.Dispose();
}
