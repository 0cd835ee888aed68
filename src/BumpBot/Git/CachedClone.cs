using BumpBot.Model;
using LibGit2Sharp;
using Serilog;

namespace BumpBot.Git;

/// <summary>A bare clone in the cache. It may be lost at any time: one that is broken is deleted and cloned anew, once.</summary>
internal sealed class CachedClone(CloneFolder folder, Remote remote, ILogger log)
{
    public const string Remote = "origin";

    /// <summary>libgit2 cannot repack; each fetch that brings something leaves a pack, and many of them are slow.</summary>
    private const int MaxPacks = 300;

    /// <summary>Fetches, and reads all that a run will need of the tree, so that damage is met while it can still be healed.</summary>
    public T FetchAnd<T>(IReadOnlyList<string> refspecs, Func<Repository, T> read, CancellationToken cancellation)
    {
        if (folder.Exists && !IsUsable())
        {
            log.Warning("The cached clone {Folder} cannot be used any more; it is made anew", folder.Path);
            folder.Delete();
        }
        if (folder.Exists)
        {
            try
            {
                return FetchOnce(refspecs, read, cancellation);
            }
            catch (LibGit2SharpException cause) when (GitFaults.IsDamage(cause, folder.Path))
            {
                log.Warning("The cached clone {Folder} is damaged ({Reason}); it is made anew", folder.Path, GitFaults.Text(cause.Message));
                folder.Delete();
            }
        }
        return FetchOnce(refspecs, read, cancellation);
    }

    private T FetchOnce<T>(IReadOnlyList<string> refspecs, Func<Repository, T> read, CancellationToken cancellation)
    {
        if (!folder.Exists)
            Init();
        var repository = new Repository(folder.Path, CommitAuthor.Options);
        try
        {
            Fetch(repository, refspecs, cancellation);
            return read(repository);
        }
        catch
        {
            repository.Dispose();
            throw;
        }
    }

    public void Fetch(Repository repository, IReadOnlyList<string> refspecs, CancellationToken cancellation)
    {
        var guard = remote.Guard();
        try
        {
            Interruptions.Resume(() => LibGit2Sharp.Commands.Fetch(repository, Remote, refspecs, remote.FetchOptions(guard, cancellation), null));
        }
        catch (LibGit2SharpException cause) when (guard.Refusal is { } refusal)
        {
            throw new FaultException(refusal, cause);
        }
        catch (LibGit2SharpException cause) when (cause is not UserCancelledException && !GitFaults.IsDamage(cause, folder.Path))
        {
            throw new FaultException(remote.Translate(cause), cause);
        }
    }

    private void Init()
    {
        Repository.Init(folder.Path, isBare: true);
        using var repository = new Repository(folder.Path);
        repository.Network.Remotes.Add(Remote, remote.Address, BranchRefs.BotRefspec);
    }

    private bool IsUsable()
    {
        if (folder.IsDamaged || Packs() > MaxPacks)
            return false;
        try
        {
            using var repository = new Repository(folder.Path);
            return repository.Info.IsBare && repository.Network.Remotes[Remote]?.Url == remote.Address;
        }
        catch (LibGit2SharpException)
        {
            return false;
        }
    }

    private int Packs()
    {
        var packs = new DirectoryInfo(Path.Combine(folder.Path, "objects", "pack"));
        return packs.Exists ? packs.EnumerateFiles("*.pack").Count() : 0;
    }
}
