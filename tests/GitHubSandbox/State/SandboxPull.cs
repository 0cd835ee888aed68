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
            var parents = method == MergeMethod.Merge ? new[] { onto, HeadSha } : [onto];
            title ??= method == MergeMethod.Merge ? $"Merge pull request #{Number} from {HeadRepository.Owner.Login}/{HeadBranch}" : $"{Title} (#{Number})";
            var text = string.IsNullOrEmpty(message ?? Title) ? title : $"{title}\n\n{message ?? Title}";
            var commit = CommitObject.Write(Repository.Store, tree, parents, Repository.Signature(by), text);
            Repository.Store.SetRef("refs/heads/" + BaseBranch, commit);
            MarkMerged(by, commit);
            Repository.FollowRefs();
            return commit;
        }
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
