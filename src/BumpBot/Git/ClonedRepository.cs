using BumpBot.Model;
using BumpBot.Targets;
using LibGit2Sharp;
using PushResult = BumpBot.Targets.PushResult;

namespace BumpBot.Git;

/// <summary>A target on the forge, as the cached bare clone has it.</summary>
internal sealed class ClonedRepository(
    RepositoryView view,
    TargetRefs refs,
    Remote remote,
    CloneFolder folder,
    CachedClone clone,
    GitWork work,
    TimeProvider time) : IClonedRepository
{
    public string DefaultBranch => refs.DefaultBranch;

    public byte[]? ReadAtDefaultBranch(string path) => view.ReadFile(refs.DefaultHead, path);

    public async Task<IBase> AtBaseAsync(string? branch, CancellationToken cancellation)
    {
        if (branch is null || branch == refs.DefaultBranch)
            return await work.RunAsync(() => view.At(refs.DefaultBranch, refs.DefaultHead, refs.DefaultListing, refs.BotHeads), cancellation);
        if (!BranchRefs.IsWellFormed(branch))
            throw FaultException.GiveUp($"{view.Place}: '{GitFaults.Text(branch)}' is no name for a branch.");
        using var held = await folder.LockAsync(time, cancellation);
        await remote.RenewAsync(cancellation);
        return await work.RunAsync(() => FetchBase(branch, cancellation), cancellation);
    }

    public async Task<IReadOnlyList<PushResult>> PushAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation)
    {
        using var held = await folder.LockAsync(time, cancellation);
        await remote.RenewAsync(cancellation);
        return await work.RunAsync(() => Push(onto, commits, cancellation), cancellation);
    }

    public async Task<PreparedCommits> PrepareAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation)
    {
        using var held = await folder.LockAsync(time, cancellation);
        return await work.RunAsync(() => view.Prepare(onto, commits), cancellation);
    }

    public async Task AdoptAsync(IReadOnlyList<PushResult.Pushed> pushed, CancellationToken cancellation)
    {
        using var held = await folder.LockAsync(time, cancellation);
        await work.RunAsync(() => Adopt(pushed, cancellation), cancellation);
    }

    public void Dispose() => view.Dispose();

    private BaseView FetchBase(string branch, CancellationToken cancellation)
    {
        view.Guard(() =>
        {
            clone.Fetch(view.Repository, [BranchRefs.Refspec(branch)], cancellation);
            return true;
        });
        var head = BranchRefs.HeadOf(view.Repository, branch)
            ?? throw FaultException.GiveUp($"{view.Place}: there is no branch {branch}. Check pulls: base in bumpbot.yml.");
        return view.At(branch, head, refs.BotHeads);
    }

    private bool Adopt(IReadOnlyList<PushResult.Pushed> pushed, CancellationToken cancellation)
    {
        view.Guard(() =>
        {
            clone.Fetch(view.Repository, [.. pushed.Select(done => BranchRefs.Refspec(done.Branch))], cancellation);
            return true;
        });
        foreach (var done in pushed.Where(done => view.Repository.Lookup<Commit>(done.Commit) is not null))
            refs.BotHeads[done.Branch] = done.Commit;
        return true;
    }

    private List<PushResult> Push(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation)
    {
        var (built, refused) = view.Build(onto, commits, time.GetUtcNow());
        var pushed = new LeasePush(view.Repository, Translate, remote, cancellation).Push(built);
        foreach (var done in pushed.OfType<PushResult.Pushed>())
            Remember(done);
        return [.. refused, .. pushed];
    }

    private Fault Translate(LibGit2SharpException cause) =>
        GitFaults.IsDamage(cause, folder.Path) ? view.Damaged(cause) : remote.Translate(cause);

    private void Remember(PushResult.Pushed pushed)
    {
        refs.BotHeads[pushed.Branch] = pushed.Commit;
        try
        {
            view.Repository.Refs.Add(BranchRefs.Of(pushed.Branch), new ObjectId(pushed.Commit), allowOverwrite: true);
        }
        catch (LibGit2SharpException)
        {
            // The push is done and is to be reported as such; the next fetch sets the cache right, or makes it anew.
            folder.MarkDamaged();
        }
    }
}
