using BumpBot.Model;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>A commit that stands in the object database and is to become a branch's head.</summary>
/// <param name="ExpectedHead">The commit to replace; null = the branch must not exist.</param>
internal sealed record BuiltCommit(string Branch, string? ExpectedHead, string Commit);

/// <summary>Builds the bot's commits in the object database: no index, no working tree, and the same commit for the same input.</summary>
internal sealed class CommitBuilder(Repository repository, Commit onto, DateTimeOffset now)
{
    private static readonly CompareOptions PathByPath = new() { Similarity = SimilarityOptions.None };

    private readonly Signature _signature = new(CommitAuthor.Value, now);

    /// <exception cref="FaultException">The base is not what the changes were made for, or the commit would hold more than them.</exception>
    public BuiltCommit Build(BranchCommit commit)
    {
        if (!BranchRefs.IsBots(commit.Branch))
            throw FaultException.GiveUp($"{commit.Branch} is no branch of the bot's: it only pushes under bumpbot/.");
        var tree = BuildTree(commit);
        Confirm(commit, tree);
        var message = TreeTrailer.Append(commit.Message, tree.Sha);
        var built = repository.ObjectDatabase.CreateCommit(_signature, _signature, message, tree, [onto], prettifyMessage: false);
        return new BuiltCommit(commit.Branch, commit.ExpectedHead, built.Sha);
    }

    private Tree BuildTree(BranchCommit commit)
    {
        var definition = TreeDefinition.From(onto.Tree);
        foreach (var change in commit.Changes)
        {
            var entry = onto.Tree[change.Path];
            if (entry is null || TreeListing.ModeOf(entry.Mode) is null)
                throw FaultException.GiveUp($"{commit.Branch}: {change.Path} is no regular file on the base any more.");
            using var before = new MemoryStream(change.Before);
            if (repository.ObjectDatabase.CreateBlob(before).Id != entry.Target.Id)
                throw FaultException.Retry($"{commit.Branch}: {change.Path} is another on the base than the one that was read.");
            using var after = new MemoryStream(change.After);
            definition.Add(change.Path, repository.ObjectDatabase.CreateBlob(after), entry.Mode);
        }
        return repository.ObjectDatabase.CreateTree(definition);
    }

    /// <summary>Writing a folder anew may spoil its other entries, such as names that are not UTF-8: exactly the changes may differ.</summary>
    private void Confirm(BranchCommit commit, Tree tree)
    {
        var wanted = commit.Changes.Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        var differing = repository.Diff.Compare<TreeChanges>(onto.Tree, tree, PathByPath).ToList();
        if (differing.Count == 0)
            throw FaultException.GiveUp($"{commit.Branch}: the commit would change nothing.");
        var other = differing.Find(change => change.Status != ChangeKind.Modified || change.OldMode != change.Mode || !wanted.Contains(change.Path));
        if (other is not null)
            throw FaultException.GiveUp($"{commit.Branch}: the commit would also change {GitFaults.Text(other.Path)}, which is not wanted (a file name that is not UTF-8?).");
        if (differing.Count != commit.Changes.Count)
            throw FaultException.GiveUp($"{commit.Branch}: the commit would change {differing.Count} of {commit.Changes.Count} files.");
    }
}
