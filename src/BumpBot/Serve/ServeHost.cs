using System.Net;
using System.Threading.RateLimiting;
using BumpBot.Serve.Metrics;
using BumpBot.Serve.Pages;
using BumpBot.Serve.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Serilog;

namespace BumpBot.Serve;

/// <summary>What the service offers over HTTP: the webhook, which alone changes anything, whether it is alive and ready, and the pages.</summary>
public sealed class ServeHost(
    CurrentParts parts, WebhookEndpoint webhook, HealthEndpoints health, MetricValues values, PageEndpoints pages, ILogger log)
{
    private const string PerAddress = "per-address";

    public WebApplication Build(IReadOnlyList<Uri> urls)
    {
        var application = WebServer.Build(
            urls, log, services => services.AddRateLimiter(limits => limits.AddPolicy(PerAddress, OfAddress).RejectionStatusCode = StatusCodes.Status429TooManyRequests));
        if (parts.Config.Host.Proxies is { Count: > 0 } proxies)
            application.UseForwardedHeaders(Believing(proxies));
        application.UseRouting();
        application.Use(CountedAsync);
        application.UseRateLimiter();
        application.MapPost(WebhookEndpoint.Path, webhook.HandleAsync).RequireRateLimiting(PerAddress);
        health.Map(application);
        pages.Map(application).RequireRateLimiting(PerAddress);
        return application;
    }

    /// <summary>By the patterns of the routes that there are: a path is anybody's text.</summary>
    private async Task CountedAsync(HttpContext context, RequestDelegate next)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? LabelText.Other;
        int? status = null;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        finally
        {
            values.Take(new Sample(BotMetrics.HttpRequests, 1, route, LabelText.OfStatus(status)));
        }
    }

    private RateLimitPartition<IPAddress> OfAddress(HttpContext context) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress ?? IPAddress.None,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = parts.Config.Host.Webhooks.RequestsPerMinute, Window = TimeSpan.FromMinutes(1) });

    private static ForwardedHeadersOptions Believing(IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy);
        return options;
    }
}
