using System.Diagnostics;
using BumpBot.Model;

namespace BumpBot.Serve.Metrics;

/// <summary>What an attempt to tell a channel adds to the metrics. Pure.</summary>
public static class NoticeSamples
{
    public static Sample Of(string channel, Delivery delivery) => new(BotMetrics.Notices, 1, channel, delivery switch
    {
        Delivery.Sent => "sent",
        Delivery.Failed { Fault: Fault.Retry } => "failed_for_now",
        Delivery.Failed => "given_up",
        _ => throw new UnreachableException(),
    });
}
