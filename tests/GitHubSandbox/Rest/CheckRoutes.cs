using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class CheckRoutes
{
    public static Answer Runs(RestCall call)
    {
        var runs = call.Repository.ChecksOf(call.Values["sha"]);
        return Answer.Ok(new JsonObject
        {
            ["total_count"] = runs.Count,
            ["check_runs"] = new JsonArray([.. runs.Select(run => (JsonNode)new JsonObject
            {
                ["id"] = run.Id,
                ["name"] = run.Name,
                ["head_sha"] = call.Values["sha"],
                ["status"] = run.Conclusion is null ? "in_progress" : "completed",
                ["conclusion"] = run.Conclusion,
            })]),
        });
    }

    /// <summary>Without any status GitHub calls the whole pending.</summary>
    public static Answer Status(RestCall call)
    {
        var statuses = call.Repository.StatusesOf(call.Values["sha"]);
        return Answer.Ok(new JsonObject
        {
            ["state"] = Together(statuses),
            ["statuses"] = new JsonArray([.. statuses.Select(status => (JsonNode)new JsonObject
            {
                ["id"] = status.Id,
                ["node_id"] = Links.NodeId("StatusContext", status.Id),
                ["context"] = status.Context,
                ["state"] = status.State,
                ["description"] = null,
                ["target_url"] = null,
            })]),
            ["sha"] = call.Values["sha"],
            ["total_count"] = statuses.Count,
        });
    }

    private static string Together(IReadOnlyList<SandboxStatus> statuses) =>
        statuses.Any(status => status.State is "failure" or "error") ? "failure"
        : statuses.Count == 0 || statuses.Any(status => status.State == "pending") ? "pending"
        : "success";
}
