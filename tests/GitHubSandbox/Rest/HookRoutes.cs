using System.Text.Json.Nodes;
using Sandbox.Webhooks;

namespace Sandbox.Rest;

/// <summary>The webhooks of a repository, for who administers it.</summary>
internal static class HookRoutes
{
    public static Answer List(RestCall call)
    {
        RequireAdmin(call);
        return Pages.Of(call, call.Repository.Hooks, hook => Shown(hook, call));
    }

    public static Answer Deliveries(RestCall call)
    {
        RequireAdmin(call);
        var hook = call.Repository.Hooks.FirstOrDefault(hook => hook.Id == call.Number("hook_id")) ?? throw RestError.NotFound();
        return DeliveryRoutes.Of(call, hook.Deliveries, $"{call.Links.ById(call.Repository)}/hooks/{hook.Id}/deliveries");
    }

    /// <summary>Who may not see them is told that there are none.</summary>
    private static void RequireAdmin(RestCall call)
    {
        if (call.Access < Access.Admin)
            throw RestError.NotFound();
    }

    private static JsonObject Shown(SandboxHook hook, RestCall call)
    {
        var url = $"{call.Links.ApiOf(call.Repository)}/hooks/{hook.Id}";
        return new JsonObject
        {
            ["type"] = "Repository",
            ["id"] = hook.Id,
            ["name"] = "web",
            ["active"] = hook.IsActive,
            ["events"] = new JsonArray("*"),
            ["config"] = new JsonObject { ["content_type"] = "json", ["insecure_ssl"] = "0", ["secret"] = "********", ["url"] = hook.Url.AbsoluteUri },
            ["updated_at"] = Links.Time(hook.CreatedAt),
            ["created_at"] = Links.Time(hook.CreatedAt),
            ["url"] = url,
            ["test_url"] = $"{url}/test",
            ["ping_url"] = $"{url}/pings",
            ["deliveries_url"] = $"{url}/deliveries",
            ["last_response"] = hook.Deliveries is [var last, ..]
                ? new JsonObject { ["code"] = last.Code, ["status"] = last.Code < 400 ? "active" : "error", ["message"] = last.Status }
                : new JsonObject { ["code"] = null, ["status"] = "unused", ["message"] = null },
        };
    }
}
