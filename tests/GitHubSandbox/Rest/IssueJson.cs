using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class IssueJson
{
    public static JsonObject Of(SandboxIssue issue, Links links)
    {
        var repository = links.ApiOf(issue.Repository);
        var api = $"{repository}/issues/{issue.Number}";
        var shown = new JsonObject
        {
            ["url"] = api,
            ["repository_url"] = repository,
            ["labels_url"] = $"{api}/labels{{/name}}",
            ["comments_url"] = $"{api}/comments",
            ["events_url"] = $"{api}/events",
            ["html_url"] = Page(issue, links),
            ["id"] = issue.Id,
            ["node_id"] = Links.NodeId(issue is SandboxPull ? "PullRequest" : "Issue", issue.Id),
            ["number"] = issue.Number,
            ["title"] = issue.Title,
            ["user"] = UserJson.Simple(issue.Author, links),
            ["labels"] = new JsonArray([.. issue.Labels.Select(label => Label(label, issue.Repository, links))]),
            ["state"] = State(issue),
            ["locked"] = issue.IsLocked,
            ["assignee"] = issue.Assignees.FirstOrDefault() is { } first ? UserJson.Simple(first, links) : null,
            ["assignees"] = new JsonArray([.. issue.Assignees.Select(user => UserJson.Simple(user, links))]),
            ["milestone"] = issue.Milestone is { } milestone ? MilestoneJson.Of(milestone, issue.Repository, links) : null,
            ["comments"] = issue.Comments.Count,
            ["created_at"] = Links.Time(issue.CreatedAt),
            ["updated_at"] = Links.Time(issue.UpdatedAt),
            ["closed_at"] = Links.Time(issue.ClosedAt),
            ["author_association"] = Association(issue.Repository, issue.Author),
            ["active_lock_reason"] = null,
            ["body"] = issue.Body,
            ["closed_by"] = issue.ClosedBy is { } closer ? UserJson.Simple(closer, links) : null,
            ["reactions"] = Reactions($"{api}/reactions"),
            ["timeline_url"] = $"{api}/timeline",
            ["performed_via_github_app"] = null,
            ["state_reason"] = Reason(issue.Reason),
        };
        if (issue is SandboxPull pull)
            shown["pull_request"] = PullPart(pull, links);
        return shown;
    }

    public static JsonObject Comment(SandboxComment comment, SandboxIssue issue, Links links)
    {
        var repository = links.ApiOf(issue.Repository);
        return new JsonObject
        {
            ["url"] = $"{repository}/issues/comments/{comment.Id}",
            ["html_url"] = $"{Page(issue, links)}#issuecomment-{comment.Id}",
            ["issue_url"] = $"{repository}/issues/{issue.Number}",
            ["id"] = comment.Id,
            ["node_id"] = Links.NodeId("IssueComment", comment.Id),
            ["user"] = UserJson.Simple(comment.Author, links),
            ["created_at"] = Links.Time(comment.CreatedAt),
            ["updated_at"] = Links.Time(comment.CreatedAt),
            ["author_association"] = Association(issue.Repository, comment.Author),
            ["body"] = comment.Body,
            ["reactions"] = Reactions($"{repository}/issues/comments/{comment.Id}/reactions"),
            ["performed_via_github_app"] = null,
        };
    }

    public static JsonObject Label(SandboxLabel label, SandboxRepository repository, Links links) => new()
    {
        ["id"] = label.Id,
        ["node_id"] = Links.NodeId("Label", label.Id),
        ["url"] = $"{links.ApiOf(repository)}/labels/{Uri.EscapeDataString(label.Name)}",
        ["name"] = label.Name,
        ["color"] = label.Color,
        ["default"] = label.IsDefault,
        ["description"] = label.Description,
    };

    public static string State(SandboxIssue issue) => issue.IsOpen ? "open" : "closed";

    public static string Page(SandboxIssue issue, Links links) =>
        $"{links.PageOf(issue.Repository)}/{(issue is SandboxPull ? "pull" : "issues")}/{issue.Number}";

    public static string Association(SandboxRepository repository, SandboxUser user) => repository.AccessOf(user) switch
    {
        Access.Admin => "OWNER",
        Access.Write => "COLLABORATOR",
        _ => "NONE",
    };

    private static JsonObject PullPart(SandboxPull pull, Links links) => new()
    {
        ["url"] = $"{links.ApiOf(pull.Repository)}/pulls/{pull.Number}",
        ["html_url"] = Page(pull, links),
        ["diff_url"] = $"{Page(pull, links)}.diff",
        ["patch_url"] = $"{Page(pull, links)}.patch",
        ["merged_at"] = Links.Time(pull.MergedAt),
    };

    private static string? Reason(StateReason? reason) => reason switch
    {
        StateReason.Completed => "completed",
        StateReason.NotPlanned => "not_planned",
        StateReason.Duplicate => "duplicate",
        StateReason.Reopened => "reopened",
        _ => null,
    };

    private static JsonObject Reactions(string url)
    {
        var shown = new JsonObject { ["url"] = url };
        foreach (var name in new[] { "total_count", "+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes" })
            shown[name] = 0;
        return shown;
    }
}
