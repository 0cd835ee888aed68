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

    /// <summary>Without any status GitHub calls the whole pending.</summary>
    public static Answer Status(RestCall call)
    {
        var commit = $"{call.Links.ApiOf(call.Repository)}/commits/{call.Values["sha"]}";
        var statuses = call.Repository.StatusesOf(call.Values["sha"]);
        return Answer.Ok(new JsonObject
        {
            ["state"] = Together(statuses),
            ["statuses"] = new JsonArray([.. statuses.Select(status => Status(status, commit))]),
            ["sha"] = call.Values["sha"],
            ["total_count"] = statuses.Count,
            ["repository"] = RepositoryJson.Simple(call.Repository, call.Links, call.Caller.User),
            ["commit_url"] = commit,
            ["url"] = $"{commit}/status",
        });
    }

    private static JsonNode Status(SandboxStatus status, string commit) => new JsonObject
    {
        ["id"] = status.Id,
        ["node_id"] = Links.NodeId("StatusContext", status.Id),
        ["context"] = status.Context,
        ["state"] = status.State,
        ["description"] = null,
        ["target_url"] = null,
        ["avatar_url"] = null,
        ["url"] = $"{commit}/statuses",
        ["created_at"] = Links.Time(status.At),
        ["updated_at"] = Links.Time(status.At),
    };

    private static string Together(IReadOnlyList<SandboxStatus> statuses) =>
        statuses.Any(status => status.State is "failure" or "error") ? "failure"
        : statuses.Count == 0 || statuses.Any(status => status.State == "pending") ? "pending"
        : "success";

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
