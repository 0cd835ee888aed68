using BumpBot.Serve.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BumpBot.Serve;

/// <summary>Whether the process is alive and can work, and what it counted.</summary>
/// <param name="metrics">Writes them out.</param>
public sealed class HealthEndpoints(Readiness readiness, Func<CancellationToken, Task<byte[]>> metrics)
{
    public void Map(WebApplication application)
    {
        application.MapGet("/healthz", (HttpContext context) => context.Response.WriteAsync("ok\n"));
        application.MapGet("/readyz", ReadyAsync);
        application.MapGet(MetricsReading.Path, MetricsAsync);
    }

    private async Task ReadyAsync(HttpContext context)
    {
        var (isReady, text) = await readiness.AskAsync(context.RequestAborted);
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private async Task MetricsAsync(HttpContext context)
    {
        var text = await metrics(context.RequestAborted);
        context.Response.ContentType = MetricValues.ContentType;
        await context.Response.Body.WriteAsync(text, context.RequestAborted);
    }
}
