using System.Globalization;
using BumpBot.Serve.Schedules;
using Cronos;

namespace BumpBot.Tests.Serve;

/// <summary>The next times of a schedule, over the nights on which the clocks change, in several zones.</summary>
public class TimedLooksTests
{
    [Theory]
    // Berlin, spring: 02:00 is 03:00. What the gap swallows comes at its end.
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00")]
    [InlineData("*/30 * * * *", "Europe/Berlin", "2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00")]
    [InlineData("0 */12 * * *", "Europe/Berlin", "2026-03-29T00:00+01:00", "2026-03-29T12:00+02:00", "2026-03-30T00:00+02:00")]
    // Berlin, autumn: 02:00 to 03:00 comes twice. A time of day once, intervals through both.
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00")]
    [InlineData("*/30 * * * *", "Europe/Berlin", "2026-10-25T02:30+02:00", "2026-10-25T02:00+01:00", "2026-10-25T02:30+01:00")]
    [InlineData("30 2 * * *", "America/New_York", "2026-03-07T02:30-05:00", "2026-03-08T03:00-04:00", "2026-03-09T02:30-04:00")]
    [InlineData("30 1 * * *", "America/New_York", "2026-10-31T01:30-04:00", "2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00")]
    // Lord Howe Island moves by half an hour.
    [InlineData("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T02:15+10:30", "2026-10-04T02:30+11:00", "2026-10-05T02:15+11:00")]
    [InlineData("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T01:45+11:00", "2026-04-05T01:45+11:00", "2026-04-06T01:45+10:30")]
    [InlineData("0 6 * * 1-5", "Asia/Kathmandu", "2026-05-01T06:00+05:45", "2026-05-04T06:00+05:45", "2026-05-05T06:00+05:45")]
    [InlineData("@daily", "UTC", "2026-12-31T00:00+00:00", "2027-01-01T00:00+00:00", "2027-01-02T00:00+00:00")]
    public void Each_time_follows_on_the_one_before(string cron, string zone, string from, string next, string afterNext)
    {
        var looks = Looks(cron, zone);
        Assert.Equal([At(next), At(afterNext)], [looks.NextAfter(At(from))!.Value, looks.NextAfter(At(next))!.Value]);
        Assert.Equal(At(next).Offset, looks.NextAfter(At(from))!.Value.Offset);
    }

    [Fact]
    public void A_delay_shifts_every_time_and_swallows_none()
    {
        var looks = Looks("*/30 * * * *", "Europe/Berlin", TimeSpan.FromSeconds(40));
        var at = At("2026-03-28T23:45+00:00");
        var times = Enumerable.Range(0, 6).Select(_ => at = looks.NextAfter(at)!.Value).ToList();
        Assert.Equal(
            ["01:00:40", "01:30:40", "03:00:40", "03:30:40", "04:00:40", "04:30:40"],
            times.Select(time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void What_was_missed_is_due_once_however_often_its_time_came()
    {
        var looks = Looks("0 * * * *", "UTC");
        Assert.True(looks.IsDue(At("2026-01-01T00:30+00:00"), At("2026-01-03T00:10+00:00")));
        Assert.False(looks.IsDue(At("2026-01-03T00:10+00:00"), At("2026-01-03T00:59+00:00")));
        Assert.True(looks.IsDue(At("2026-01-03T00:10+00:00"), At("2026-01-03T01:00+00:00")));
    }

    [Fact]
    public void A_delay_is_the_same_for_a_name_at_any_time_and_differs_between_names()
    {
        var delays = Enumerable.Range(0, 200).Select(i => TimedLooks.DelayOf($"target:acme/app{i}", TimeSpan.FromMinutes(1))).ToList();
        Assert.All(delays, delay => Assert.InRange(delay, TimeSpan.Zero, TimeSpan.FromSeconds(59)));
        Assert.True(delays.Distinct().Count() > 40);
        Assert.Equal(delays[7], TimedLooks.DelayOf("target:acme/app7", TimeSpan.FromMinutes(1)));
        Assert.Equal(TimeSpan.Zero, TimedLooks.DelayOf("target:acme/app7", TimeSpan.Zero));
    }

    private static TimedLooks Looks(string cron, string zone, TimeSpan delay = default) =>
        new("all", CronExpression.Parse(cron), TimeZoneInfo.FindSystemTimeZoneById(zone), delay, []);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
