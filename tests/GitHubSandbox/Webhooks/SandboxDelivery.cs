using System.Text.Json.Nodes;

namespace Sandbox.Webhooks;

/// <summary>A delivery that was sent, and how it went.</summary>
/// <param name="EventGuid">The same for every try.</param>
/// <param name="Status">In words, as GitHub shows it.</param>
/// <param name="Code">What the receiver answered, or what GitHub shows where nobody did.</param>
/// <param name="Repository">Where the event was.</param>
public sealed record SandboxDelivery(long Id, Guid EventGuid, DateTimeOffset At, bool IsRepeated, string Event, JsonObject? Payload, string Status, int Code, SandboxRepository Repository)
{
    public string? Action => Payload?["action"]?.GetValue<string>();
}
