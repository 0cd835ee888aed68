using BumpBot.Queue;
using Serilog;

namespace BumpBot.Serve;

/// <summary>The dead man's switch: calls the config's <c>heartbeat</c> after each good cycle. What watches there raises the alarm when the calls cease.</summary>
/// <remarks>The address is a secret: it is never logged.</remarks>
/// <param name="ended">Told of each cycle that is over, with when it had begun.</param>
public sealed class Heartbeat(CurrentParts parts, ILookQueue queue, HttpClient http, Action<DateTimeOffset, CycleState> ended, TimeProvider time, ILogger log)
{
    /// <summary>Between two looks at the queue while a cycle is under way.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private DateTimeOffset? _begun;

    /// <summary>A cycle has begun. One that is still under way is no longer waited for: it ends with this one.</summary>
    public void Begun(DateTimeOffset at)
    {
        lock (_lock)
            _begun = at;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(cancellation))
            await TickAsync(cancellation);
    }

    /// <summary>Looks once whether the cycle is over.</summary>
    internal async Task TickAsync(CancellationToken cancellation)
    {
        try
        {
            await LookAsync(cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.Warning("the heartbeat could not be sent: {Why}", Why(e));
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        if (Current() is not { } begun)
            return;
        var state = Cycle.StateOf(await queue.StateAsync(cancellation), begun);
        if (state == CycleState.UnderWay || !TryEnd(begun))
            return;
        ended(begun, state);
        if (state == CycleState.Failed)
            log.Warning("no heartbeat: looks of this cycle were laid aside as they failed too often");
        else if (parts.Config.Host.Heartbeat is { } address)
            await CallAsync(address, cancellation);
    }

    private DateTimeOffset? Current()
    {
        lock (_lock)
            return _begun;
    }

    /// <returns>False where another cycle has begun meanwhile.</returns>
    private bool TryEnd(DateTimeOffset begun)
    {
        lock (_lock)
        {
            if (_begun != begun)
                return false;
            _begun = null;
            return true;
        }
    }

    private async Task CallAsync(Uri address, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (answer.IsSuccessStatusCode)
            log.Debug("heartbeat sent");
        else
            log.Warning("the heartbeat was answered with {Status}", (int)answer.StatusCode);
    }

    /// <summary>Of an exception only what cannot name the address.</summary>
    private static string Why(Exception e) => e is HttpRequestException { HttpRequestError: var error } ? error.ToString() : e.GetType().Name;
}
