using BumpBot.Model;

namespace BumpBot.Notify;

/// <summary>A notice with the entries of the outbox that it carries.</summary>
public sealed record DueNotice(Notice Notice, IReadOnlyList<string> Keys);

/// <summary>What of the outbox is to be sent now. Pure.</summary>
public static class DueNotices
{
    /// <summary>By channel, in the order in which it happened; a digest is one notice. What a channel is quiet about stays.</summary>
    public static IReadOnlyList<DueNotice> Of(
        IReadOnlyDictionary<string, OutboxEntry> outbox, IReadOnlyList<ChannelSettings> channels, DateTimeOffset now, TimeZoneInfo zone) =>
        [.. channels
            .Where(channel => !channel.Routing.IsQuiet(now, zone))
            .SelectMany(channel => OfChannel(channel.Name, outbox, now))];

    private static IEnumerable<DueNotice> OfChannel(string channel, IReadOnlyDictionary<string, OutboxEntry> outbox, DateTimeOffset now)
    {
        var due = outbox
            .Select(entry => (entry.Key, Pending: entry.Value as OutboxEntry.Pending))
            .Where(entry => entry.Pending is { } pending && pending.Channel == channel && pending.IsDue(now))
            .Select(entry => (entry.Key, Pending: entry.Pending!))
            .OrderBy(entry => entry.Pending.Since)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .ToLookup(entry => entry.Pending.InDigest);
        foreach (var (key, pending) in due[false])
            yield return new DueNotice(new Notice(channel, [pending.Event], IsDigest: false, pending.PartsSent), [key]);
        if (due[true].ToList() is { Count: > 0 } digest)
            yield return new DueNotice(new Notice(channel, [.. digest.Select(entry => entry.Pending.Event)], IsDigest: true, digest.Min(entry => entry.Pending.PartsSent)), [.. digest.Select(entry => entry.Key)]);
    }
}
