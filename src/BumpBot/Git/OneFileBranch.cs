using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Targets;
using LibGit2Sharp;
using Serilog;
using PushResult = BumpBot.Targets.PushResult;

namespace BumpBot.Git;

/// <summary>A branch of a repository on the forge that holds one file: through a bare clone of that branch alone, in the cache.</summary>
/// <remarks>The commit is without parent, so the branch never grows, and asks that no workflow be run for it.</remarks>
/// <param name="cacheFolder">Holds the clone; made where it is missing, and may be lost at any time.</param>
/// <param name="token">Asked for at each look, since it may be renewed; sent in a header, never in a URL; null = anonymous.</param>
public sealed class OneFileBranch(
    string cacheFolder, Uri url, string branch, string file, Func<CancellationToken, ValueTask<string>>? token, TimeProvider time, ILogger log) : IOneFileBranch, IDisposable
{
    private readonly GitWork _work = new(concurrency: 1);

    public async Task<byte[]?> ReadAsync(CancellationToken cancellation)
    {
        var remote = await RemoteAsync(cancellation);
        return await FetchAndAsync(remote, repository => Read(repository, remote), cancellation);
    }

    public async Task<Fault?> TryReplaceAsync(Func<byte[]?, byte[]?> change, CancellationToken cancellation)
    {
        var remote = await RemoteAsync(cancellation);
        return await FetchAndAsync(remote, repository => Replace(repository, remote, change, cancellation), cancellation);
    }

    public void Dispose() => _work.Dispose();

    private async Task<Remote> RemoteAsync(CancellationToken cancellation)
    {
        var remote = Remote.Of(url, token);
        await remote.RenewAsync(cancellation);
        return remote;
    }

    private async Task<T> FetchAndAsync<T>(Remote remote, Func<Repository, T> work, CancellationToken cancellation)
    {
        var folder = CloneFolder.For(cacheFolder, remote.Address);
        using var held = await folder.LockAsync(time, cancellation);
        return await _work.RunAsync(Fetched, cancellation);

        T Fetched()
        {
            try
            {
                return new CachedClone(folder, remote, log).FetchAnd([BranchRefs.Refspec(branch)], Worked, cancellation);
            }
            catch (LibGit2SharpException cause) when (cause is not UserCancelledException)
            {
                throw FaultException.GiveUp($"{remote.Place}: the clone cannot be used, though it was made anew: {GitFaults.Text(cause.Message)}.", cause);
            }
        }

        T Worked(Repository repository)
        {
            using (repository)
                return work(repository);
        }
    }

    private byte[]? Read(Repository repository, Remote remote)
    {
        if (BranchRefs.HeadOf(repository, branch) is not { } head)
            return null;
        var commit = repository.Lookup<Commit>(head) ?? throw new NotFoundException($"commit {head} is missing");
        if (commit.Tree[file]?.Target is not Blob blob)
            throw FaultException.StopRun($"{remote.Place}: its branch {branch} has no file {file}, so it is not the bot's. Nothing was changed. Rename or delete it.");
        using var content = blob.GetContentStream();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private Fault? Replace(Repository repository, Remote remote, Func<byte[]?, byte[]?> change, CancellationToken cancellation)
    {
        if (change(Read(repository, remote)) is not { } content)
            return null;
        var commit = new BuiltCommit(branch, BranchRefs.HeadOf(repository, branch), Commit(repository, content));
        return new LeasePush(repository, remote.Translate, remote, cancellation).Push([commit]).Single() switch
        {
            PushResult.Refused refused => refused.Fault,
            PushResult.Pushed => null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private string Commit(Repository repository, byte[] content)
    {
        using var stream = new MemoryStream(content);
        var objects = repository.ObjectDatabase;
        var tree = objects.CreateTree(new TreeDefinition().Add(file, objects.CreateBlob(stream), Mode.NonExecutableFile));
        var signature = new Signature(CommitAuthor.Value, time.GetUtcNow());
        return objects.CreateCommit(signature, signature, $"Update {file} [skip ci]\n", tree, [], prettifyMessage: false).Sha;
    }
}
