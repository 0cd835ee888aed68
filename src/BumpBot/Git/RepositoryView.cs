using BumpBot.Model;
using BumpBot.Targets;
using LibGit2Sharp;
using PushResult = BumpBot.Targets.PushResult;

namespace BumpBot.Git;

/// <summary>Reads the object database of a clone or a local repository, and reports its damage as a fault.</summary>
/// <param name="place">What people know it by.</param>
/// <param name="signer">Signs what is built; null = it is not signed.</param>
/// <param name="damaged">Makes the fault for an object that cannot be read, and remembers it where that helps.</param>
internal sealed class RepositoryView(Repository repository, TreeListings listings, string place, SshSigner? signer, Func<string, Fault> damaged) : IDisposable
{
    /// <summary>The most that is read of a file at the default branch: it is foreign, and read before anything is known of it.</summary>
    public const int MaxConfigSize = 1024 * 1024;

    public Repository Repository => repository;

    public string Place => place;

    /// <summary>Damage becomes a fault here, and only here.</summary>
    public T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (LibGit2SharpException cause) when (cause is not UserCancelledException)
        {
            throw new FaultException(Damaged(cause), cause);
        }
    }

    public Fault Damaged(LibGit2SharpException cause) => damaged(GitFaults.Text(cause.Message));

    public byte[] ReadBlob(string sha) => Guard(() =>
    {
        var blob = repository.Lookup<Blob>(sha) ?? throw new NotFoundException($"blob {sha} is missing");
        return Content(blob);
    });

    /// <summary>A regular file of a commit; null where there is none of this path.</summary>
    public byte[]? ReadFile(string commit, string path) => Guard(() =>
    {
        if (path.Length == 0 || CommitAt(commit).Tree[path] is not { } entry || TreeListing.ModeOf(entry.Mode) is null)
            return null;
        if (repository.ObjectDatabase.RetrieveObjectMetadata(entry.Target.Id).Size > MaxConfigSize)
            throw FaultException.GiveUp($"{place}: {path} is larger than {MaxConfigSize / 1024} KiB.");
        return Content((Blob)entry.Target);
    });

    public Commit CommitAt(string sha) => repository.Lookup<Commit>(sha) ?? throw new NotFoundException($"commit {sha} is missing");

    public BaseView At(string branch, string commit, IReadOnlyDictionary<string, string> botHeads) =>
        At(branch, commit, List(commit), botHeads);

    public BaseView At(string branch, string commit, TreeListing listing, IReadOnlyDictionary<string, string> botHeads) => Guard(() =>
    {
        var judge = new BranchJudge(repository, branch, CommitAt(commit));
        var branches = botHeads.ToDictionary(head => head.Key, head => judge.Judge(head.Key, head.Value), StringComparer.Ordinal);
        return new BaseView(this, branch, commit, listing, branches);
    });

    public TreeListing List(string commit) => Guard(() => listings.Of(repository, CommitAt(commit).Tree.Sha));

    /// <summary>Builds each commit; one that cannot be built is refused alone.</summary>
    public (IReadOnlyList<BuiltCommit> Built, IReadOnlyList<PushResult> Refused) Build(IBase onto, IReadOnlyList<BranchCommit> commits, DateTimeOffset now)
    {
        var builder = Builder(onto);
        return Each(commits, commit => builder.Build(commit, now));
    }

    /// <summary>The same without the commits themselves.</summary>
    public PreparedCommits Prepare(IBase onto, IReadOnlyList<BranchCommit> commits)
    {
        var (prepared, refused) = Each(commits, Builder(onto).Prepare);
        return new PreparedCommits(prepared, refused);
    }

    public void Dispose() => repository.Dispose();

    private CommitBuilder Builder(IBase onto) => new(repository, Guard(() => CommitAt(onto.Commit)), signer);

    private (IReadOnlyList<T> Done, IReadOnlyList<PushResult> Refused) Each<T>(IReadOnlyList<BranchCommit> commits, Func<BranchCommit, T> work)
    {
        List<T> done = [];
        List<PushResult> refused = [];
        foreach (var commit in commits)
        {
            try
            {
                done.Add(Guard(() => work(commit)));
            }
            catch (FaultException cause) when (cause.Fault is not Fault.StopRun)
            {
                refused.Add(new PushResult.Refused(commit.Branch, cause.Fault));
            }
        }
        return (done, refused);
    }

    private static byte[] Content(Blob blob)
    {
        using var content = new MemoryStream();
        using var stream = blob.GetContentStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
