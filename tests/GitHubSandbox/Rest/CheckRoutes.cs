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

    /// <summary>The sandbox has check runs only: without any status GitHub calls the whole pending.</summary>
    public static Answer Status(RestCall call) => Answer.Ok(new JsonObject
    {
        ["state"] = "pending",
        ["statuses"] = new JsonArray(),
        ["sha"] = call.Values["sha"],
        ["total_count"] = 0,
    });
}
