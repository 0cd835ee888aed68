using BumpBot.Model;
using BumpBot.Targets;
using LibGit2Sharp;
using Serilog;

namespace BumpBot.Git;

/// <summary>Git by libgit2: bare clones under a cache folder, and local repositories as they stand.</summary>
/// <param name="cacheFolder">Holds one bare clone per address; made where it is missing.</param>
/// <param name="concurrency">How many native calls may run at once.</param>
/// <param name="signer">Signs the commits; null = they are not signed.</param>
public sealed class GitRepositories(string cacheFolder, TimeProvider time, ILogger log, int concurrency = GitRepositories.DefaultConcurrency, SshSigner? signer = null)
    : IRepositories, IDisposable
{
    public const int DefaultConcurrency = 4;

    private readonly GitWork _work = new(concurrency);
    private readonly TreeListings _listings = new();

    public async Task<IClonedRepository> FetchAsync(Uri url, string defaultBranch, Func<CancellationToken, ValueTask<string>>? token, CancellationToken cancellation)
    {
        var remote = Remote.Of(url, token);
        if (!BranchRefs.IsWellFormed(defaultBranch))
            throw FaultException.GiveUp($"{remote.Place}: '{GitFaults.Text(defaultBranch)}' is no name for a branch.");
        if (!NativeGit.EnsureStarted())
            log.Warning("The time-outs of git's network calls could not be set: a silent server may hold the run");
        var folder = CloneFolder.For(cacheFolder, remote.Address);
        using var held = await folder.LockAsync(time, cancellation);
        await remote.RenewAsync(cancellation);
        var clone = new CachedClone(folder, remote, log);
        return await _work.RunAsync(() => Open(clone, folder, remote, defaultBranch, cancellation), cancellation);
    }

    public async Task<ILocalRepository> OpenLocalAsync(string folder, CancellationToken cancellation) =>
        await _work.RunAsync(() => LocalRepository.Open(folder, _listings, signer, _work, time), cancellation);

    public void Dispose() => _work.Dispose();

    private ClonedRepository Open(CachedClone clone, CloneFolder folder, Remote remote, string defaultBranch, CancellationToken cancellation)
    {
        try
        {
            return clone.FetchAnd([BranchRefs.Refspec(defaultBranch), BranchRefs.BotRefspec], AsTarget, cancellation);
        }
        catch (LibGit2SharpException cause) when (cause is not UserCancelledException)
        {
            throw FaultException.GiveUp($"{remote.Place}: the clone cannot be read, though it was made anew: {GitFaults.Text(cause.Message)}.", cause);
        }

        ClonedRepository AsTarget(Repository repository)
        {
            var head = BranchRefs.HeadOf(repository, defaultBranch)
                ?? throw FaultException.GiveUp($"{remote.Place}: there is no branch {defaultBranch}; the repository may be empty.");
            var commit = repository.Lookup<Commit>(head) ?? throw new NotFoundException($"commit {head} is missing");
            var refs = new TargetRefs(defaultBranch, head, _listings.Of(repository, commit.Tree.Sha), BranchRefs.BotHeads(repository));
            return new ClonedRepository(new RepositoryView(repository, _listings, remote.Place, signer, Damaged), refs, remote, folder, clone, _work, time);
        }

        Fault Damaged(string detail)
        {
            folder.MarkDamaged();
            return new Fault.Retry($"{remote.Place}: the cached clone is damaged ({detail}). The next run makes it anew.");
        }
    }
}
