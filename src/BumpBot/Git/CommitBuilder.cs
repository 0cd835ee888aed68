using BumpBot.Model;
using BumpBot.Targets;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>A commit that stands in the object database and is to become a branch's head.</summary>
/// <param name="ExpectedHead">The commit to replace; null = the branch must not exist.</param>
internal sealed record BuiltCommit(string Branch, string? ExpectedHead, string Commit);

/// <summary>Builds the bot's commits in the object database: no index, no working tree, and the same commit for the same input.</summary>
/// <param name="signer">Null = they are not signed.</param>
internal sealed class CommitBuilder(Repository repository, Commit onto, SshSigner? signer)
{
    /// <exception cref="FaultException">The base is not what the changes were made for, or the commit would hold more than them.</exception>
    public BuiltCommit Build(BranchCommit commit, DateTimeOffset now)
    {
        var prepared = Prepare(commit);
        var settings = commit.Settings;
        var author = new Signature(CommitAuthor.Of(settings.Author), now);
        var committer = new Signature(CommitAuthor.Of(settings.NamedCommitter), now);
        var tree = repository.Lookup<Tree>(prepared.Tree);
        if (signer is null)
        {
            var built = repository.ObjectDatabase.CreateCommit(author, committer, prepared.Message, tree, [onto], prettifyMessage: false);
            return new BuiltCommit(commit.Branch, commit.ExpectedHead, built.Sha);
        }
        var unsigned = Commit.CreateBuffer(author, committer, prepared.Message, tree, [onto], prettifyMessage: false, commentChar: null);
        var signed = repository.ObjectDatabase.CreateCommitWithSignature(unsigned, signer.Sign(unsigned));
        return new BuiltCommit(commit.Branch, commit.ExpectedHead, signed.Sha);
    }

    /// <summary>Blobs and trees are written, a commit is not.</summary>
    /// <exception cref="FaultException">As for <see cref="Build"/>.</exception>
    public PreparedCommit Prepare(BranchCommit commit)
    {
        if (!BranchRefs.IsBots(commit.Branch))
            throw FaultException.GiveUp($"{commit.Branch} is no branch of the bot's: it only pushes under bumpbot/.");
        var wanted = commit.Changes.ToDictionary(change => change.Path, change => Entry(commit, change), StringComparer.Ordinal);
        using var objects = NativeObjects.Of(repository);
        var tree = objects.UpdateTree(onto.Tree.Sha, [.. wanted.Select(entry => (entry.Key, entry.Value.Id, entry.Value.Mode))]);
        Confirm(commit, TreeDifference.Between(objects, onto.Tree.Sha, tree), wanted);
        return new PreparedCommit(commit, MessageOf(commit, tree), onto.Sha, onto.Tree.Sha, tree, [.. commit.Changes.Select(change => Prepared(change, wanted[change.Path]))]);
    }

    private static PreparedEntry Prepared(TreeChange change, (string Id, int Mode) entry) =>
        new(change.Path, Convert.ToString(entry.Mode, 8), entry.Id, change switch
        {
            FileChange file => file.After,
            NewFile made => made.Content,
            _ => null,
        });

    private static string MessageOf(BranchCommit commit, string tree)
    {
        var identity = CommitAuthor.Of(commit.Settings.NamedCommitter);
        return TreeTrailer.Append(commit.Settings.SignOff ? Trailers.Append(commit.Message, "Signed-off-by", $"{identity.Name} <{identity.Email}>") : commit.Message, tree);
    }

    private (string Id, int Mode) Entry(BranchCommit commit, TreeChange change) => change switch
    {
        FileChange file => Write(commit, file),
        NewFile made => Add(commit, made),
        SubmoduleChange submodule => Move(commit, submodule),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A submodule's commit is in another repository: only its id is known here.</summary>
    private (string Id, int Mode) Move(BranchCommit commit, SubmoduleChange change)
    {
        if (onto.Tree[change.Path] is not { Mode: Mode.GitLink } entry)
            throw FaultException.GiveUp($"{commit.Branch}: {change.Path} is no submodule on the base any more.");
        if (entry.Target.Sha != change.From)
            throw FaultException.Retry($"{commit.Branch}: {change.Path} is at another commit on the base than the one that was read.");
        return ObjectId.TryParse(change.To, out _)
            ? (change.To, (int)Mode.GitLink)
            : throw FaultException.GiveUp($"{commit.Branch}: {GitFaults.Text(change.To)} is no commit's id.");
    }

    /// <summary>Writes the file's new content, where the base still has the old one.</summary>
    private (string Id, int Mode) Write(BranchCommit commit, FileChange change)
    {
        var entry = onto.Tree[change.Path];
        if (entry is null || TreeListing.ModeOf(entry.Mode) is null)
            throw FaultException.GiveUp($"{commit.Branch}: {change.Path} is no regular file on the base any more.");
        using var before = new MemoryStream(change.Before);
        if (repository.ObjectDatabase.CreateBlob(before).Id != entry.Target.Id)
            throw FaultException.Retry($"{commit.Branch}: {change.Path} is another on the base than the one that was read.");
        using var after = new MemoryStream(change.After);
        return (repository.ObjectDatabase.CreateBlob(after).Sha, (int)entry.Mode);
    }

    private (string Id, int Mode) Add(BranchCommit commit, NewFile made)
    {
        if (onto.Tree[made.Path] is not null)
            throw FaultException.Retry($"{commit.Branch}: {made.Path} is there on the base now.");
        using var content = new MemoryStream(made.Content);
        return (repository.ObjectDatabase.CreateBlob(content).Sha, (int)Mode.NonExecutableFile);
    }

    /// <summary>Exactly the wanted entries may differ from the base, and in their ids alone, but for those that are new.</summary>
    private static void Confirm(BranchCommit commit, IReadOnlyList<TreeDifference> differing, Dictionary<string, (string Id, int Mode)> wanted)
    {
        if (differing.Count == 0)
            throw FaultException.GiveUp($"{commit.Branch}: the commit would change nothing.");
        var added = commit.Changes.OfType<NewFile>().Select(made => made.Path).ToHashSet(StringComparer.Ordinal);
        if (differing.FirstOrDefault(other => other.IsNew != added.Contains(other.Path) || !wanted.TryGetValue(other.Path, out var entry) || entry.Id != other.Id) is { } other)
            throw FaultException.GiveUp($"{commit.Branch}: the commit would also change {GitFaults.Text(other.Path)}, which is not wanted.");
        if (differing.Count != commit.Changes.Count)
            throw FaultException.GiveUp($"{commit.Branch}: the commit would change {differing.Count} of {commit.Changes.Count} entries.");
    }
}
