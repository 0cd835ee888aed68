using BumpBot.Model;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>Tells of a <c>bumpbot/</c> branch whose work it holds, and what merging it would give, judged against one base commit.</summary>
internal sealed class BranchJudge(Repository repository, string baseBranch, Commit baseHead)
{
    /// <summary>How many merges of base are followed back; a branch with more is a person's.</summary>
    private const int MaxMerges = 100;

    private static readonly CompareOptions PathByPath = new() { Similarity = SimilarityOptions.None };

    private readonly Dictionary<string, bool> _onBase = new(StringComparer.Ordinal);

    public StandingBranch Judge(string name, string head) =>
        repository.Lookup<Commit>(head) is { } commit
            ? new StandingBranch(name, head, OwnerOf(commit), MergeOf(commit)) { IsBehind = !History.Contains(repository, commit, baseHead) }
            : new StandingBranch(name, head, new BranchOwner.Person("the branch does not point to a commit"), new MergeOutcome.Conflict());

    private BranchOwner OwnerOf(Commit head)
    {
        var commit = head;
        for (var merges = 0; merges <= MaxMerges; merges++)
        {
            switch (commit.Parents.ToList())
            {
                case [var parent]:
                    return OwnerOf(commit, parent);
                case [var first, var second] when SideOfBranch(first, second) is { } side:
                    if (!IsPlainMerge(commit, first, second))
                        return new BranchOwner.Person($"the merge {Short(commit)} holds changes that neither side has");
                    commit = side;
                    break;
                case [_, _, ..]:
                    return new BranchOwner.Person($"the merge {Short(commit)} brings in commits that are not on {baseBranch}");
                default:
                    return new BranchOwner.Person($"commit {Short(commit)} has no parent");
            }
        }
        return new BranchOwner.Person($"there are more than {MaxMerges} merges on it");
    }

    private BranchOwner OwnerOf(Commit commit, Commit parent) => TreeTrailer.Read(commit.Message) switch
    {
        null => new BranchOwner.Person($"commit {Short(commit)} is not the bot's: it has no BumpBot-Tree trailer"),
        var tree when tree != commit.Tree.Sha => new BranchOwner.Person($"the bot's commit was changed: {Short(commit)} is not the tree that its trailer names"),
        _ when !IsOnBase(parent) => new BranchOwner.Person($"the parent {Short(parent)} of the bot's commit is not on {baseBranch}"),
        _ => new BranchOwner.Bot(),
    };

    /// <summary>The parent that is not base's, in a merge of base into the branch; null where neither parent is on base.</summary>
    private Commit? SideOfBranch(Commit first, Commit second) =>
        IsOnBase(second) ? first : IsOnBase(first) ? second : null;

    private bool IsPlainMerge(Commit merge, Commit first, Commit second) =>
        Merge(first, second) is { Status: MergeTreeStatus.Succeeded } automatic && automatic.Tree.Sha == merge.Tree.Sha;

    private MergeOutcome MergeOf(Commit head)
    {
        var merge = Merge(baseHead, head);
        if (merge.Status != MergeTreeStatus.Succeeded)
            return new MergeOutcome.Conflict();
        var changes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var change in repository.Diff.Compare<TreeChanges>(baseHead.Tree, merge.Tree, PathByPath))
            changes[change.Path] = change.Status == ChangeKind.Deleted ? null : change.Oid.Sha;
        return new MergeOutcome.Clean(changes);
    }

    private MergeTreeResult Merge(Commit ours, Commit theirs) =>
        repository.ObjectDatabase.MergeCommits(ours, theirs, new MergeTreeOptions { SkipReuc = true });

    private bool IsOnBase(Commit commit)
    {
        if (!_onBase.TryGetValue(commit.Sha, out var known))
            _onBase[commit.Sha] = known = History.Contains(repository, baseHead, commit);
        return known;
    }

    private static string Short(Commit commit) => commit.Sha[..7];
}
