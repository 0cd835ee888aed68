using BumpBot.Queue;
using BumpBot.Redis;
using BumpBot.Tests.Redis;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using StackExchange.Redis;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Queue;

/// <summary>Workers of one Redis, each with a connection of its own, as processes have.</summary>
public sealed class RedisWorkersTests(RedisProcess redis, ITestOutputHelper output) : IClassFixture<RedisProcess>
{
    private const int Targets = 200;
    private const int LooksBeforeTheAccident = 10;

    /// <summary>By Redis's clock, which runs.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    private readonly string _test = Guid.NewGuid().ToString("N");
    private readonly TaskCompletionSource _allMade = new();
    private int _looks;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_three_workers_one_is_killed_and_one_stands_still_and_each_bump_is_made_once()
    {
        RedisProcess.SkipWhereMissing();
        var (healthy, killed, still) = (redis.Connect(_test), redis.Connect(_test), redis.Connect(_test));
        var clock = new FakeTimeProvider();
        using var stopping = new CancellationTokenSource();
        var (died, stood) = (new TaskCompletionSource(), new TaskCompletionSource());
        var queue = new RedisQueue(healthy, QueueRules.Usual, Lease, TimeProvider.System);
        await queue.AddAsync([.. Enumerable.Range(0, Targets).Select(number => new LookKey.Target(RepoName.Parse($"acme/app-{number}")))], Cancellation);

        var victims = Task.WhenAll(
            Run(killed, TimeProvider.System, AfterSome(died, killed, StandStillAsync), stopping.Token),
            Run(still, clock, AfterSome(stood, still, StandStillAsync), stopping.Token));
        await Task.WhenAll(died.Task, stood.Task);
        killed.Dispose();
        var survivor = Run(healthy, TimeProvider.System, (taken, _) => MakeBumpAsync(healthy, taken), stopping.Token);
        await _allMade.Task.WaitAsync(Cancellation);
        // It goes on where it stood, and learns that its looks are another's.
        while ((await queue.StateAsync(Cancellation)).Taken > 0)
            clock.Advance(Lease);
        await stopping.CancelAsync();
        await survivor;

        var made = await healthy.AskAsync(database => database.HashGetAllAsync(healthy.Key("made")));
        Assert.Equal(Targets, made.Length);
        output.WriteLine($"{Targets} bumps by {_looks} looks");
        Assert.True(_looks > Targets, "nothing was taken over");
        while (!victims.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private static async Task<LookEnd> StandStillAsync(TakenLook taken, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        return new LookEnd.Done();
    }

    private static Task Run(RedisServer server, TimeProvider time, Func<TakenLook, CancellationToken, Task<LookEnd>> look, CancellationToken stopping) =>
        new LookWorker(new RedisQueue(server, QueueRules.Usual, Lease, time), look, atOnce: 3, TimeSpan.Zero, time, Logger.None).RunAsync(stopping);

    private Func<TakenLook, CancellationToken, Task<LookEnd>> AfterSome(TaskCompletionSource happened, RedisServer server, Func<TakenLook, CancellationToken, Task<LookEnd>> accident)
    {
        var looks = 0;
        return (taken, cancellation) =>
        {
            if (Interlocked.Increment(ref looks) <= LooksBeforeTheAccident)
                return MakeBumpAsync(server, taken);
            Interlocked.Increment(ref _looks);
            happened.TrySetResult();
            return accident(taken, cancellation);
        };
    }

    /// <summary>As a run does it: what is there already, made by one that died before it could say so, is not made again.</summary>
    private async Task<LookEnd> MakeBumpAsync(RedisServer server, TakenLook taken)
    {
        Interlocked.Increment(ref _looks);
        await server.AskAsync(database => database.HashSetAsync(server.Key("made"), taken.Key.ToString()!, 1, When.NotExists));
        if (await server.AskAsync(database => database.HashLengthAsync(server.Key("made"))) == Targets)
            _allMade.TrySetResult();
        return new LookEnd.Done();
    }
}
