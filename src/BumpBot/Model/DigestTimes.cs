using Cronos;

namespace BumpBot.Model;

/// <summary>When a channel's digest is sent.</summary>
public sealed record DigestTimes(CronExpression Times)
{
    /// <param name="zone">The host's.</param>
    public DateTimeOffset NextAfter(DateTimeOffset now, TimeZoneInfo zone) => Times.GetNextOccurrence(now, zone)?.ToUniversalTime() ?? DateTimeOffset.MaxValue;
}
