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
            ["check_runs"] = new JsonArray([.. runs.Select(run => Run(run, call))]),
        });
    }

    /// <summary>The sandbox has check runs only: without any status GitHub calls the whole pending.</summary>
    public static Answer Status(RestCall call)
    {
        var commit = $"{call.Links.ApiOf(call.Repository)}/commits/{call.Values["sha"]}";
        return Answer.Ok(new JsonObject
        {
            ["state"] = "pending",
            ["statuses"] = new JsonArray(),
            ["sha"] = call.Values["sha"],
            ["total_count"] = 0,
            ["repository"] = RepositoryJson.Simple(call.Repository, call.Links, call.Caller.User),
            ["commit_url"] = commit,
            ["url"] = $"{commit}/status",
        });
    }

    private static JsonObject Run(SandboxCheck run, RestCall call)
    {
        var api = $"{call.Links.ApiOf(call.Repository)}/check-runs/{run.Id}";
        var page = $"{call.Links.PageOf(call.Repository)}/runs/{run.Id}";
        return new JsonObject
        {
            ["id"] = run.Id,
            ["name"] = run.Name,
            ["node_id"] = Links.NodeId("CheckRun", run.Id),
            ["head_sha"] = call.Values["sha"],
            ["external_id"] = "",
            ["url"] = api,
            ["html_url"] = page,
            ["details_url"] = page,
            ["status"] = run.Conclusion is null ? "in_progress" : "completed",
            ["conclusion"] = run.Conclusion,
            ["started_at"] = Links.Time(run.At),
            ["completed_at"] = run.Conclusion is null ? null : Links.Time(run.At),
            ["output"] = new JsonObject
            {
                ["title"] = null,
                ["summary"] = null,
                ["text"] = null,
                ["annotations_count"] = 0,
                ["annotations_url"] = $"{api}/annotations",
            },
            ["check_suite"] = null,
            ["app"] = null,
            ["pull_requests"] = new JsonArray(),
        };
    }
}
