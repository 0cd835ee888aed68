using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BumpBot.Queue;
using Cronos;

namespace BumpBot.Serve.Schedules;

/// <summary>Looks that fall due together, at the times of a cron expression. Pure: the moment comes as an argument.</summary>
/// <remarks>
/// Of daylight saving, as Cronos has it: a time that the clock skips comes at the end of the gap; a time that it passes twice comes once,
/// at its first pass, except of a schedule by intervals (<c>*/30 * * * *</c>), which goes on through both.
/// </remarks>
/// <param name="What">For people: what is looked at.</param>
/// <param name="Delay">By how much each comes later than the schedule says.</param>
public sealed record TimedLooks(string What, CronExpression Times, TimeZoneInfo Zone, TimeSpan Delay, IReadOnlyList<LookKey> Keys)
{
    /// <summary>The first time after the moment, in the schedule's zone; null = there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment) =>
        Times.GetNextOccurrence(TimeZoneInfo.ConvertTime(moment, Zone) - Delay, Zone) is { } next ? TimeZoneInfo.ConvertTime(next + Delay, Zone) : null;

    /// <summary>Whether one or more times lie after the one moment, up to the other: however many, they are due once.</summary>
    public bool IsDue(DateTimeOffset after, DateTimeOffset now) => NextAfter(after) is { } next && next <= now;

    /// <summary>Always the same for a name, and somewhere below the longest: no two services need begin at once because their schedules are alike.</summary>
    public static TimeSpan DelayOf(string name, TimeSpan longest)
    {
        var hash = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return TimeSpan.FromSeconds(Math.Floor(longest.TotalSeconds * hash / (uint.MaxValue + 1.0)));
    }
}
