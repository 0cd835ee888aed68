using Microsoft.AspNetCore.Http;

namespace BumpBot.Serve.Webhooks;

/// <summary>What became of a delivery.</summary>
public enum WebhookOutcome
{
    /// <summary>What it asks for is in the queue, and durable.</summary>
    Accepted,

    /// <summary>Nothing in it concerns the bot.</summary>
    Ignored,

    Malformed,

    /// <summary>No secret has signed it.</summary>
    Forged,

    TooLarge,

    /// <summary>The queue has no place left, or cannot be written.</summary>
    NoPlace,

    /// <summary>No secret is set: there is no webhook.</summary>
    Absent,
}

public static class WebhookStatus
{
    public static int Of(WebhookOutcome outcome) => outcome switch
    {
        WebhookOutcome.Accepted or WebhookOutcome.Ignored => StatusCodes.Status202Accepted,
        WebhookOutcome.Malformed => StatusCodes.Status400BadRequest,
        WebhookOutcome.Forged => StatusCodes.Status401Unauthorized,
        WebhookOutcome.TooLarge => StatusCodes.Status413PayloadTooLarge,
        WebhookOutcome.NoPlace => StatusCodes.Status503ServiceUnavailable,
        WebhookOutcome.Absent => StatusCodes.Status404NotFound,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
