using System.Collections.Concurrent;
using BumpBot.Model;
using BumpBot.Queue;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Queue;

public sealed class LookWorkerTests : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);
    private static readonly QueueRules Rules = new(Places: 50, Attempts: 3, FirstPause: TimeSpan.FromMinutes(1), LongestPause: TimeSpan.FromMinutes(10));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bumpbot-worker-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _looks = [];
    private readonly SemaphoreSlim _looked = new(0);
    private EmbeddedQueue? _queue;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _queue!.DisposeAsync();
        _stopping.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_in_the_queue_is_looked_at_and_done()
    {
        var queue = await OpenAsync("acme/a", "acme/b", "acme/c");
        var running = Run(queue, 2, (_, _) => Task.FromResult<LookEnd>(new LookEnd.Done()));
        await LookedAsync(3);
        await StopAsync(running);
        Assert.Equal(["target:acme/a 1", "target:acme/b 1", "target:acme/c 1"], _looks.Order());
        Assert.Equal((0, 0), await FiguresAsync(queue));
    }

    [Fact]
    public async Task No_more_looks_than_agreed_are_under_way_at_once()
    {
        var queue = await OpenAsync("acme/a", "acme/b", "acme/c");
        var gate = new TaskCompletionSource<LookEnd>();
        var running = Run(queue, 2, (_, _) => gate.Task);
        await LookedAsync(2);
        Assert.Equal((1, 2), await FiguresAsync(queue));
        gate.SetResult(new LookEnd.Done());
        await LookedAsync(1);
        await StopAsync(running);
    }

    public static TheoryData<string> Failures => [nameof(LookEnd.Failed), nameof(FaultException), nameof(InvalidOperationException), nameof(OperationCanceledException)];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_look_that_fails_is_put_back_and_the_others_go_on(string how)
    {
        var queue = await OpenAsync("acme/a", "acme/b");
        var running = Run(queue, 1, (taken, _) => taken is { Key: LookKey.Target { Repo.Name: "a" }, Attempt: 1 } ? Fail(how) : Task.FromResult<LookEnd>(new LookEnd.Done()));
        await LookedAsync(2);
        await UntilAsync(queue, (1, 0));
        _time.Advance(TimeSpan.FromMinutes(1));
        await LookedAsync(1);
        await StopAsync(running);
        Assert.Equal(["target:acme/a 1", "target:acme/b 1", "target:acme/a 2"], _looks);
        Assert.Equal((0, 0), await FiguresAsync(queue));
    }

    [Fact]
    public async Task A_look_comes_again_when_the_fault_says_so()
    {
        var queue = await OpenAsync("acme/a");
        var until = _time.GetUtcNow().AddHours(1);
        var running = Run(queue, 1, (taken, _) => taken.Attempt == 1 ? throw new FaultException(new Fault.Retry("rate limit", until)) : Task.FromResult<LookEnd>(new LookEnd.Done()));
        await LookedAsync(1);
        await UntilAsync(queue, (1, 0));
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal((1, 0), await FiguresAsync(queue));
        _time.Advance(TimeSpan.FromMinutes(1));
        await LookedAsync(1);
        await StopAsync(running);
    }

    [Fact]
    public async Task At_the_stop_a_look_under_way_may_end()
    {
        var queue = await OpenAsync("acme/a", "acme/b");
        var gate = new TaskCompletionSource<LookEnd>();
        var running = Run(queue, 1, (_, _) => gate.Task);
        await LookedAsync(1);
        await _stopping.CancelAsync();
        gate.SetResult(new LookEnd.Done());
        await running;
        Assert.Equal((1, 0), await FiguresAsync(queue));
    }

    [Fact]
    public async Task At_the_stop_a_look_that_takes_too_long_is_stopped_and_waits_as_if_it_had_never_been_taken()
    {
        var queue = await OpenAsync("acme/a");
        var cut = new TaskCompletionSource();
        var running = Run(queue, 1, async (_, cancellation) =>
        {
            cancellation.Register(cut.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return new LookEnd.Done();
        });
        await LookedAsync(1);
        await _stopping.CancelAsync();
        // In steps shorter than the time to notice, which begins when the look was told.
        await AdvanceUntilAsync(cut.Task, TimeSpan.FromSeconds(4));
        await running;
        Assert.Equal((1, 0), await FiguresAsync(queue));
        Assert.Equal(1, (await queue.TakeAsync(Cancellation)).Attempt);
    }

    [Fact]
    public async Task At_the_stop_a_look_that_does_not_notice_holds_it_up_no_longer()
    {
        var queue = await OpenAsync("acme/a");
        var running = Run(queue, 1, (_, _) => new TaskCompletionSource<LookEnd>().Task);
        await LookedAsync(1);
        await _stopping.CancelAsync();
        await AdvanceUntilAsync(running, Grace);
        Assert.Equal((0, 1), await FiguresAsync(queue));
    }

    [Fact]
    public async Task A_look_that_was_lost_to_another_is_stopped_and_not_ended()
    {
        await OpenAsync();
        var lost = new LostLook();
        var running = Run(new OneLook(lost), 1, async (_, cancellation) =>
        {
            await lost.Loser.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return new LookEnd.Done();
        });
        await LookedAsync(1);
        await StopAsync(running);
        Assert.Equal(0, lost.Endings);
    }

    [Fact]
    public async Task A_queue_that_fails_is_asked_again()
    {
        await OpenAsync();
        var queue = new FailingQueue(new LostLook());
        var running = Run(queue, 1, (_, _) => Task.FromResult<LookEnd>(new LookEnd.Done()));
        await queue.Failed.WaitAsync(Cancellation);
        await AdvanceUntilAsync(LookedAsync(1), TimeSpan.FromSeconds(5));
        await StopAsync(running);
    }

    private static Task<LookEnd> Fail(string how) => how switch
    {
        nameof(LookEnd.Failed) => Task.FromResult<LookEnd>(new LookEnd.Failed(new Fault.GiveUp("no"))),
        nameof(FaultException) => throw FaultException.Retry("a 502"),
        nameof(InvalidOperationException) => throw new InvalidOperationException("a mistake"),
        _ => Task.FromCanceled<LookEnd>(new CancellationToken(canceled: true)),
    };

    private async Task<EmbeddedQueue> OpenAsync(params string[] targets)
    {
        _queue = await EmbeddedQueue.OpenAsync(Path.Combine(_folder.FullName, "queue.log"), Rules, _time);
        if (targets.Length > 0)
            await _queue.AddAsync([.. targets.Select(target => new LookKey.Target(RepoName.Parse(target)))], Cancellation);
        return _queue;
    }

    private Task Run(ILookQueue queue, int atOnce, Func<TakenLook, CancellationToken, Task<LookEnd>> look) =>
        new LookWorker(queue, (taken, cancellation) =>
        {
            _looks.Enqueue($"{taken.Key} {taken.Attempt}");
            try
            {
                return look(taken, cancellation);
            }
            finally
            {
                _looked.Release();
            }
        }, atOnce, Grace, _time, Logger.None).RunAsync(_stopping.Token);

    private async Task StopAsync(Task running)
    {
        await _stopping.CancelAsync();
        await running;
    }

    private async Task LookedAsync(int times)
    {
        for (var i = 0; i < times; i++)
            await _looked.WaitAsync(Cancellation);
    }

    private async Task AdvanceUntilAsync(Task task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(step);
            await Task.Yield();
        }
        await task;
    }

    private static async Task UntilAsync(EmbeddedQueue queue, (int, int) figures)
    {
        while (await FiguresAsync(queue) != figures)
            await Task.Yield();
    }

    private static async Task<(int Waiting, int Taken)> FiguresAsync(ILookQueue queue) =>
        await queue.StateAsync(Cancellation) is var state ? (state.Waiting, state.Taken) : default;

    private sealed record LostLook() : TakenLook(new LookKey.Target(RepoName.Parse("acme/a")), default, 1)
    {
        public CancellationTokenSource Loser { get; } = new();

        public int Endings { get; private set; }

        public override CancellationToken Lost => Loser.Token;

        public override ValueTask DoneAsync(CancellationToken cancellation) => End();

        public override ValueTask PutBackAsync(Fault why, DateTimeOffset? notBefore, CancellationToken cancellation) => End();

        public override ValueTask ReturnAsync(CancellationToken cancellation) => End();

        private ValueTask End()
        {
            Endings++;
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Holds one look.</summary>
    private class OneLook(TakenLook look) : ILookQueue
    {
        private readonly SemaphoreSlim _there = new(1);

        public ValueTask<Acceptance> AddAsync(IReadOnlyCollection<LookKey> keys, CancellationToken cancellation) => throw new NotSupportedException();

        public virtual async ValueTask<TakenLook> TakeAsync(CancellationToken cancellation)
        {
            await _there.WaitAsync(cancellation);
            return look;
        }

        public ValueTask<QueueState> StateAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class FailingQueue(TakenLook look) : OneLook(look)
    {
        public SemaphoreSlim Failed { get; } = new(0);

        private bool _hasFailed;

        public override ValueTask<TakenLook> TakeAsync(CancellationToken cancellation)
        {
            if (_hasFailed)
                return base.TakeAsync(cancellation);
            _hasFailed = true;
            Failed.Release();
            throw FaultException.Retry("it cannot be reached");
        }
    }
}
