using Serilog;

namespace BumpBot.Serve;

/// <summary>A worker beside the service: it takes looks from the queue that both share, until it is told to stop.</summary>
/// <param name="work">Takes looks from the queue until it is stopped; then it finishes or returns what it holds.</param>
public sealed class Worker(Func<CancellationToken, Task> work, ConfigWatch config, Loops loops, ILogger log)
{
    public Task RunAsync(CancellationToken cancellation)
    {
        log.Information("working on what the queue holds");
        return loops.RunAsync([work, config.RunAsync], () => Task.CompletedTask, cancellation);
    }
}
