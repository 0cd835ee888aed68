using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Serve.Schedules;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;

namespace BumpBot.Tests.Serve;

public sealed class ScheduleLoopTests : IAsyncDisposable
{
    private readonly WaitedForTime _time = new(new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero));
    private readonly RecordingQueue _queue = new();
    private readonly List<DateTimeOffset> _begun = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly CurrentParts _parts;
    private readonly ScheduleLoop _loop;
    private Task _running = Task.CompletedTask;

    public ScheduleLoopTests()
    {
        _parts = new CurrentParts(Served.Parts(Served.Config("acme/app", "acme/site")));
        _loop = new ScheduleLoop(_parts, new WatcherMemory(_parts, _time), _queue, _begun.Add, _time, Logger.None);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_due_at_the_start_and_then_at_each_time()
    {
        Start();
        Assert.Equal(At(0, 5), await UntilAddedAsync());
        Assert.InRange(await UntilAddedAsync(), At(12, 0), At(12, 6));
        Assert.InRange(await UntilAddedAsync(), At(24, 0), At(24, 6));
        Assert.All(_queue.Added, keys => Assert.Equal([Served.Target("acme/app"), Served.Target("acme/site")], keys));
        Assert.Equal(3, _begun.Count);
    }

    [Fact]
    public async Task After_a_sleep_what_was_missed_is_caught_up_once()
    {
        Start();
        await UntilAddedAsync();
        // A machine that sleeps stops the timers, but not the clock.
        await _time.IsWaitedForAsync(Cancellation);
        _time.SetUtcNow(At(24 * 10, 1));
        Assert.Equal(At(24 * 10, 1), await UntilAddedAsync());
        Assert.InRange(await UntilAddedAsync(), At((24 * 10) + 12, 0), At((24 * 10) + 12, 6));
    }

    [Fact]
    public async Task Where_the_queue_is_full_what_is_due_stays_due()
    {
        _queue.Answer = Acceptance.Full;
        Start();
        await _time.IsWaitedForAsync(Cancellation);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(_queue.Added);
        _queue.Answer = Acceptance.Accepted;
        await UntilAddedAsync();
        Assert.Single(_queue.Added);
    }

    [Fact]
    public async Task A_new_config_is_looked_at_as_at_the_start()
    {
        Start();
        await UntilAddedAsync();
        _parts.Replace(Served.Parts(Served.Config("acme/other")));
        _loop.StartAnew();
        await UntilAddedAsync();
        Assert.Equal([Served.Target("acme/other")], _queue.Added[^1]);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_keeps_no_target_from_its_first_look()
    {
        _parts.Replace(Served.Parts(Served.Config("acme/app"), () => throw FaultException.StopRun("the ledger cannot be read")));
        Start();
        await UntilAddedAsync();
        Assert.Equal([Served.Target("acme/app")], Assert.Single(_queue.Added));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // as it was told to
        }
        _stop.Dispose();
        _parts.Dispose();
    }

    private static DateTimeOffset At(int hour, int minute) => new DateTimeOffset(2026, 1, 1, 0, minute, 0, TimeSpan.Zero).AddHours(hour);

    private void Start() => _running = Task.Run(() => _loop.RunAsync(_stop.Token), Cancellation);

    /// <summary>Moves the clock in steps until something is added, each when the loop waits for the next.</summary>
    private async Task<DateTimeOffset> UntilAddedAsync()
    {
        while (true)
        {
            await Task.WhenAny(_time.IsWaitedForAsync(Cancellation), _running);
            Assert.False(_running.IsCompleted, "the loop ended");
            if (_queue.TakeNew())
            {
                _time.StillIsWaitedFor();
                return _time.GetUtcNow();
            }
            _time.Advance(TimeSpan.FromMinutes(5));
        }
    }

    /// <summary>A clock that knows whether the loop has set its timer.</summary>
    private sealed class WaitedForTime(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private readonly SemaphoreSlim _timers = new(0);

        public Task IsWaitedForAsync(CancellationToken cancellation) => _timers.WaitAsync(cancellation);

        public void StillIsWaitedFor() => _timers.Release();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _timers.Release();
            return timer;
        }
    }
}
