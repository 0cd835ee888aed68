using System.Text.Json.Serialization;

namespace BumpBot.Model;

/// <summary>What became of telling one channel of one event. A closed family.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "state")]
[JsonDerivedType(typeof(Pending), "pending")]
[JsonDerivedType(typeof(Sent), "sent")]
[JsonDerivedType(typeof(GivenUp), "givenUp")]
public abstract record OutboxEntry(string Channel)
{
    /// <param name="Since">When it was put there.</param>
    /// <param name="NotBefore">When it may be sent: at once, with the next digest, or after a pause.</param>
    public sealed record Pending(string Channel, NoticeEvent Event, DateTimeOffset Since, DateTimeOffset NotBefore) : OutboxEntry(Channel)
    {
        /// <summary>Whether it comes with others, at the times of the channel's digest.</summary>
        public bool InDigest { get; init; }

        /// <summary>How often it failed.</summary>
        public int Attempts { get; init; }

        /// <summary>How many parts of a long text arrived before it failed.</summary>
        public int PartsSent { get; init; }

        /// <summary>Why it failed the last time; null = it did not.</summary>
        public string? LastFault { get; init; }

        /// <summary>Who sends it just now; null = nobody.</summary>
        public SendingClaim? Claim { get; init; }

        public bool IsDue(DateTimeOffset now) => NotBefore <= now && (Claim is null || Claim.Until <= now);
    }

    public sealed record Sent(string Channel, DateTimeOffset At) : OutboxEntry(Channel);

    /// <param name="Why">For people.</param>
    public sealed record GivenUp(string Channel, DateTimeOffset At, string Why) : OutboxEntry(Channel);

    /// <summary>The name of an entry: there is one for each event and channel.</summary>
    public static string KeyOf(string channel, NoticeEvent told) => $"{channel}: {told.Key}";
}

/// <summary>A run has a notice for itself while it sends it; after a crash that ends by itself.</summary>
public sealed record SendingClaim(string Holder, DateTimeOffset Until);
