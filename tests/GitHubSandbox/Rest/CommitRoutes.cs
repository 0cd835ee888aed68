using System.Text.Json.Nodes;
using Sandbox.Git;

namespace Sandbox.Rest;

internal static class CommitRoutes
{
    public static Answer List(RestCall call)
    {
        var repository = call.Repository;
        if (repository.HeadOf(repository.DefaultBranch) is null)
            throw new RestError(409, "Git Repository is empty.");
        var asked = call.Query("sha") ?? repository.DefaultBranch;
        var from = Resolve(repository, asked) ?? throw RestError.NotFound();
        var (since, until) = (call.QueryTime("since"), call.QueryTime("until"));
        var commits = History.Walk(repository.Store, from)
            .Where(commit => !(commit.Committer.When < since) && !(commit.Committer.When > until)).ToList();
        return Pages.Of(call, commits, commit => CommitJson.Of(repository, commit, call.Links));
    }

    public static Answer Get(RestCall call)
    {
        var asked = call.Values["ref"];
        var sha = Resolve(call.Repository, asked) ?? throw new RestError(422, $"No commit found for SHA: {asked}");
        if (call.Accept.Contains("application/vnd.github.sha", StringComparison.Ordinal)
            || call.Accept.Contains("application/vnd.github.v3.sha", StringComparison.Ordinal))
        {
            return Answer.Text(sha, "application/vnd.github.sha; charset=utf-8");
        }
        var commit = CommitObject.Read(call.Repository.Store, sha);
        var shown = CommitJson.Of(call.Repository, commit, call.Links);
        var files = PullFiles.Between(call.Repository.Store, commit.Parents.Count > 0 ? commit.Parents[0] : null, sha);
        shown["stats"] = new JsonObject
        {
            ["total"] = files.Sum(file => file.Additions + file.Deletions),
            ["additions"] = files.Sum(file => file.Additions),
            ["deletions"] = files.Sum(file => file.Deletions),
        };
        shown["files"] = new JsonArray([.. files.Select(file => FileJson.Of(file, call.Repository, sha, call.Links))]);
        return Answer.Ok(shown) with { LastModified = commit.Committer.When };
    }

    public static Answer Branch(RestCall call)
    {
        var name = call.Values["branch"];
        var sha = call.Repository.HeadOf(name) ?? throw RestError.NotFound("Branch not found");
        var api = $"{call.Links.ApiOf(call.Repository)}/branches/{name}";
        return Answer.Ok(new JsonObject
        {
            ["name"] = name,
            ["commit"] = CommitJson.Of(call.Repository, CommitObject.Read(call.Repository.Store, sha), call.Links),
            ["_links"] = new JsonObject { ["self"] = api, ["html"] = $"{call.Links.PageOf(call.Repository)}/tree/{name}" },
            ["protected"] = false,
            ["protection"] = new JsonObject
            {
                ["enabled"] = false,
                ["required_status_checks"] = new JsonObject
                {
                    ["enforcement_level"] = "off",
                    ["contexts"] = new JsonArray(),
                    ["checks"] = new JsonArray(),
                },
            },
            ["protection_url"] = $"{api}/protection",
        });
    }

    /// <summary>A commit named by branch, tag or (abbreviated) hash; null = none.</summary>
    internal static string? Resolve(SandboxRepository repository, string name)
    {
        var branch = name.StartsWith("heads/", StringComparison.Ordinal) ? name["heads/".Length..] : name;
        var tag = name.StartsWith("tags/", StringComparison.Ordinal) ? name["tags/".Length..] : name;
        if ((repository.HeadOf(branch) ?? repository.CommitOfTag(tag)) is { } known)
            return known;
        return name.Length == 40 && repository.Store.TryRead(name) is { Kind: ObjectKind.Commit } ? name : null;
    }
}

internal static class FileJson
{
    public static JsonObject Of(PullFile file, SandboxRepository repository, string commit, Links links)
    {
        var path = string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString));
        var shown = new JsonObject
        {
            ["sha"] = file.BlobSha,
            ["filename"] = file.Path,
            ["status"] = file.Status,
            ["additions"] = file.Additions,
            ["deletions"] = file.Deletions,
            ["changes"] = file.Additions + file.Deletions,
            ["blob_url"] = $"{links.PageOf(repository)}/blob/{commit}/{path}",
            ["raw_url"] = $"{links.PageOf(repository)}/raw/{commit}/{path}",
            ["contents_url"] = $"{links.ApiOf(repository)}/contents/{path}?ref={commit}",
        };
        if (file.Patch is not null)
            shown["patch"] = file.Patch;
        return shown;
    }
}
