using Cronos;

namespace BumpBot.Model;

/// <summary>When new pull requests may be opened. A closed family.</summary>
/// <param name="Zone">Whose clock counts; null = the host's.</param>
public abstract record OpeningWindow(TimeZoneInfo? Zone)
{
    /// <summary>Null = it is open now.</summary>
    /// <param name="zone">The host's.</param>
    public DateTimeOffset? OpensLaterThan(DateTimeOffset now, TimeZoneInfo zone) =>
        IsOpen(now, Zone ?? zone) ? null : Next(now, Zone ?? zone);

    protected abstract bool IsOpen(DateTimeOffset now, TimeZoneInfo zone);

    protected abstract DateTimeOffset Next(DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>Open in the minutes that the expression names.</summary>
    public sealed record ByCron(CronExpression Minutes, TimeZoneInfo? Zone) : OpeningWindow(Zone)
    {
        protected override bool IsOpen(DateTimeOffset now, TimeZoneInfo zone) =>
            Minutes.GetNextOccurrence(Minute(now), zone, inclusive: true) is { } at && at.UtcTicks == Minute(now).UtcTicks;

        protected override DateTimeOffset Next(DateTimeOffset now, TimeZoneInfo zone) =>
            Minutes.GetNextOccurrence(Minute(now), zone)?.ToUniversalTime() ?? DateTimeOffset.MaxValue;

        private static DateTimeOffset Minute(DateTimeOffset now) => new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
    }

    /// <summary>Open on these days from one time to another; where that is no later, until then on the next day.</summary>
    /// <param name="Days">The days on which it opens; not empty.</param>
    public sealed record Weekly(IReadOnlySet<DayOfWeek> Days, TimeOnly From, TimeOnly To, TimeZoneInfo? Zone) : OpeningWindow(Zone)
    {
        private bool EndsNextDay => To <= From;

        protected override bool IsOpen(DateTimeOffset now, TimeZoneInfo zone)
        {
            var local = TimeZoneInfo.ConvertTime(now, zone);
            var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
            return EndsNextDay
                ? (Days.Contains(local.DayOfWeek) && time >= From) || (Days.Contains(local.AddDays(-1).DayOfWeek) && time < To)
                : Days.Contains(local.DayOfWeek) && time >= From && time < To;
        }

        protected override DateTimeOffset Next(DateTimeOffset now, TimeZoneInfo zone)
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
            return Enumerable.Range(0, 8)
                .Select(today.AddDays)
                .Where(day => Days.Contains(day.DayOfWeek))
                .Select(day => Opening(day, zone))
                .First(opening => opening > now);
        }

        /// <summary>A time that a clock skips is taken an hour later.</summary>
        private DateTimeOffset Opening(DateOnly day, TimeZoneInfo zone)
        {
            var local = day.ToDateTime(From);
            local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        }
    }
}
