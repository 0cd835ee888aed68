using BumpBot.Model;
using BumpBot.Serve.Schedules;
using BumpBot.Serve.Webhooks;
using Serilog;

namespace BumpBot.Serve;

/// <summary>The service: looks by the clock and by webhooks, until it is told to stop.</summary>
/// <param name="work">Takes looks from the queue until it is stopped; then it finishes or returns what it holds.</param>
public sealed class Service(
    CurrentParts parts, ServeHost host, ScheduleLoop schedule, Func<CancellationToken, Task> work, Heartbeat heartbeat, NoticeLoop notices, DeliveryCheck deliveries, ConfigWatch config, Loops loops, ILogger log)
{
    /// <param name="urls">Where it is to listen.</param>
    /// <param name="listening">Told where it does.</param>
    /// <exception cref="FaultException">It cannot listen there.</exception>
    public async Task RunAsync(IReadOnlyList<Uri> urls, Action<IReadOnlyList<string>> listening, CancellationToken cancellation)
    {
        await using var web = host.Build(urls);
        await WebServer.StartAsync(web, urls, log, cancellation);
        listening([.. web.Urls]);
        if (parts.Config.WebhookSecrets.Count == 0)
            log.Warning("no webhooks are taken at {Path}: set BUMPBOT_WEBHOOK_SECRET, or BUMPBOT_WEBHOOK_SECRET_FILE, to the secret that the hooks sign with", WebhookEndpoint.Path);
        await loops.RunAsync([schedule.RunAsync, work, heartbeat.RunAsync, notices.RunAsync, deliveries.RunAsync, config.RunAsync], () => web.StopAsync(CancellationToken.None), cancellation);
    }
}
