using BumpBot.Model;

namespace BumpBot.Notify.Events;

/// <summary>Which channels are told of what, and when. Pure.</summary>
public static class Routing
{
    /// <summary>What is to be put into the outbox.</summary>
    /// <param name="channels">Without the log, which is told at once and cannot fail.</param>
    public static IReadOnlyList<OutboxEntry.Pending> Of(
        IEnumerable<NoticeEvent> events, IReadOnlyList<ChannelSettings> channels, DateTimeOffset now, TimeZoneInfo zone) =>
        [.. from told in events
            from channel in channels
            let entry = Of(told, channel, now, zone)
            where entry is not null
            select entry];

    public static bool IsToldAtOnce(NoticeEvent told, ChannelRouting routing) =>
        routing.Includes(told.Upstreams) && told.Kinds.Any(routing.AtOnce.Contains);

    private static OutboxEntry.Pending? Of(NoticeEvent told, ChannelSettings channel, DateTimeOffset now, TimeZoneInfo zone)
    {
        var routing = channel.Routing;
        if (IsToldAtOnce(told, routing))
            return new OutboxEntry.Pending(channel.Name, told, now, now);
        return routing.Digest is { } digest && routing.Includes(told.Upstreams) && told.Kinds.Any(routing.InDigest.Contains)
            ? new OutboxEntry.Pending(channel.Name, told, now, digest.NextAfter(now, zone)) { InDigest = true }
            : null;
    }
}
