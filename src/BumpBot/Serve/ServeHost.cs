using System.Net;
using System.Threading.RateLimiting;
using BumpBot.Serve.Metrics;
using BumpBot.Serve.Pages;
using BumpBot.Serve.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Logging;
using ILogger = Serilog.ILogger;

namespace BumpBot.Serve;

/// <summary>What the service offers over HTTP: the webhook, which alone changes anything, whether it is alive and ready, and the pages.</summary>
/// <remarks>Nothing of it is settled by files or variables beside the bot's own.</remarks>
public sealed class ServeHost(
    CurrentParts parts, WebhookEndpoint webhook, Readiness readiness, MetricsReading metrics, MetricValues values, PageEndpoints pages, ILogger log)
{
    private const string PerAddress = "per-address";
    private const int MostConnections = 1000;

    /// <summary>What is under way at the stop is answered within this time.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    public WebApplication Build(IReadOnlyList<Uri> urls)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "bumpbot",
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddSerilog(log).AddFilter<SerilogLoggerProvider>("Microsoft", LogLevel.Warning);
        builder.WebHost.UseKestrelCore().UseUrls([.. urls.Select(url => url.AbsoluteUri)]).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxConcurrentConnections = MostConnections;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddRateLimiter(limits => limits.AddPolicy(PerAddress, OfAddress).RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        builder.Services.AddSingleton<IHostLifetime, StoppedByCommand>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience);
        var application = builder.Build();
        if (parts.Config.Host.Proxies is { Count: > 0 } proxies)
            application.UseForwardedHeaders(Believing(proxies));
        application.UseRouting();
        application.Use(CountedAsync);
        application.UseRateLimiter();
        application.MapPost(WebhookEndpoint.Path, webhook.HandleAsync).RequireRateLimiting(PerAddress);
        application.MapGet("/healthz", (HttpContext context) => context.Response.WriteAsync("ok\n"));
        application.MapGet("/readyz", ReadyAsync);
        application.MapGet(MetricsReading.Path, MetricsAsync);
        pages.Map(application).RequireRateLimiting(PerAddress);
        return application;
    }

    private async Task ReadyAsync(HttpContext context)
    {
        var (isReady, text) = await readiness.AskAsync(context.RequestAborted);
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private async Task MetricsAsync(HttpContext context)
    {
        var text = await metrics.ReadAsync(context.RequestAborted);
        context.Response.ContentType = MetricValues.ContentType;
        await context.Response.Body.WriteAsync(text, context.RequestAborted);
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

    /// <summary>The command line listens for signals.</summary>
    private sealed class StoppedByCommand : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
