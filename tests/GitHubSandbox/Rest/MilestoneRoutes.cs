using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class MilestoneRoutes
{
    public static Answer List(RestCall call)
    {
        var state = call.Query("state") ?? "open";
        var found = call.Repository.Milestones.Where(milestone => state == "all" || milestone.IsOpen == (state == "open"));
        return Pages.Of(call, [.. found], milestone => MilestoneJson.Of(milestone, call.Repository, call.Links));
    }
}

internal static class MilestoneJson
{
    public static JsonObject Of(SandboxMilestone milestone, SandboxRepository repository, Links links)
    {
        var api = $"{links.ApiOf(repository)}/milestones/{milestone.Number}";
        var page = $"{links.PageOf(repository)}/milestone/{milestone.Number}";
        var threads = repository.Threads.Where(thread => thread.Milestone == milestone).ToList();
        return new JsonObject
        {
            ["url"] = api,
            ["html_url"] = page,
            ["labels_url"] = $"{api}/labels",
            ["id"] = milestone.Id,
            ["node_id"] = Links.NodeId("Milestone", milestone.Id),
            ["number"] = milestone.Number,
            ["title"] = milestone.Title,
            ["description"] = null,
            ["creator"] = UserJson.Simple(milestone.Creator, links),
            ["open_issues"] = threads.Count(thread => thread.IsOpen),
            ["closed_issues"] = threads.Count(thread => !thread.IsOpen),
            ["state"] = milestone.IsOpen ? "open" : "closed",
            ["created_at"] = Links.Time(milestone.CreatedAt),
            ["updated_at"] = Links.Time(milestone.CreatedAt),
            ["due_on"] = null,
            ["closed_at"] = null,
        };
    }
}
