using BumpBot.GitHub.Graph;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;
using Octokit;
using Updaters.References;
using FileMode = Octokit.FileMode;

namespace BumpBot.GitHub;

/// <summary>
/// Makes commits through the Git Data API, so that GitHub signs them. Only what changes is sent: all else comes from the base's tree, whatever
/// its names and modes. GitHub's tree must be the one that git worked out from the same changes.
/// </summary>
internal sealed class ApiCommits(GitHubHttp http, RepoName target, TimeProvider time)
{
    private readonly OctokitWriter _writer = new(http);
    private readonly GitHubReader _reader = new(http);
    private readonly RefUpdates _refs = new(http);
    private string? _node;

    /// <exception cref="FaultException">Nothing can go on.</exception>
    public async Task<PushResult> MakeAsync(PreparedCommit commit, CancellationToken cancellation)
    {
        var branch = commit.Wanted.Branch;
        try
        {
            await MakeTreeAsync(commit, cancellation);
            var made = await _writer.WriteAsync($"commit to {branch} in {target}", client => client.Git.Commit.Create(target.Owner, target.Name, NewCommit(commit)), cancellation);
            if (made.Tree?.Sha != commit.Tree || !IsId(made.Sha))
                throw FaultException.GiveUp($"{branch}: GitHub made another commit than the one that was asked for; with commits: push the bot makes it itself");
            return await MoveAsync(commit.Wanted, made.Sha, cancellation);
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            // Of a tree with workflow files GitHub says to a token that may not change them only that it is not found.
            return new PushResult.Refused(branch, e.Fault) { ForWorkflows = e.Fault is Fault.GiveUp && commit.Entries.Any(entry => WorkflowFiles.Include(entry.Path)) };
        }
    }

    private async Task MakeTreeAsync(PreparedCommit commit, CancellationToken cancellation)
    {
        var tree = new NewTree { BaseTree = commit.ParentTree };
        var inline = InlineContent.Choose(commit.Entries);
        foreach (var entry in commit.Entries)
        {
            if (entry.Content is { } content && !inline.ContainsKey(entry))
                await MakeBlobAsync(commit.Wanted.Branch, entry, content, cancellation);
            tree.Tree.Add(Item(entry, inline.GetValueOrDefault(entry)));
        }
        var made = await _writer.WriteAsync($"write the files of {commit.Wanted.Branch} in {target}", client => client.Git.Tree.Create(target.Owner, target.Name, tree), cancellation);
        if (made.Sha != commit.Tree)
            throw FaultException.GiveUp($"{commit.Wanted.Branch}: GitHub made other files of the changes than git does; with commits: push the bot makes the commit itself");
    }

    private async Task MakeBlobAsync(string branch, PreparedEntry entry, byte[] content, CancellationToken cancellation)
    {
        if (content.Length > InlineContent.LargestBlob)
            throw FaultException.GiveUp($"{branch}: {entry.Path} is larger than {InlineContent.LargestBlob >> 20} MiB, which the API does not take; write commits: push");
        var blob = new NewBlob { Content = Convert.ToBase64String(content), Encoding = EncodingType.Base64 };
        var made = await _writer.WriteAsync($"write {entry.Path} of {branch} in {target}", client => client.Git.Blob.Create(target.Owner, target.Name, blob), cancellation);
        if (made.Sha != entry.Id)
            throw FaultException.GiveUp($"{branch}: GitHub made another file of {entry.Path} than git does; with commits: push the bot makes the commit itself");
    }

    private static NewTreeItem Item(PreparedEntry entry, string? text) => new()
    {
        Path = entry.Path,
        Mode = entry.Mode,
        Type = entry.Mode == FileMode.Submodule ? TreeType.Commit : TreeType.Blob,
        Content = text,
        Sha = text is null ? entry.Id : null,
    };

    /// <summary>Only where nobody is named does GitHub sign.</summary>
    private NewCommit NewCommit(PreparedCommit commit) => new(commit.Message, commit.Tree, commit.Parent)
    {
        Author = Named(commit.Wanted.Settings.Author),
        Committer = Named(commit.Wanted.Settings.NamedCommitter),
    };

    private Committer? Named(CommitIdentity? identity) => identity is null ? null : new Committer(identity.Name, identity.Email, time.GetUtcNow());

    private async Task<PushResult> MoveAsync(BranchCommit wanted, string commit, CancellationToken cancellation)
    {
        _node ??= await NodeAsync(cancellation);
        if (await _refs.MoveAsync(new RefUpdate(_node, wanted.Branch, wanted.ExpectedHead, commit), cancellation) is not { } words)
            return new PushResult.Pushed(wanted.Branch, commit);
        var now = await HeadAsync(wanted.Branch, cancellation);
        return now == commit ? new PushResult.Pushed(wanted.Branch, commit)
            : now != wanted.ExpectedHead ? new PushResult.Refused(wanted.Branch, PushRefusals.Moved(wanted.Branch))
            : PushRefusals.Of(wanted.Branch, words);
    }

    private async Task<string> NodeAsync(CancellationToken cancellation) =>
        await _reader.GetAsync($"repos/{target}", GitHubJson.Default.NodeJson, null, cancellation) switch
        {
            Answer<NodeJson>.Found { Value.NodeId: { Length: > 0 } node } => node,
            Answer<NodeJson>.Refused refused => throw RepositoryFaults.Of(target, refused.Status, refused.Message),
            _ => throw FaultException.Retry($"{target} was described without its node id"),
        };

    /// <returns>Null = there is no such branch.</returns>
    private async Task<string?> HeadAsync(string branch, CancellationToken cancellation) =>
        await _reader.GetAsync($"repos/{target}/git/ref/heads/{string.Join('/', branch.Split('/').Select(Uri.EscapeDataString))}", GitHubJson.Default.RefJson, null, cancellation) switch
        {
            Answer<RefJson>.Found { Value.Object.Sha: { } sha } => sha,
            Answer<RefJson>.Refused { Status: System.Net.HttpStatusCode.NotFound } => null,
            _ => throw FaultException.Retry($"{branch} of {target} could not be read after it could not be moved"),
        };

    private static bool IsId(string? text) => text is { Length: 40 } && text.All(char.IsAsciiHexDigitLower);
}
