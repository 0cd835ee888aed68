using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve.Metrics;
using Serilog;

namespace BumpBot.Serve.Webhooks;

/// <summary>
/// Now and then asks which webhook deliveries did not arrive, and has looked where they would have led. It is a help beside the schedule, which
/// finds everything, only later.
/// </summary>
public sealed class DeliveryCheck(CurrentParts parts, WatcherMemory watchers, ILookQueue queue, MetricValues metrics, TimeProvider time, ILogger log)
{
    private const string Missed = "missed";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
            await CheckAsync(cancellation);
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    /// <summary>Asks once.</summary>
    internal async Task CheckAsync(CancellationToken cancellation)
    {
        try
        {
            using var use = parts.Use();
            if (use.Parts.Config.WebhookSecrets.Count > 0)
                await AskAsync(use.Parts, cancellation);
        }
        catch (FaultException e)
        {
            log.Warning("whether webhook deliveries are missing could not be asked: {Fault}", e.Fault.Message);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.Error(e, "whether webhook deliveries are missing could not be asked");
        }
    }

    private async Task AskAsync(ServedParts served, CancellationToken cancellation)
    {
        var missed = await served.MissedDeliveries(Hooked.Of(served.Config, await watchers.NowAsync(cancellation)), cancellation);
        foreach (var delivery in missed)
            metrics.Take(new Sample(BotMetrics.Deliveries, 1, Nudges.IsKnown(delivery.Event) ? delivery.Event : LabelText.Other, Missed));
        var keys = missed.SelectMany(delivery => Hooked.KeysOf(delivery, served.Config.Names)).Distinct().ToList();
        if (keys.Count == 0)
            return;
        if (await queue.AddAsync(keys, cancellation) == Acceptance.Full)
            log.Error("{Count} webhook deliveries did not arrive, and the queue is full: the schedule looks there", missed.Count);
        else
            log.Warning("{Count} webhook deliveries did not arrive: {Looks}", missed.Count, string.Join(", ", keys.Select(key => key.ToString())));
    }
}
