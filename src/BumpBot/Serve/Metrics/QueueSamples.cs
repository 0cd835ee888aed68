using BumpBot.Queue;

namespace BumpBot.Serve.Metrics;

/// <summary>How the queue stands. Pure.</summary>
public static class QueueSamples
{
    public static IReadOnlyList<Sample> Of(QueueState queue, DateTimeOffset now) =>
    [
        new(BotMetrics.QueueWaiting, queue.Waiting),
        new(BotMetrics.QueueAge, queue.Oldest is { } oldest && now > oldest ? (now - oldest).TotalSeconds : 0),
        new(BotMetrics.UnderWay, queue.Taken),
        new(BotMetrics.LaidAside, queue.LaidAside.Count),
    ];
}
