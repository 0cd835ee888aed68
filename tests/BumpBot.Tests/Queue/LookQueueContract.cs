using BumpBot.Model;
using BumpBot.Queue;
using Microsoft.Extensions.Time.Testing;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Queue;

/// <summary>What holds for a queue wherever it is kept.</summary>
public abstract class LookQueueContract : IAsyncLifetime
{
    protected static readonly LookKey App = new LookKey.Target(RepoName.Parse("acme/app"));
    protected static readonly LookKey AppRuff = new LookKey.Target(RepoName.Parse("acme/app"), RepoName.Parse("astral-sh/ruff"));
    protected static readonly LookKey Web = new LookKey.Target(RepoName.Parse("acme/web"));
    protected static readonly LookKey Ruff = new LookKey.Upstream(RepoName.Parse("astral-sh/ruff"));
    protected static readonly QueueRules Rules = new(Places: 50, Attempts: 3, FirstPause: TimeSpan.FromMinutes(1), LongestPause: TimeSpan.FromMinutes(10));

    private static readonly Fault Broken = new Fault.Retry("a 502");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Opens the one queue of this test; each time as another process that finds it does, while those before have ended without a word.</summary>
    protected abstract Task<ILookQueue> OpenAsync();

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task What_is_added_is_taken_once()
    {
        var queue = await OpenAsync();
        Assert.Equal(Acceptance.Accepted, await queue.AddAsync([App, Web], Cancellation));
        Assert.Equal(Acceptance.AlreadyThere, await queue.AddAsync([Web], Cancellation));
        var (first, second) = (await queue.TakeAsync(Cancellation), await queue.TakeAsync(Cancellation));
        Assert.Equal([App, Web], [first.Key, second.Key]);
        Assert.Equal(1, first.Attempt);
        await AssertNothingToTakeAsync(queue);
        await first.DoneAsync(Cancellation);
        await second.DoneAsync(Cancellation);
        await AssertNothingToTakeAsync(queue);
        Assert.Equal((0, 0, null), Figures(await queue.StateAsync(Cancellation)));
    }

