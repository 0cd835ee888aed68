using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Redis;
using BumpBot.Tests.Redis;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BumpBot.Tests.Queue;

public sealed class RedisQueueTests(RedisProcess redis) : LookQueueContract, IClassFixture<RedisProcess>
{
    /// <summary>By Redis's clock, which runs; so short that a dead worker's look comes back at once.</summary>
    private static readonly TimeSpan ShortLease = TimeSpan.FromMilliseconds(200);

    private readonly string _test = Guid.NewGuid().ToString("N");
    private readonly List<RedisQueue> _opened = [];

    public override ValueTask InitializeAsync()
    {
        RedisProcess.SkipWhereMissing();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var queue in _opened)
            await queue.DisposeAsync();
    }

    [Fact]
    public async Task A_look_of_a_worker_that_stands_still_is_given_to_another_and_counts_as_an_attempt()
    {
        var still = Open(ShortLease, Time);
        await still.AddAsync([App], Cancellation);
        await still.TakeAsync(Cancellation);
        var look = await Open(ShortLease, TimeProvider.System).TakeAsync(Cancellation);
        Assert.Equal((App, 2), (look.Key, look.Attempt));
    }

    [Fact]
    public async Task A_worker_whose_look_was_given_to_another_is_told_and_ends_nothing()
    {
        var still = Open(ShortLease, Time);
        await still.AddAsync([App], Cancellation);
        var lost = await still.TakeAsync(Cancellation);
        var other = Open(ShortLease, TimeProvider.System);
        var look = await other.TakeAsync(Cancellation);
        var told = new TaskCompletionSource();
        lost.Lost.Register(told.SetResult);
        Time.Advance(ShortLease);
        await told.Task.WaitAsync(Cancellation);
        await lost.DoneAsync(Cancellation);
        Assert.Equal(1, (await other.StateAsync(Cancellation)).Taken);
        Assert.False(look.Lost.IsCancellationRequested);
        await look.DoneAsync(Cancellation);
        Assert.Equal((0, 0, null), Figures(await other.StateAsync(Cancellation)));
    }

    [Fact]
    public async Task A_worker_that_stood_still_learns_before_it_writes_that_its_look_was_given_to_another()
    {
        var still = Open(ShortLease, Time);
        await still.AddAsync([App], Cancellation);
        var lost = await still.TakeAsync(Cancellation);
        await lost.ConfirmAsync();
        Assert.False(lost.Lost.IsCancellationRequested);
        await Open(ShortLease, TimeProvider.System).TakeAsync(Cancellation);
        // Its timer has not run yet.
        Time.AdjustTime(Time.GetUtcNow() + ShortLease);
        await lost.ConfirmAsync();
        Assert.True(lost.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_look_that_takes_longer_than_a_lease_stays_its_takers()
    {
        var queue = Open(ShortLease, TimeProvider.System);
        await queue.AddAsync([App], Cancellation);
        var look = await queue.TakeAsync(Cancellation);
        using var patience = new CancellationTokenSource(4 * ShortLease);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open(ShortLease, TimeProvider.System).TakeAsync(patience.Token).AsTask());
        Assert.False(look.Lost.IsCancellationRequested);
        await look.DoneAsync(Cancellation);
        Assert.Equal((0, 0, null), Figures(await queue.StateAsync(Cancellation)));
    }

    [Fact]
    public async Task A_look_whose_workers_die_each_time_is_laid_aside()
    {
        var queue = Open(ShortLease, Time);
        await queue.AddAsync([App], Cancellation);
        for (var attempt = 1; attempt <= Rules.Attempts; attempt++)
            Assert.Equal(attempt, (await TakeOfStillAsync()).Attempt);
        var next = TakeOfStillAsync();
        QueueState state;
        do
            state = await queue.StateAsync(Cancellation);
        while (state.LaidAside.Count == 0);
        Assert.Contains("ended in the middle", state.LaidAside[0].Why, StringComparison.Ordinal);
        await queue.AddAsync([Web], Cancellation);
        Assert.Equal(Web, (await next).Key);

        async Task<TakenLook> TakeOfStillAsync()
        {
            var time = new FakeTimeProvider(Time.GetUtcNow());
            var taking = Open(ShortLease, time).TakeAsync(Cancellation).AsTask();
            while (!taking.IsCompleted)
            {
                // Until the dead one's lease is over, which Redis's clock tells.
                time.Advance(TimeSpan.FromSeconds(5));
                await Task.Yield();
            }
            return await taking;
        }
    }

    [Fact]
    public async Task A_worker_that_waits_in_another_process_is_told_of_a_key()
    {
        var taking = Open(RedisQueue.UsualLease, Time).TakeAsync(Cancellation).AsTask();
        var other = Open(RedisQueue.UsualLease, Time);
        await other.StateAsync(Cancellation);
        await other.AddAsync([App], Cancellation);
        Assert.Equal(App, (await taking).Key);
    }

    [Fact]
    public async Task Many_who_add_and_take_at_once_lose_nothing_and_take_nothing_twice()
    {
        var queues = Enumerable.Range(0, 4).Select(_ => Open(RedisQueue.UsualLease, Time)).ToList();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), Cancellation, async (number, cancellation) =>
            await queues[number % 4].AddAsync([new LookKey.Upstream(Updaters.References.RepoName.Parse($"many/n{number % 40}"))], cancellation));
        var taken = new System.Collections.Concurrent.ConcurrentBag<LookKey>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), Cancellation, async (number, cancellation) =>
        {
            var look = await queues[number % 4].TakeAsync(cancellation);
            taken.Add(look.Key);
            await look.DoneAsync(cancellation);
        });
        Assert.Equal(40, taken.Distinct().Count());
        Assert.Equal((0, 0, null), Figures(await queues[0].StateAsync(Cancellation)));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_a_fault_that_may_pass()
    {
        using var nowhere = new RedisServer(redis.Place with { Port = 1 });
        var queue = new RedisQueue(nowhere, Rules, RedisQueue.UsualLease, Time);
        var e = await Assert.ThrowsAsync<FaultException>(() => queue.AddAsync([App], Cancellation).AsTask());
        Assert.IsType<Fault.Retry>(e.Fault);
        Assert.Contains("redis://127.0.0.1:1/0 cannot be reached", e.Message, StringComparison.Ordinal);
    }

    protected override Task<ILookQueue> OpenAsync() => Task.FromResult<ILookQueue>(Open(RedisQueue.UsualLease, Time));

    private RedisQueue Open(TimeSpan lease, TimeProvider time)
    {
        var queue = new RedisQueue(redis.Connect(_test), Rules, lease, time);
        _opened.Add(queue);
        return queue;
    }
}
