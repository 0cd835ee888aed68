using BumpBot.Queue;
using BumpBot.Serve.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Serilog;

namespace BumpBot.Serve.Webhooks;

/// <summary>Takes deliveries: each is checked, and what it asks for put into the queue, before it is answered. No work is done here.</summary>
public sealed class WebhookEndpoint(CurrentParts parts, ILookQueue queue, MetricValues metrics, ILogger log)
{
    public const string Path = "/integrations/github/webhook";

    private const int LongestEvent = 64;

    /// <summary>The answer is a status alone: whoever is not GitHub learns nothing.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var name = context.Request.Headers["X-GitHub-Event"].ToString();
        var outcome = await TakeAsync(context, name);
        // The name is anybody's text until it is one of those that are known.
        var known = Nudges.IsKnown(name) ? name : LabelText.Other;
        log.Debug("webhook {Event}: {Outcome}", known, outcome);
        metrics.Take(new Sample(BotMetrics.Deliveries, 1, known, LabelText.OfCase(outcome.ToString())));
        context.Response.StatusCode = WebhookStatus.Of(outcome);
        if (outcome == WebhookOutcome.NoPlace)
            context.Response.Headers.RetryAfter = "60";
    }

    private async Task<WebhookOutcome> TakeAsync(HttpContext context, string name)
    {
        var config = parts.Config;
        if (config.WebhookSecrets.Count == 0)
            return WebhookOutcome.Absent;
        if (await ReadAsync(context, config.Host.Webhooks.Largest) is not { } body)
            return WebhookOutcome.TooLarge;
        if (!WebhookSignature.IsValid(context.Request.Headers["X-Hub-Signature-256"], config.WebhookSecrets, body))
            return WebhookOutcome.Forged;
        if (name.Length is 0 or > LongestEvent || WebhookBody.JsonIn(context.Request.ContentType, body) is not { } json)
            return WebhookOutcome.Malformed;
        return Nudges.Read(name, json.Span) switch
        {
            NudgeResult.Nudges nudges => await AddAsync(nudges.All, config, context.RequestAborted),
            NudgeResult.Ignored => WebhookOutcome.Ignored,
            NudgeResult.Malformed => WebhookOutcome.Malformed,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<WebhookOutcome> AddAsync(IReadOnlyList<Nudge> nudges, ServedConfig config, CancellationToken cancellation)
    {
        var keys = nudges.SelectMany(nudge => nudge.Keys(config.Names)).Distinct().ToList();
        if (keys.Count == 0)
            return WebhookOutcome.Ignored;
        try
        {
            return await queue.AddAsync(keys, cancellation) == Acceptance.Full ? WebhookOutcome.NoPlace : WebhookOutcome.Accepted;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.Error(e, "a webhook's look could not be put into the queue");
            return WebhookOutcome.NoPlace;
        }
    }

    /// <summary>The very bytes that were sent; null = more than there may be.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContext context, int largest)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = largest;
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
