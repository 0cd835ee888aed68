using System.Text;
using System.Text.Json.Nodes;
using Sandbox.Git;

namespace Sandbox.Rest;

/// <summary>Makes blobs, trees and commits, which no ref leads to yet.</summary>
internal static class GitDataRoutes
{
    private static readonly string[] Modes = ["100644", "100755", "040000", "160000", "120000"];

    public static Answer CreateBlob(RestCall call)
    {
        call.Require(Access.Write);
        var body = call.BodyObject();
        var text = body.Needed("content");
        var sha = call.Repository.Store.Write(ObjectKind.Blob, body.Text("encoding") switch
        {
            null or "utf-8" => Encoding.UTF8.GetBytes(text),
            "base64" => Convert.FromBase64String(text),
            var other => throw new RestError(422, $"unknown encoding {other}"),
        });
        return Answer.Created(new JsonObject { ["url"] = $"{call.Links.ApiOf(call.Repository)}/git/blobs/{sha}", ["sha"] = sha });
    }

    /// <summary>Removing an entry (<c>sha: null</c>) and folders as entries are not known here.</summary>
    public static Answer CreateTree(RestCall call)
    {
        call.Require(Access.Write);
        var (store, body) = (call.Repository.Store, call.BodyObject());
        var files = new SortedDictionary<string, TreeEntry>(StringComparer.Ordinal);
        if (body.Text("base_tree") is { } start)
            files = store.TryRead(start) is { Kind: ObjectKind.Tree } ? TreeObject.ReadAll(store, start) : throw new RestError(422, "base_tree is not a valid tree oid");
        foreach (var item in (body["tree"] as JsonArray ?? throw new RestError(422, "Invalid tree info")).Select(node => node!.AsObject()))
            files[TreeObject.Raw(item.Needed("path"))] = Entry(store, item);
        var sha = TreeObject.WriteAll(store, files);
        var api = call.Links.ApiOf(call.Repository);
        return Answer.Created(new JsonObject
        {
            ["sha"] = sha,
            ["url"] = $"{api}/git/trees/{sha}",
            ["tree"] = new JsonArray([.. files.Select(file => new JsonObject
            {
                ["path"] = TreeObject.Shown(file.Key),
                ["mode"] = file.Value.Mode,
                ["type"] = file.Value.Mode == "160000" ? "commit" : "blob",
                ["sha"] = file.Value.Sha,
            })]),
            ["truncated"] = false,
        });
    }

    public static Answer CreateCommit(RestCall call)
    {
        call.Require(Access.Write);
        var (repository, body) = (call.Repository, call.BodyObject());
        var tree = body.Needed("tree");
        if (repository.Store.TryRead(tree) is not { Kind: ObjectKind.Tree })
            throw new RestError(422, "Tree SHA does not exist");
        var parents = (body["parents"] as JsonArray ?? []).Select(parent => parent!.GetValue<string>()).ToList();
        if (parents.Any(parent => repository.Store.TryRead(parent) is not { Kind: ObjectKind.Commit }))
            throw new RestError(422, "Parent SHA does not exist or is not a commit object");
        var (author, committer) = (Signature(call, body["author"]), Signature(call, body["committer"]));
        var own = repository.Signature(call.User.Login);
        // GitHub signs what a bot commits in its own name, and names itself as the committer.
        var signed = call.Caller.IsIntegration && author is null && committer is null;
        var sha = CommitObject.Write(
            repository.Store, tree, parents, author ?? own,
            committer ?? (signed ? new GitSignature("GitHub", "noreply@github.com", own.When) : author ?? own), body.Needed("message"), signed);
        var shown = CommitJson.Of(repository, CommitObject.Read(repository.Store, sha), call.Links);
        var detail = shown["commit"]!.AsObject();
        return Answer.Created(new JsonObject
        {
            ["sha"] = sha,
            ["node_id"] = Links.NodeId("Commit", sha),
            ["url"] = detail["url"]!.GetValue<string>(),
            ["html_url"] = shown["html_url"]!.GetValue<string>(),
            ["author"] = detail["author"]!.DeepClone(),
            ["committer"] = detail["committer"]!.DeepClone(),
            ["tree"] = detail["tree"]!.DeepClone(),
            ["message"] = detail["message"]!.GetValue<string>(),
            ["parents"] = shown["parents"]!.DeepClone(),
            ["verification"] = detail["verification"]!.DeepClone(),
        });
    }

    private static TreeEntry Entry(GitStore store, JsonObject item)
    {
        var mode = item.Text("mode") is { } given && Modes.Contains(given) ? given : throw new RestError(422, "Must supply a valid tree.mode");
        var type = item.Text("type") ?? "";
        if (type != (mode == "160000" ? "commit" : "blob"))
            throw new RestError(422, "Must supply a valid tree.type");
        if (item.Has("sha") == item.Has("content"))
            throw new RestError(422, "Must supply either tree.sha or tree.content");
        if (item.Text("content") is { } content)
            return new TreeEntry(mode, store.Write(ObjectKind.Blob, Encoding.UTF8.GetBytes(content)));
        var sha = item.Needed("sha");
        return mode == "160000" || store.TryRead(sha) is { Kind: ObjectKind.Blob }
            ? new TreeEntry(mode, sha)
            : throw new RestError(422, $"tree.sha {sha} is not a valid blob");
    }

    private static GitSignature? Signature(RestCall call, JsonNode? given) => given is JsonObject who
        ? new GitSignature(who.Needed("name"), who.Needed("email"), who.Text("date") is { } date ? DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture) : call.Hub.Now)
        : null;
}
