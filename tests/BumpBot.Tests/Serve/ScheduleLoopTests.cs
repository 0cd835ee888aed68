using BumpBot.Model;
using BumpBot.Serve;
using Cronos;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;

namespace BumpBot.Tests.Serve;

public class ScheduleLoopTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero));
    private readonly List<DateTimeOffset> _runs = [];
    private readonly SemaphoreSlim _ran = new(0);

    [Fact]
    public async Task It_runs_at_each_time_of_the_schedule_and_ends_when_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        var loop = Loop("0 */12 * * *").RunAsync(Record, stop.Token);
        await AdvanceToNextRun(TimeSpan.FromHours(12));
        await AdvanceToNextRun(TimeSpan.FromHours(12));
        await stop.CancelAsync();
        await loop;
        Assert.Equal([At(12, 1), At(0, 2)], _runs);
    }

    [Fact]
    public async Task A_run_that_fails_or_breaks_does_not_end_the_service()
    {
        using var stop = new CancellationTokenSource();
        var failures = new Queue<Exception>([FaultException.StopRun("bad credentials"), new InvalidOperationException("a mistake")]);
        var loop = Loop("0 * * * *").RunAsync(
            async token =>
            {
                await Record(token);
                if (failures.TryDequeue(out var failure))
                    throw failure;
            },
            stop.Token);
        for (var i = 0; i < 3; i++)
            await AdvanceToNextRun(TimeSpan.FromHours(1));
        await stop.CancelAsync();
        await loop;
        Assert.Equal(3, _runs.Count);
    }

    [Fact]
    public async Task The_time_zone_decides_what_noon_is()
    {
        using var stop = new CancellationTokenSource();
        var zone = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(3), "east", "east");
        var loop = new ScheduleLoop(CronExpression.Parse("0 12 * * *"), zone, _time, Logger.None).RunAsync(Record, stop.Token);
        await AdvanceToNextRun(TimeSpan.FromHours(9));
        await stop.CancelAsync();
        await loop;
        Assert.Equal([At(9, 1)], _runs);
    }

    [Fact]
    public async Task A_schedule_without_a_further_time_ends()
    {
        await Loop("0 0 30 2 *").RunAsync(Record, TestContext.Current.CancellationToken);
        Assert.Empty(_runs);
    }

    private static DateTimeOffset At(int hour, int day) => new(2026, 1, day, hour, 0, 0, TimeSpan.Zero);

    private ScheduleLoop Loop(string cron) => new(CronExpression.Parse(cron), TimeZoneInfo.Utc, _time, Logger.None);

    private Task Record(CancellationToken cancellation)
    {
        _runs.Add(_time.GetUtcNow());
        _ran.Release();
        return Task.CompletedTask;
    }

    /// <summary>Moves the clock in steps until the next run, however late the loop sets its timer.</summary>
    private async Task AdvanceToNextRun(TimeSpan most)
    {
        var start = _time.GetUtcNow();
        while (!await _ran.WaitAsync(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken))
        {
            if (_time.GetUtcNow() - start < most)
                _time.Advance(TimeSpan.FromMinutes(5));
        }
    }
}
