using System.Text.Json.Serialization;

namespace BumpBot.Serve.Webhooks;

/// <summary>All that is read of GitHub's payloads; which parts there are depends on the event. Source: docs.github.com/webhooks/webhook-events-and-payloads.</summary>
internal sealed record WebhookPayload
{
    public string? Action { get; init; }

    /// <summary>Of <c>push</c> in full (<c>refs/heads/main</c>), of <c>create</c> the name alone.</summary>
    public string? Ref { get; init; }

    public string? RefType { get; init; }

    public PayloadRepository? Repository { get; init; }

    /// <summary>Those of an installation.</summary>
    public IReadOnlyList<PayloadRepository?>? Repositories { get; init; }

    public PayloadPull? PullRequest { get; init; }

    public PayloadComment? Comment { get; init; }

    public PayloadCheckSuite? CheckSuite { get; init; }
}

internal sealed record PayloadRepository(string? FullName);

internal sealed record PayloadPull(PayloadHead? Head);

internal sealed record PayloadHead(string? Ref);

internal sealed record PayloadComment(string? Body);

internal sealed record PayloadCheckSuite(string? HeadBranch);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WebhookPayload))]
internal sealed partial class WebhookJson : JsonSerializerContext;
