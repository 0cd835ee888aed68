using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class RepositoryJson
{
    private static readonly (string Name, string Path)[] Addresses =
    [
        ("archive_url", "{archive_format}{/ref}"), ("assignees_url", "assignees{/user}"), ("blobs_url", "git/blobs{/sha}"),
        ("branches_url", "branches{/branch}"), ("collaborators_url", "collaborators{/collaborator}"),
        ("comments_url", "comments{/number}"), ("commits_url", "commits{/sha}"), ("compare_url", "compare/{base}...{head}"),
        ("contents_url", "contents/{+path}"), ("contributors_url", "contributors"), ("deployments_url", "deployments"),
        ("downloads_url", "downloads"), ("events_url", "events"), ("forks_url", "forks"), ("git_commits_url", "git/commits{/sha}"),
        ("git_refs_url", "git/refs{/sha}"), ("git_tags_url", "git/tags{/sha}"), ("hooks_url", "hooks"),
        ("issue_comment_url", "issues/comments{/number}"), ("issue_events_url", "issues/events{/number}"),
        ("issues_url", "issues{/number}"), ("keys_url", "keys{/key_id}"), ("labels_url", "labels{/name}"),
        ("languages_url", "languages"), ("merges_url", "merges"), ("milestones_url", "milestones{/number}"),
        ("notifications_url", "notifications{?since,all,participating}"), ("pulls_url", "pulls{/number}"),
        ("releases_url", "releases{/id}"), ("stargazers_url", "stargazers"), ("statuses_url", "statuses/{sha}"),
        ("subscribers_url", "subscribers"), ("subscription_url", "subscription"), ("tags_url", "tags"), ("teams_url", "teams"),
        ("trees_url", "git/trees{/sha}"),
    ];

    private static readonly string[] Counters =
        ["stargazers_count", "watchers_count", "forks_count", "size", "forks", "watchers"];

    public static JsonObject Simple(SandboxRepository repository, Links links, SandboxUser? viewer)
    {
        var api = links.ApiOf(repository);
        var shown = new JsonObject
        {
            ["id"] = repository.Id,
            ["node_id"] = Links.NodeId("Repository", repository.Id),
            ["name"] = repository.Name,
            ["full_name"] = repository.FullName,
            ["private"] = repository.IsPrivate,
            ["owner"] = UserJson.Simple(repository.Owner, links),
            ["html_url"] = links.PageOf(repository),
            ["description"] = repository.Description,
            ["fork"] = repository.Parent is not null,
            ["url"] = api,
        };
        foreach (var (name, path) in Addresses)
            shown[name] = $"{api}/{path}";
        AddGit(shown, repository, links);
        AddCounters(shown, repository);
        AddFlags(shown, repository);
        shown["permissions"] = Permissions(repository.AccessOf(viewer));
        return shown;
    }

    public static JsonObject Full(SandboxRepository repository, Links links, SandboxUser? viewer)
    {
        var shown = Simple(repository, links, viewer);
        shown["network_count"] = 0;
        shown["subscribers_count"] = 0;
        shown["organization"] = repository.Owner.Kind == AccountKind.Organization ? UserJson.Simple(repository.Owner, links) : null;
        if (repository.AccessOf(viewer) >= Access.Write)
            AddMerging(shown, repository);
        if (repository.Parent is { } parent)
        {
            shown["parent"] = Simple(parent, links, viewer);
            shown["source"] = Simple(parent, links, viewer);
        }
        return shown;
    }

    private static void AddGit(JsonObject shown, SandboxRepository repository, Links links)
    {
        var page = links.PageOf(repository);
        var host = links.Server.Host;
        shown["git_url"] = $"git://{host}/{repository.FullName}.git";
        shown["ssh_url"] = $"git@{host}:{repository.FullName}.git";
        shown["clone_url"] = $"{page}.git";
        shown["svn_url"] = page;
        shown["mirror_url"] = null;
        shown["homepage"] = null;
        shown["language"] = null;
        shown["license"] = null;
        shown["default_branch"] = repository.DefaultBranch;
        shown["created_at"] = Links.Time(repository.CreatedAt);
        shown["updated_at"] = Links.Time(repository.UpdatedAt);
        shown["pushed_at"] = Links.Time(repository.PushedAt);
    }

    private static void AddCounters(JsonObject shown, SandboxRepository repository)
    {
        foreach (var name in Counters)
            shown[name] = 0;
        var open = repository.Threads.Count(thread => thread.IsOpen);
        shown["open_issues_count"] = open;
        shown["open_issues"] = open;
        shown["topics"] = new JsonArray();
    }

    private static void AddFlags(JsonObject shown, SandboxRepository repository)
    {
        shown["is_template"] = false;
        shown["has_issues"] = repository.HasIssues;
        foreach (var name in new[] { "has_projects", "has_wiki", "has_downloads", "allow_forking" })
            shown[name] = true;
        foreach (var name in new[] { "has_pages", "has_discussions", "web_commit_signoff_required" })
            shown[name] = false;
        shown["archived"] = repository.IsArchived;
        shown["disabled"] = false;
        shown["visibility"] = repository.IsPrivate ? "private" : "public";
    }

    /// <summary>Told only to those who may push.</summary>
    private static void AddMerging(JsonObject shown, SandboxRepository repository)
    {
        shown["allow_auto_merge"] = repository.AllowsAutoMerge;
        shown["allow_merge_commit"] = repository.MergeMethods.Contains(MergeMethod.Merge);
        shown["allow_squash_merge"] = repository.MergeMethods.Contains(MergeMethod.Squash);
        shown["allow_rebase_merge"] = repository.MergeMethods.Contains(MergeMethod.Rebase);
        shown["delete_branch_on_merge"] = false;
    }

    public static JsonObject Permissions(Access access) => new()
    {
        ["admin"] = access >= Access.Admin,
        ["maintain"] = access >= Access.Admin,
        ["push"] = access >= Access.Write,
        ["triage"] = access >= Access.Write,
        ["pull"] = access >= Access.Read,
    };
}
