using BumpBot.Model;
using BumpBot.Queue;
using Serilog;

namespace BumpBot.Serve.Metrics;

/// <summary>Answers who asks for the metrics. What cannot be read keeps its last values, and the others are told all the same.</summary>
/// <param name="api">What was asked of GitHub's API since the service started, and of which routes.</param>
public sealed class MetricsReading(
    MetricValues values, CycleMetrics cycles, CurrentParts parts, ILookQueue queue, Func<(LookCost Cost, IReadOnlyList<RouteCount> Routes)> api, TimeProvider time, ILogger log) : IDisposable
{
    public const string Path = "/metrics";

    /// <summary>The ledger is large where much is watched.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly SemaphoreSlim _once = new(1, 1);
    private long? _readAt;
    private Adoptions? _known;

    public async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        await _once.WaitAsync(cancellation);
        try
        {
            var (cost, routes) = api();
            values.Take(ApiSamples.Of(cost, routes));
            values.Take(cycles.SinceGood());
            await TryAsync("queue", async token => values.Take(QueueSamples.Of(await queue.StateAsync(token), time.GetUtcNow())), cancellation);
            if (_readAt is not { } last || time.GetElapsedTime(last) >= Freshness)
                await TryAsync("ledger", ReadLedgerAsync, cancellation);
            return await values.ReadAsync(cancellation);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private async Task ReadLedgerAsync(CancellationToken cancellation)
    {
        using var use = parts.Use();
        var ledger = await use.Parts.Ledger(cancellation);
        var samples = LedgerSamples.Of(ledger, use.Parts.Config, time.GetUtcNow());
        values.Take(samples.Plain);
        values.Replace(BotMetrics.LastLook, samples.LastLooks);
        values.Replace(BotMetrics.NoticesWaiting, samples.NoticesWaiting);
        // What the ledger had at the service's first look at it happened before.
        if (_known is not null)
            values.Take(_known.NewIn(ledger));
        (_known, _readAt) = (Adoptions.Of(ledger), time.GetTimestamp());
    }

    private async Task TryAsync(string part, Func<CancellationToken, Task> read, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            await read(either.Token);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            values.Take(new Sample(BotMetrics.ReadFailures, 1, part));
            log.Warning("the metrics lack what the {Part} tells: {Why}", part, e.Message);
        }
    }
}
