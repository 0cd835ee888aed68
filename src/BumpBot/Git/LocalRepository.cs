using BumpBot.Model;
using BumpBot.Targets;
using LibGit2Sharp;
using PushResult = BumpBot.Targets.PushResult;

namespace BumpBot.Git;

/// <summary>A repository on this machine, bare or with a working tree. Only branches under <c>bumpbot/</c> are written, never index, tree or HEAD.</summary>
internal sealed class LocalRepository(RepositoryView view, TargetRefs refs, CheckedOutBranches checkedOut, GitWork work, TimeProvider time) : ILocalRepository
{
    public string DefaultBranch => refs.DefaultBranch;

    public string GitFolder => checkedOut.GitFolder;

    public static LocalRepository Open(string folder, TreeListings listings, SshSigner? signer, GitWork work, TimeProvider time)
    {
        var place = Path.GetFullPath(folder.Length == 0 ? "." : folder);
        try
        {
            if (!Directory.Exists(place) || Repository.Discover(place) is not { } gitFolder)
                throw FaultException.GiveUp($"{place} is not in a git repository.");
            return Open(new Repository(gitFolder, CommitAuthor.Options), listings, place, signer, work, time);
        }
        catch (LibGit2SharpException cause) when (cause is not UserCancelledException)
        {
            throw FaultException.GiveUp($"{place}: the repository cannot be opened: {GitFaults.Text(cause.Message)}.", cause);
        }
    }

    private static LocalRepository Open(Repository repository, TreeListings listings, string place, SshSigner? signer, GitWork work, TimeProvider time)
    {
        try
        {
            if (repository.Info.IsHeadDetached)
                throw FaultException.GiveUp($"{place}: no branch is checked out. Check out the branch that pull requests go to.");
            var branch = repository.Head.FriendlyName;
            if (repository.Info.IsHeadUnborn || repository.Head.Tip is not { } head)
                throw FaultException.GiveUp($"{place}: the branch {branch} has no commit yet.");
            if (branch.StartsWith(BranchName.Prefix, StringComparison.Ordinal))
                throw FaultException.GiveUp($"{place}: the bot's own branch {branch} is checked out. Check out the branch that pull requests go to.");
            var view = new RepositoryView(repository, listings, place, signer, detail => Damaged(place, detail));
            var refs = new TargetRefs(branch, head.Sha, view.List(head.Sha), BranchRefs.BotHeads(repository));
            return new LocalRepository(view, refs, CheckedOutBranches.Of(repository.Info.Path), work, time);
        }
        catch
        {
            repository.Dispose();
            throw;
        }
    }

    public byte[]? ReadAtDefaultBranch(string path) => view.ReadFile(refs.DefaultHead, path);

    public Task<IBase> AtBaseAsync(string? branch, CancellationToken cancellation) => work.RunAsync<IBase>(() =>
    {
        if (branch is null || branch == refs.DefaultBranch)
            return view.At(refs.DefaultBranch, refs.DefaultHead, refs.DefaultListing, refs.BotHeads);
        var head = HeadOf(branch) ?? throw FaultException.GiveUp($"{view.Place}: there is no branch {GitFaults.Text(branch)}. Check pulls: base in bumpbot.yml.");
        return view.At(branch, head, refs.BotHeads);
    }, cancellation);

    public Task<IReadOnlyList<PushResult>> PushAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation) =>
        work.RunAsync<IReadOnlyList<PushResult>>(() =>
        {
            var (built, refused) = view.Build(onto, commits, time.GetUtcNow());
            return [.. refused, .. built.Select(Update)];
        }, cancellation);

    public string? HeadOf(string branch) =>
        BranchRefs.IsWellFormed(branch) ? view.Guard(() => BranchRefs.HeadOf(view.Repository, branch)) : null;

    public bool Contains(string branch, string commit) => view.Guard(() =>
        BranchRefs.IsWellFormed(branch)
        && BranchRefs.HeadOf(view.Repository, branch) is { } head
        && ObjectId.TryParse(commit, out var id)
        && view.Repository.Lookup<Commit>(id) is { } found
        && History.Contains(view.Repository, view.CommitAt(head), found));

    public void Dispose() => view.Dispose();

    private PushResult Update(BuiltCommit built)
    {
        var name = BranchRefs.Of(built.Branch);
        if (checkedOut.Contains(built.Branch))
            return Refused(new Fault.GiveUp($"{built.Branch} is checked out: check out another branch, so that the bot can refresh it."));
        try
        {
            if (!IsExpected(view.Repository.Refs[name], built))
                return Refused(PushRefusals.Moved(built.Branch));
            if (built.ExpectedHead is null)
                view.Repository.Refs.Add(name, new ObjectId(built.Commit), LogMessage, allowOverwrite: false);
            else
                view.Repository.Refs.UpdateTarget(view.Repository.Refs[name], new ObjectId(built.Commit), LogMessage);
            refs.BotHeads[built.Branch] = built.Commit;
            return new PushResult.Pushed(built.Branch, built.Commit);
        }
        catch (LibGit2SharpException cause) when (cause is not UserCancelledException)
        {
            return PushRefusals.Of(built.Branch, GitFaults.Text(cause.Message));
        }

        PushResult.Refused Refused(Fault fault) => new(built.Branch, fault);
    }

    private const string LogMessage = "bumpbot: refresh";

    private static bool IsExpected(Reference? now, BuiltCommit built) => now switch
    {
        null => built.ExpectedHead is null,
        DirectReference direct => direct.TargetIdentifier == built.ExpectedHead,
        _ => false,
    };

    private static Fault Damaged(string place, string detail) =>
        new Fault.GiveUp($"{place}: an object cannot be read ({detail}). See what git fsck says; a partial clone needs git fetch --refetch.");
}
