using System.Text.Json;
using System.Text.Json.Serialization;

namespace BumpBot.GitHub.Hooks;

/// <summary>What is read about webhooks. Further fields are skipped, missing ones are null. Source: docs.github.com/rest/repos/webhooks and /rest/apps/webhooks.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<HookJson>))]
[JsonSerializable(typeof(List<DeliveryJson>))]
[JsonSerializable(typeof(DeliveryDetailJson))]
internal sealed partial class HooksJson : JsonSerializerContext;

internal sealed record HookJson(long Id, bool Active, HookConfigJson? Config);

internal sealed record HookConfigJson(string? Url);

/// <param name="Guid">The same for a delivery that is sent once more.</param>
/// <param name="StatusCode">What the receiver answered, or what GitHub puts where nobody did.</param>
/// <param name="RepositoryId">Where the event was; null = in no repository.</param>
internal sealed record DeliveryJson(long Id, string? Guid, DateTimeOffset DeliveredAt, int StatusCode, string? Event, long? RepositoryId);

internal sealed record DeliveryDetailJson(DeliveryRequestJson? Request);

internal sealed record DeliveryRequestJson(JsonElement? Payload);
