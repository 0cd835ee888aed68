using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class PullJson
{
    private static readonly string[] OnlyOfIssues =
    [
        "repository_url", "labels_url", "events_url", "comments", "closed_by", "reactions", "timeline_url",
        "performed_via_github_app", "state_reason", "pull_request",
    ];

    /// <summary>As in lists.</summary>
    public static JsonObject Simple(SandboxPull pull, Links links, SandboxUser? viewer)
    {
        var shown = IssueJson.Of(pull, links);
        foreach (var name in OnlyOfIssues)
            shown.Remove(name);
        var repository = links.ApiOf(pull.Repository);
        var api = $"{repository}/pulls/{pull.Number}";
        var page = IssueJson.Page(pull, links);
        shown["url"] = api;
        shown["diff_url"] = $"{page}.diff";
        shown["patch_url"] = $"{page}.patch";
        shown["issue_url"] = $"{repository}/issues/{pull.Number}";
        shown["commits_url"] = $"{api}/commits";
        shown["review_comments_url"] = $"{api}/comments";
        shown["review_comment_url"] = $"{repository}/pulls/comments{{/number}}";
        shown["statuses_url"] = $"{repository}/statuses/{pull.HeadSha}";
        shown["merged_at"] = Links.Time(pull.MergedAt);
        shown["merge_commit_sha"] = pull.MergeCommit;
        shown["requested_reviewers"] = new JsonArray([.. pull.Reviewers.Select(user => UserJson.Simple(user, links))]);
        shown["requested_teams"] = new JsonArray([.. pull.ReviewerTeams.Select(team => ReviewRoutes.Team(team, links))]);
        shown["draft"] = pull.IsDraft;
        shown["auto_merge"] = pull.AutoMerge is { } auto ? AutoMerge(auto, links) : null;
        shown["head"] = End(pull.HeadRepository, pull.HeadBranch, pull.HeadSha, links, viewer);
        shown["base"] = End(pull.Repository, pull.BaseBranch, pull.BaseSha, links, viewer);
        shown["_links"] = Related(api, repository, page, pull);
        return shown;
    }

    public static JsonObject Full(SandboxPull pull, Links links, SandboxUser? viewer)
    {
        var shown = Simple(pull, links, viewer);
        foreach (var team in shown["requested_teams"]!.AsArray())
            team!.AsObject().Remove("parent");        // lists alone tell it
        var files = PullFiles.Of(pull);
        var mergeable = pull.IsOpen ? pull.IsMergeable : (bool?)null;
        shown["merged"] = pull.IsMerged;
        shown["mergeable"] = mergeable;
        shown["rebaseable"] = mergeable is null ? null : pull.IsRebaseable;
        shown["mergeable_state"] = pull.State.ToString().ToLowerInvariant();
        shown["merged_by"] = pull.MergedBy is { } merger ? UserJson.Simple(merger, links) : null;
        shown["comments"] = pull.Comments.Count;
        shown["review_comments"] = 0;
        shown["maintainer_can_modify"] = false;
        shown["commits"] = PullFiles.CommitsOf(pull).Count;
        shown["additions"] = files.Sum(file => file.Additions);
        shown["deletions"] = files.Sum(file => file.Deletions);
        shown["changed_files"] = files.Count;
        return shown;
    }

    private static JsonObject AutoMerge(SandboxAutoMerge auto, Links links) => new()
    {
        ["enabled_by"] = UserJson.Simple(auto.By, links),
        ["merge_method"] = auto.Method.ToString().ToLowerInvariant(),
        ["commit_title"] = "",
        ["commit_message"] = "",
    };

    private static JsonObject End(SandboxRepository repository, string branch, string sha, Links links, SandboxUser? viewer) => new()
    {
        ["label"] = $"{repository.Owner.Login}:{branch}",
        ["ref"] = branch,
        ["sha"] = sha,
        ["user"] = UserJson.Simple(repository.Owner, links),
        ["repo"] = RepositoryJson.Simple(repository, links, viewer),
    };

    private static JsonObject Related(string api, string repository, string page, SandboxPull pull)
    {
        var issue = $"{repository}/issues/{pull.Number}";
        return new JsonObject
        {
            ["self"] = Link(api),
            ["html"] = Link(page),
            ["issue"] = Link(issue),
            ["comments"] = Link($"{issue}/comments"),
            ["review_comments"] = Link($"{api}/comments"),
            ["review_comment"] = Link($"{repository}/pulls/comments{{/number}}"),
            ["commits"] = Link($"{api}/commits"),
            ["statuses"] = Link($"{repository}/statuses/{pull.HeadSha}"),
        };
    }

    private static JsonObject Link(string target) => new() { ["href"] = target };
}
