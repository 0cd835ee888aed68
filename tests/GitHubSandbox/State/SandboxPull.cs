using Sandbox.Git;

namespace Sandbox;

public enum MergeMethod
{
    Merge,
    Squash,
    Rebase,
}

/// <summary>A pull request. Its head and base are what the git repositories say.</summary>
public sealed class SandboxPull : SandboxIssue
{
    private readonly List<SandboxUser> _reviewers = [];
    private readonly List<string> _reviewerTeams = [];
    private (string Base, string Head, string? Tree)? tried;

    internal SandboxPull(
        SandboxRepository repository, int number, SandboxUser author, string title, string? body, SandboxRepository head, string headBranch, string baseBranch)
        : base(repository, number, author, title, body)
    {
        (HeadRepository, HeadBranch, BaseBranch) = (head, headBranch, baseBranch);
        (HeadSha, BaseSha) = (head.HeadOf(headBranch)!, repository.HeadOf(baseBranch)!);
    }

    /// <summary>The same repository, or a fork.</summary>
    public SandboxRepository HeadRepository { get; }

    public string HeadBranch { get; }

    public string BaseBranch { get; internal set; }

    /// <summary>The last known head: it stays when the branch is deleted or the pull request closed.</summary>
    public string HeadSha { get; internal set; }

    public string BaseSha { get; internal set; }

    public bool IsDraft { get; init; }

    public DateTimeOffset? MergedAt { get; private set; }

    public SandboxUser? MergedBy { get; private set; }

    public string? MergeCommit { get; private set; }

    public bool IsMerged => MergedAt is not null;

    /// <summary>Null = GitHub does not merge it by itself.</summary>
    public SandboxAutoMerge? AutoMerge { get; internal set; }

    /// <summary>A person has GitHub merge it by itself once it may.</summary>
    public void LeaveToMerge(string by, MergeMethod method = MergeMethod.Squash)
    {
        lock (Repository.Hub.Gate)
            AutoMerge = new SandboxAutoMerge(Repository.Hub.Account(by), method);
    }

    /// <summary>Who is asked for a review.</summary>
    public IReadOnlyList<SandboxUser> Reviewers => _reviewers;

    /// <summary>The slugs of the teams that are asked for a review.</summary>
    public IReadOnlyList<string> ReviewerTeams => _reviewerTeams;

    public MergeState State
    {
        get
        {
            lock (Repository.Hub.Gate)
            {
                return !IsOpen ? MergeState.Unknown
                    : MergedTree() is null ? MergeState.Dirty
                    : IsDraft ? MergeState.Draft
                    : Repository.MissingOn(HeadSha).Count > 0 ? MergeState.Blocked
                    : Repository.MustBeUpToDate && !History.IsAncestor(Repository.Store, Repository.HeadOf(BaseBranch)!, HeadSha) ? MergeState.Behind
                    : Repository.AreAllGood(HeadSha) ? MergeState.Clean
                    : MergeState.Unstable;
            }
        }
    }

    /// <summary>The commits that it would bring in, oldest first.</summary>
    internal IReadOnlyList<CommitObject> Commits => History.Between(Repository.Store, BaseSha, HeadSha);

    /// <summary>Whether git can merge the head into the base without conflict.</summary>
    public bool IsMergeable
    {
        get
        {
            lock (Repository.Hub.Gate)
            {
                return MergedTree() is not null;
            }
        }
    }

    /// <summary>Merges into the base branch and closes the issues that the description names with a closing keyword.</summary>
    /// <exception cref="InvalidOperationException">It is closed, or in conflict.</exception>
    public string Merge(string by, MergeMethod method = MergeMethod.Merge, string? title = null, string? message = null)
    {
        lock (Repository.Hub.Gate)
        {
            Repository.FollowRefs();
            if (!IsOpen || MergedTree() is not { } tree)
                throw new InvalidOperationException($"{Repository.FullName}#{Number} cannot be merged");
            var onto = Repository.HeadOf(BaseBranch)!;
            var commit = method switch
            {
                MergeMethod.Merge => Write(tree, [onto, HeadSha], by, title ?? $"Merge pull request #{Number} from {HeadRepository.Owner.Login}/{HeadBranch}", message ?? Title),
                MergeMethod.Squash => Write(tree, [onto], by, title ?? $"{Title} (#{Number})", message ?? ""),
                _ => Rebase(tree, onto),
            };
            Repository.Store.SetRef("refs/heads/" + BaseBranch, commit);
            MarkMerged(by, commit);
            Repository.FollowRefs(by);
            return commit;
        }
    }

    /// <summary>Whether it can be rebased here: without conflict, and a single commit, which is all that the sandbox rebases.</summary>
    public bool IsRebaseable => IsMergeable && Commits is [{ Parents.Count: 1 }];

    private string Write(string tree, IReadOnlyList<string> parents, string by, string title, string message) => CommitObject.Write(
        Repository.Store, tree, parents, Repository.Signature(by), message.Length > 0 ? $"{title}\n\n{message}" : title);

    private string Rebase(string tree, string onto) => Commits is [{ Parents.Count: 1 } only]
        ? CommitObject.Write(Repository.Store, tree, [onto], only.Author, only.Message)
        : throw new InvalidOperationException($"{Repository.FullName}#{Number} has more than one commit to rebase");

    internal void AskForReview(SandboxUser user)
    {
        if (!_reviewers.Contains(user))
            _reviewers.Add(user);
        Touch();
    }

    internal void AskTeamForReview(string slug)
    {
        if (!_reviewerTeams.Contains(slug))
            _reviewerTeams.Add(slug);
        Touch();
    }

    internal void MarkMerged(string by, string commit)
    {
        Close(by);
        (MergedAt, MergedBy, MergeCommit) = (Repository.Hub.Now, Repository.Hub.Account(by), commit);
        if (BaseBranch == Repository.DefaultBranch)
            ClosingKeywords.Apply(this, by);
    }

    /// <summary>The tree of the head merged into the base; null = conflict.</summary>
    internal string? MergedTree()
    {
        if (Repository.HeadOf(BaseBranch) is not { } onto)
            return null;
        if (tried is not { } last || last.Base != onto || last.Head != HeadSha)
            tried = (onto, HeadSha, TryMerge(Repository.Store, onto, HeadSha));
        return tried.Value.Tree;
    }

    /// <returns>The merged tree; null = conflict.</returns>
    internal static string? TryMerge(GitStore store, string into, string from)
    {
        var (code, output, error) = GitProcess.Try(store.Folder(), ["merge-tree", "--write-tree", into, from]);
        return code switch
        {
            0 => output.Trim(),
            1 => null,
            _ => throw new InvalidOperationException($"git merge-tree: {error}"),
        };
    }
}
