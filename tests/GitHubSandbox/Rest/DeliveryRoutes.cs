using System.Globalization;
using System.Text.Json.Nodes;
using Sandbox.Webhooks;

namespace Sandbox.Rest;

/// <summary>Deliveries of webhooks, newest first. They are paged by a cursor: the number of the first delivery that is not shown yet.</summary>
internal static class DeliveryRoutes
{
    private const int DefaultSize = 30;
    private const int LargestSize = 100;

    public static Answer OfApp(RestCall call) => Of(call, HookOf(call).Deliveries, $"{call.Links.ApiRoot}/app/hook/deliveries");

    public static Answer OneOfApp(RestCall call)
    {
        var delivery = HookOf(call).Deliveries.FirstOrDefault(one => one.Id == call.Number("delivery_id")) ?? throw RestError.NotFound();
        var shown = Shown(delivery);
        shown["url"] = HookOf(call).Url.AbsoluteUri;
        shown["request"] = new JsonObject { ["headers"] = new JsonObject { ["X-GitHub-Event"] = delivery.Event }, ["payload"] = delivery.Payload?.DeepClone() };
        shown["response"] = new JsonObject { ["headers"] = new JsonObject(), ["payload"] = "" };
        return Answer.Ok(shown);
    }

    public static Answer Of(RestCall call, IReadOnlyList<SandboxDelivery> all, string address)
    {
        var size = Math.Min(call.QueryNumber("per_page", DefaultSize), LargestSize);
        var from = call.Query("cursor") is { } cursor ? all.SkipWhile(one => one.Id != long.Parse(cursor, CultureInfo.InvariantCulture)) : all;
        var answer = Answer.Ok(new JsonArray([.. from.Take(size).Select(Shown)]));
        return from.Skip(size).FirstOrDefault() is { } next
            ? answer with { Headers = [new("Link", string.Create(CultureInfo.InvariantCulture, $"<{address}?per_page={size}&cursor={next.Id}>; rel=\"next\""))] }
            : answer;
    }

    private static SandboxHook HookOf(RestCall call) =>
        (call.Caller.App ?? throw new RestError(401, "A JSON web token could not be decoded")).Hook ?? throw RestError.NotFound();

    private static JsonObject Shown(SandboxDelivery delivery) => new()
    {
        ["id"] = delivery.Id,
        ["guid"] = delivery.EventGuid.ToString(),
        ["delivered_at"] = Links.Time(delivery.At),
        ["redelivery"] = delivery.IsRepeated,
        ["duration"] = 0.03,
        ["status"] = delivery.Status,
        ["status_code"] = delivery.Code,
        ["event"] = delivery.Event,
        ["action"] = delivery.Action,
        ["installation_id"] = null,
        ["repository_id"] = delivery.Repository.Id,
        ["throttled_at"] = null,
    };
}
