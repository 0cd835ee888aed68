using Serilog;

namespace BumpBot.Serve;

/// <summary>A worker beside the service: it takes looks from the queue that both share, until it is told to stop.</summary>
/// <param name="work">Takes looks from the queue until it is stopped; then it finishes or returns what it holds.</param>
public sealed class Worker(HealthEndpoints health, Func<CancellationToken, Task> work, ConfigWatch config, Loops loops, ILogger log)
{
    /// <param name="urls">Where it is to listen; empty = nowhere.</param>
    /// <param name="listening">Told where it does.</param>
    /// <exception cref="Model.FaultException">It cannot listen there.</exception>
    public async Task RunAsync(IReadOnlyList<Uri> urls, Action<IReadOnlyList<string>> listening, CancellationToken cancellation)
    {
        if (urls.Count == 0)
        {
            listening([]);
            await WorkAsync(() => Task.CompletedTask, cancellation);
            return;
        }
        await using var web = WebServer.Build(urls, log, _ => { });
        health.Map(web);
        await WebServer.StartAsync(web, urls, log, cancellation);
        listening([.. web.Urls]);
        await WorkAsync(() => web.StopAsync(CancellationToken.None), cancellation);
    }

    private Task WorkAsync(Func<Task> stopping, CancellationToken cancellation)
    {
        log.Information("working on what the queue holds");
        return loops.RunAsync([work, config.RunAsync], stopping, cancellation);
    }
}
