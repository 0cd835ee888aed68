using System.Text;
using Sandbox.Git;

namespace Sandbox;

public sealed partial class SandboxRepository
{
    /// <summary>A commit by the owner on the default branch.</summary>
    /// <returns>Its name.</returns>
    public string Commit(string message, params IReadOnlyList<FileChange> changes) =>
        CommitAs(Owner.Login, DefaultBranch, message, changes);

    /// <summary>A commit by a person, on top of a branch; a branch that is not there yet starts at the default branch.</summary>
    public string PushAs(string login, string branch, params IReadOnlyList<FileChange> changes) =>
        CommitAs(login, branch, $"Change {changes.Count} file(s)", changes);

    public string CommitAs(string login, string branch, string message, params IReadOnlyList<FileChange> changes)
    {
        lock (Hub.Gate)
        {
            var parent = HeadOf(branch) ?? HeadOf(DefaultBranch);
            var files = parent is null ? new(StringComparer.Ordinal) : FilesOf(parent);
            foreach (var change in changes)
                Put(files, change);
            var tree = TreeObject.WriteAll(Store, files);
            return Advance(branch, CommitObject.Write(Store, tree, parent is null ? [] : [parent], Signature(login), message), login);
        }
    }

    /// <summary>Moves a branch to any commit, as a forced push does.</summary>
    public void ForcePush(string branch, string commit)
    {
        lock (Hub.Gate)
        {
            Advance(branch, commit);
        }
    }

    /// <summary>Its pull requests are closed with it.</summary>
    /// <param name="by">Null = the owner.</param>
    public void DeleteBranch(string branch, string? by = null)
    {
        lock (Hub.Gate)
        {
            Store.DeleteRef("refs/heads/" + branch);
            PushedAt = Hub.Now;
            FollowRefs(by);
        }
    }

    /// <summary>Pushes to a branch are refused by the server, as by a protection rule: the request itself succeeds.</summary>
    public void RefusePushesTo(string branch, string message = "GH006: Protected branch update failed")
    {
        lock (Hub.Gate)
        {
            Store.Refuse("refs/heads/" + branch, message);
            Protected[branch] = message;
        }
    }

    /// <summary>Each push to a branch finds that its own commit is there already, as where a request was sent again while the first one was under way.</summary>
    public void TakePushesTwice(string branch)
    {
        lock (Hub.Gate)
        {
            Store.Repeat("refs/heads/" + branch);
        }
    }

    /// <summary>The words with which the API refuses to move a branch.</summary>
    internal Dictionary<string, string> Protected { get; } = [];

    /// <returns>The commit at the branch's head; null = no such branch.</returns>
    public string? HeadOf(string branch) => Store.Ref("refs/heads/" + branch);

    public IReadOnlyList<string> Branches => [.. Store.Refs().Keys
        .Where(name => name.StartsWith("refs/heads/", StringComparison.Ordinal)).Select(name => name["refs/heads/".Length..])];

    /// <param name="at">The commit; null = the head of the default branch.</param>
    /// <returns>The tagged commit.</returns>
    public string AddTag(string name, string? at = null)
    {
        lock (Hub.Gate)
        {
            var commit = at ?? Head();
            Store.SetRef("refs/tags/" + name, commit);
            return commit;
        }
    }

    /// <returns>The tag object's name, which is not the commit's.</returns>
    public string AddAnnotatedTag(string name, string message = "A tag", string? at = null)
    {
        lock (Hub.Gate)
        {
            var tag = TagObject.Write(Store, at ?? Head(), name, Signature(Owner.Login), message);
            Store.SetRef("refs/tags/" + name, tag);
            return tag;
        }
    }

    public void DeleteTag(string name)
    {
        lock (Hub.Gate)
        {
            Store.DeleteRef("refs/tags/" + name);
        }
    }

    /// <summary>The commit that a tag leads to, through tag objects; null = no such tag.</summary>
    public string? CommitOfTag(string name) => Store.Ref("refs/tags/" + name) is { } sha ? Peel(sha) : null;

    /// <returns>Null = no such file, or no such branch.</returns>
    public byte[]? ReadFile(string branch, string path) => TreeOf(branch).GetValueOrDefault(path)?.Content;

    /// <returns>The file as UTF-8; null = no such file, or no such branch.</returns>
    public string? ReadText(string branch, string path) => ReadFile(branch, path) is { } content ? Encoding.UTF8.GetString(content) : null;

    /// <summary>All files of a branch (or commit) by path; submodules have no content.</summary>
    public IReadOnlyDictionary<string, SandboxFile> TreeOf(string branchOrCommit)
    {
        lock (Hub.Gate)
        {
            var files = new SortedDictionary<string, SandboxFile>(StringComparer.Ordinal);
            var commit = HeadOf(branchOrCommit) ?? (Store.TryRead(branchOrCommit) is null ? null : branchOrCommit);
            if (commit is null)
                return files;
            foreach (var (path, entry) in FilesOf(commit))
                files[TreeObject.Shown(path)] = new SandboxFile(entry.Mode, entry.Sha, Store.TryRead(entry.Sha)?.Content ?? []);
            return files;
        }
    }

    /// <summary>The message, parents and author of a commit.</summary>
    public SandboxCommit CommitAt(string branchOrCommit)
    {
        var commit = CommitObject.Read(Store, HeadOf(branchOrCommit) ?? branchOrCommit);
        return new SandboxCommit(
            commit.Sha, commit.Tree, commit.Parents, commit.Message, commit.Author.Name, commit.Author.Email, commit.Author.When)
        {
            Committer = $"{commit.Committer.Name} <{commit.Committer.Email}>",
            IsSigned = commit.IsSigned,
        };
    }

    internal string Head() => HeadOf(DefaultBranch)
        ?? throw new InvalidOperationException($"{FullName} has no commit on {DefaultBranch}");

    internal string Peel(string sha) =>
        Store.Read(sha).Kind == ObjectKind.Tag ? Peel(TagObject.Read(Store, sha).Target) : sha;

    internal SortedDictionary<string, TreeEntry> FilesOf(string commit) =>
        TreeObject.ReadAll(Store, CommitObject.Read(Store, commit).Tree);

    internal GitSignature Signature(string login) => new(Hub.Account(login).Login, $"{login}@users.noreply.github.com", Hub.Now);

    internal string Advance(string branch, string commit, string? by = null)
    {
        Store.SetRef("refs/heads/" + branch, commit);
        PushedAt = Hub.Now;
        FollowRefs(by);
        return commit;
    }

    private void Put(SortedDictionary<string, TreeEntry> files, FileChange change)
    {
        if (change.Content is null)
            files.Remove(change.RawPath);
        else if (change.Mode == "160000")
            files[change.RawPath] = new TreeEntry(change.Mode, Encoding.ASCII.GetString(change.Content));
        else
            files[change.RawPath] = new TreeEntry(change.Mode, Store.Write(ObjectKind.Blob, change.Content));
    }
}

/// <summary>A commit as it stands in git.</summary>
public sealed record SandboxCommit(
    string Sha, string Tree, IReadOnlyList<string> Parents, string Message, string AuthorName, string AuthorEmail, DateTimeOffset AuthoredAt)
{
    public required string Committer { get; init; }

    /// <summary>Whether it has a signature, whatever that is worth.</summary>
    public bool IsSigned { get; init; }
}
