using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class AccountRoutes
{
    private static readonly string[] Resources = ["core", "search", "graphql", "integration_manifest", "source_import", "code_search"];

    public static Answer Own(RestCall call) => call.Caller.IsIntegration
        ? throw RestError.Forbidden("Resource not accessible by integration")
        : Answer.Ok(UserJson.Own(call.User, call.Links));

    public static Answer RateLimit(RestCall call)
    {
        var resources = new JsonObject();
        foreach (var name in Resources)
            resources[name] = Figures(call);
        return Answer.Ok(new JsonObject { ["resources"] = resources, ["rate"] = Figures(call) });
    }

    private static JsonObject Figures(RestCall call)
    {
        var (limit, used, reset) = call.Limits.Of(call.Caller);
        return new JsonObject
        {
            ["limit"] = limit,
            ["used"] = used,
            ["remaining"] = Math.Max(0, limit - used),
            ["reset"] = reset.ToUnixTimeSeconds(),
        };
    }
}

internal static class RepositoryRoutes
{
    public static Answer Get(RestCall call) =>
        Answer.Ok(Shown(call)) with { LastModified = call.Repository.UpdatedAt };

    /// <summary>Of an installation, which is no user, no permissions are told.</summary>
    private static JsonObject Shown(RestCall call)
    {
        var shown = RepositoryJson.Full(call.Repository, call.Links, call.Caller.User);
        if (call.Caller.Grant is not null)
        {
            foreach (var name in shown["permissions"]!.AsObject().Select(permission => permission.Key).ToList())
                shown["permissions"]![name] = false;
        }
        return shown;
    }
}
