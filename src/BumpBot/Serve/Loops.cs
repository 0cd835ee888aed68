using Serilog;

namespace BumpBot.Serve;

/// <summary>What goes on side by side until the program is told to stop; the system is told how it stands.</summary>
public sealed class Loops(SystemdNotice systemd, ILogger log)
{
    /// <param name="all">Each goes on until its token is cancelled.</param>
    /// <param name="stopping">Done when they are told to stop, before they are waited for.</param>
    public async Task RunAsync(IReadOnlyList<Func<CancellationToken, Task>> all, Func<Task> stopping, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = all.Select(loop => loop(stop.Token)).ToList();
        systemd.Ready();
        // One that ends by itself has failed: the others would go on as if nothing were wrong.
        await Task.WhenAny(running);
        systemd.Stopping();
        log.Information("stopping");
        await stop.CancelAsync();
        await stopping();
        await EndAsync(Task.WhenAll(running), cancellation);
        log.Information("stopped");
    }

    private static async Task EndAsync(Task running, CancellationToken cancellation)
    {
        try
        {
            await running;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // as it was told to
        }
    }
}