    [Fact]
    public async Task A_name_is_compared_without_case()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        Assert.Equal(Acceptance.AlreadyThere, await queue.AddAsync([new LookKey.Target(RepoName.Parse("ACME/App"))], Cancellation));
    }

    [Fact]
    public async Task Who_waits_for_a_look_gets_the_one_that_is_added()
    {
        var queue = await OpenAsync();
        var taking = queue.TakeAsync(Cancellation).AsTask();
        Assert.False(taking.IsCompleted);
        await queue.AddAsync([Ruff], Cancellation);
        Assert.Equal(Ruff, (await taking).Key);
    }

    [Fact]
    public async Task To_wait_for_a_look_can_be_cancelled_and_loses_none()
    {
        var queue = await OpenAsync();
        using var impatience = new CancellationTokenSource();
        var taking = queue.TakeAsync(impatience.Token).AsTask();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
        await queue.AddAsync([App], Cancellation);
        Assert.Equal(App, (await queue.TakeAsync(Cancellation)).Key);
    }

    [Fact]
    public async Task A_key_that_is_added_while_it_is_looked_at_is_looked_at_again()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        var first = await queue.TakeAsync(Cancellation);
        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Acceptance.Accepted, await queue.AddAsync([App], Cancellation));
        Assert.Equal(Acceptance.AlreadyThere, await queue.AddAsync([App], Cancellation));
        await AssertNothingToTakeAsync(queue);
        await first.DoneAsync(Cancellation);
        var second = await queue.TakeAsync(Cancellation);
        Assert.Equal((App, 1, Time.GetUtcNow()), (second.Key, second.Attempt, second.AcceptedAt));
        await second.DoneAsync(Cancellation);
        await AssertNothingToTakeAsync(queue);
    }

    [Fact]
    public async Task What_was_seen_before_a_key_was_added_again_does_not_count()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        Time.Advance(TimeSpan.FromSeconds(5));
        await queue.AddAsync([App], Cancellation);
        var look = await queue.TakeAsync(Cancellation);
        Assert.Equal(Time.GetUtcNow(), look.AcceptedAt);
    }

    [Fact]
    public async Task Two_looks_at_one_target_are_never_out_at_once()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App, AppRuff, Web], Cancellation);
        var first = await queue.TakeAsync(Cancellation);
        Assert.Equal(App, first.Key);
        Assert.Equal(Web, (await queue.TakeAsync(Cancellation)).Key);
        await AssertNothingToTakeAsync(queue);
        await first.DoneAsync(Cancellation);
        Assert.Equal(AppRuff, (await queue.TakeAsync(Cancellation)).Key);
    }

    [Fact]
    public async Task Targets_take_turns()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([.. Enumerable.Range(0, 10).Select(Part)], Cancellation);
        await queue.AddAsync([Web, Ruff], Cancellation);
        var taken = new List<LookKey>();
        for (var i = 0; i < 5; i++)
        {
            var look = await queue.TakeAsync(Cancellation);
            taken.Add(look.Key);
            await look.DoneAsync(Cancellation);
        }
        Assert.Equal([Part(0), Web, Ruff, Part(1), Part(2)], taken);

        static LookKey Part(int number) => new LookKey.Target(RepoName.Parse("acme/app"), RepoName.Parse($"parts/p{number}"));
    }

    [Fact]
    public async Task A_look_that_failed_comes_again_after_a_pause_that_grows()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        await (await queue.TakeAsync(Cancellation)).PutBackAsync(Broken, null, Cancellation);
        await AssertComesAfterAsync(queue, TimeSpan.FromMinutes(1), 2);
        Assert.Equal(Acceptance.AlreadyThere, await queue.AddAsync([App], Cancellation));
        await AssertComesAfterAsync(queue, TimeSpan.FromMinutes(2), 3, look => look.PutBackAsync(Broken, null, Cancellation));
    }

    [Fact]
    public async Task A_look_comes_not_before_the_other_side_said()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        await (await queue.TakeAsync(Cancellation)).PutBackAsync(Broken, Time.GetUtcNow().AddHours(1), Cancellation);
        await AssertComesAfterAsync(queue, TimeSpan.FromHours(1), 2);
    }

    [Fact]
    public async Task A_look_in_a_pause_holds_up_no_other_of_its_target()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        await (await queue.TakeAsync(Cancellation)).PutBackAsync(Broken, null, Cancellation);
        await queue.AddAsync([AppRuff], Cancellation);
        Assert.Equal(AppRuff, (await queue.TakeAsync(Cancellation)).Key);
    }

    [Fact]
    public async Task After_its_last_attempt_a_look_is_laid_aside_with_the_reason_until_it_is_added_again()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        await FailToTheEndAsync(queue);
        await AssertNothingToTakeAsync(queue);
        var state = await queue.StateAsync(Cancellation);
        Assert.Equal([new LaidAsideLook(App, Time.GetUtcNow(), 3, "a 502")], state.LaidAside);
        Assert.Equal((0, 0, null), Figures(state));
        Assert.Equal(Acceptance.Accepted, await queue.AddAsync([App], Cancellation));
        Assert.Empty((await queue.StateAsync(Cancellation)).LaidAside);
        Assert.Equal(1, (await queue.TakeAsync(Cancellation)).Attempt);
    }

    [Fact]
    public async Task A_key_that_was_added_during_its_last_attempt_is_tried_anew()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        await FailToTheEndAsync(queue, () => queue.AddAsync([App], Cancellation));
        Assert.Empty((await queue.StateAsync(Cancellation)).LaidAside);
        await AssertComesAfterAsync(queue, TimeSpan.FromMinutes(4), 1);
    }

    [Fact]
    public async Task A_look_that_is_returned_waits_as_if_it_had_never_been_taken()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        await (await queue.TakeAsync(Cancellation)).ReturnAsync(Cancellation);
        Assert.Equal((1, 0, Time.GetUtcNow()), Figures(await queue.StateAsync(Cancellation)));
        Assert.Equal(1, (await queue.TakeAsync(Cancellation)).Attempt);
    }

    [Fact]
    public async Task A_second_ending_changes_nothing()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        var first = await queue.TakeAsync(Cancellation);
        await first.DoneAsync(Cancellation);
        await queue.AddAsync([App], Cancellation);
        var second = await queue.TakeAsync(Cancellation);
        await first.PutBackAsync(Broken, null, Cancellation);
        await first.DoneAsync(Cancellation);
        Assert.Equal(1, (await queue.StateAsync(Cancellation)).Taken);
        await second.DoneAsync(Cancellation);
        Assert.Equal((0, 0, null), Figures(await queue.StateAsync(Cancellation)));
    }

    [Fact]
    public async Task Where_there_is_no_place_for_all_none_is_added()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([.. Enumerable.Range(0, 49).Select(Number)], Cancellation);
        Assert.Equal(Acceptance.Full, await queue.AddAsync([App, Web], Cancellation));
        Assert.Equal(49, (await queue.StateAsync(Cancellation)).Waiting);
        Assert.Equal(Acceptance.Accepted, await queue.AddAsync([App], Cancellation));
        Assert.Equal(Acceptance.AlreadyThere, await queue.AddAsync([App, Number(7)], Cancellation));
        Assert.Equal(Acceptance.Full, await queue.AddAsync([Web], Cancellation));
        await (await queue.TakeAsync(Cancellation)).DoneAsync(Cancellation);
        Assert.Equal(Acceptance.Accepted, await queue.AddAsync([Web], Cancellation));

        static LookKey Number(int number) => new LookKey.Upstream(RepoName.Parse($"many/n{number}"));
    }

    [Fact]
    public async Task The_state_tells_since_when_the_longest_waits()
    {
        var queue = await OpenAsync();
        var start = Time.GetUtcNow();
        await queue.AddAsync([App], Cancellation);
        Time.Advance(TimeSpan.FromSeconds(10));
        await queue.AddAsync([App, Web], Cancellation);
        Assert.Equal((2, 0, start), Figures(await queue.StateAsync(Cancellation)));
        await queue.TakeAsync(Cancellation);
        Assert.Equal((1, 1, start.AddSeconds(10)), Figures(await queue.StateAsync(Cancellation)));
    }

    [Fact]
    public async Task Another_process_finds_all_that_was_not_done()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([Web, Ruff], Cancellation);
        await (await queue.TakeAsync(Cancellation)).PutBackAsync(Broken, null, Cancellation);
        await (await queue.TakeAsync(Cancellation)).DoneAsync(Cancellation);
        await queue.AddAsync([App], Cancellation);
        var left = Figures(await queue.StateAsync(Cancellation));
        var next = await OpenAsync();
        Assert.Equal(left, Figures(await next.StateAsync(Cancellation)));
        Assert.Equal(App, (await next.TakeAsync(Cancellation)).Key);
        await AssertNothingToTakeAsync(next);
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Web, (await next.TakeAsync(Cancellation)).Key);
    }

    protected static async Task AssertNothingToTakeAsync(ILookQueue queue)
    {
        using var impatience = new CancellationTokenSource();
        var taking = queue.TakeAsync(impatience.Token).AsTask();
        // The state is asked for after the take has looked, so an answer to that tells that there was nothing.
        await queue.StateAsync(Cancellation);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
    }

    protected static (int Waiting, int Taken, DateTimeOffset? Oldest) Figures(QueueState state) => (state.Waiting, state.Taken, state.Oldest);

    private async Task FailToTheEndAsync(ILookQueue queue, Func<ValueTask<Acceptance>>? beforeTheLast = null)
    {
        for (var attempt = 1; attempt <= Rules.Attempts; attempt++)
        {
            Time.Advance(Rules.LongestPause);
            var look = await queue.TakeAsync(Cancellation);
            Assert.Equal(attempt, look.Attempt);
            if (attempt == Rules.Attempts && beforeTheLast is not null)
                await beforeTheLast();
            await look.PutBackAsync(Broken, null, Cancellation);
        }
    }

    private async Task AssertComesAfterAsync(ILookQueue queue, TimeSpan pause, int attempt, Func<TakenLook, ValueTask>? before = null)
    {
        if (before is not null)
            await before(await queue.TakeAsync(Cancellation));
        Time.Advance(pause - TimeSpan.FromSeconds(1));
        await AssertNothingToTakeAsync(queue);
        Time.Advance(TimeSpan.FromSeconds(1));
        var look = await queue.TakeAsync(Cancellation);
        Assert.Equal((App, attempt), (look.Key, look.Attempt));
        await look.ReturnAsync(Cancellation);
    }
}
