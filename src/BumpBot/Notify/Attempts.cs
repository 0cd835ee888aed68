using BumpBot.Model;

namespace BumpBot.Notify;

/// <summary>How an entry of the outbox changes with what becomes of it. Pure.</summary>
public static class Attempts
{
    /// <summary>After so many it ends: with the pauses between them, more than a day later.</summary>
    public const int Most = 10;

    /// <summary>Longer than one round of sending lasts, so that no other takes over what is still under way.</summary>
    public static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(2);

    /// <summary>Nothing that is older is told again by anything but the outbox: the ledger's other memories have it as told.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>So long it waits for a channel that the config does not name any more.</summary>
    private static readonly TimeSpan Orphaned = TimeSpan.FromDays(30);

    /// <summary>A channel may ask for a pause of so much at most.</summary>
    private static readonly TimeSpan LongestNamed = TimeSpan.FromDays(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>1, 4, 16, 64 minutes, and so on up to six hours; not before the moment that the channel named.</summary>
    public static DateTimeOffset NextAfter(int failed, DateTimeOffset? named, DateTimeOffset now)
    {
        var pause = Math.Min(FirstPause.TotalMinutes * Math.Pow(4, failed - 1), LongestPause.TotalMinutes);
        var next = now + TimeSpan.FromMinutes(pause);
        var latest = now + LongestNamed;
        return named > latest ? latest : named > next ? named.Value.ToUniversalTime() : next;
    }

    public static OutboxEntry After(OutboxEntry.Pending pending, Delivery delivery, DateTimeOffset now) => delivery switch
    {
        Delivery.Sent => new OutboxEntry.Sent(pending.Channel, now),
        Delivery.Failed { Fault: Fault.Retry fault } failed when pending.Attempts + 1 < Most => pending with
        {
            Attempts = pending.Attempts + 1,
            NotBefore = NextAfter(pending.Attempts + 1, fault.NotBefore, now),
            PartsSent = failed.PartsSent,
            LastFault = fault.Message,
            Claim = null,
        },
        Delivery.Failed { Fault: Fault.Retry fault } => new OutboxEntry.GivenUp(pending.Channel, now, $"{fault.Message} It was tried {Most} times."),
        Delivery.Failed failed => new OutboxEntry.GivenUp(pending.Channel, now, failed.Fault.Message),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The entry after its time; null = it can be forgotten.</summary>
    /// <param name="isOrphan">Whether no channel is called so any more.</param>
    public static OutboxEntry? Aged(OutboxEntry entry, bool isOrphan, DateTimeOffset now) => entry switch
    {
        OutboxEntry.Sent sent => now - sent.At > Kept ? null : entry,
        OutboxEntry.GivenUp given => now - given.At > Kept ? null : entry,
        OutboxEntry.Pending pending when isOrphan && now - pending.NotBefore > Orphaned =>
            new OutboxEntry.GivenUp(pending.Channel, now, $"No channel of the config has been called {pending.Channel} for a month."),
        OutboxEntry.Pending => entry,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
