using BumpBot.Model;
using BumpBot.Publishing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BumpBot.Tests.Publishing;

public sealed class WritePacerTests : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly WritePacer _pacer;

    public WritePacerTests() => _pacer = new WritePacer(ApiSettings.Default, _time);

    [Fact]
    public async Task A_burst_of_30_goes_at_once_and_then_one_a_second() =>
        Assert.Equal(
            [.. Enumerable.Repeat(0, 30), .. Enumerable.Range(1, 20)],
            await SecondsOfAsync(WriteKind.Change, 50));

    [Fact]
    public async Task After_a_minute_without_writes_there_is_a_burst_again()
    {
        await SecondsOfAsync(WriteKind.Change, 30);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Enumerable.Repeat(60, 30).Append(61), await SecondsOfAsync(WriteKind.Change, 31));
    }

    [Fact]
    public async Task The_81st_creation_waits_until_the_first_is_a_minute_old()
    {
        var seconds = await SecondsOfAsync(WriteKind.Creation, 112);
        Assert.Equal(50, seconds[79]);
        // Ten seconds' worth of writes has gathered in the bucket by then.
        Assert.Equal([.. Enumerable.Repeat(60, 10), .. Enumerable.Range(61, 22)], seconds[80..]);
    }

    [Fact]
    public async Task A_change_does_not_count_as_a_creation()
    {
        await SecondsOfAsync(WriteKind.Creation, 80);
        Assert.Equal([51, 52], await SecondsOfAsync(WriteKind.Change, 2));
    }

    [Fact]
    public async Task The_501st_creation_waits_until_the_first_is_an_hour_old()
    {
        var seconds = await SecondsOfAsync(WriteKind.Creation, 501);
        Assert.InRange(seconds[499], 300, 3599);
        Assert.Equal(3600, seconds[500]);
    }

    [Fact]
    public async Task A_hold_is_obeyed_to_the_second_even_by_one_who_waits_already()
    {
        await SecondsOfAsync(WriteKind.Change, 30);
        var waiting = SecondsOfAsync(WriteKind.Change, 1, run: false);
        _pacer.HoldUntil(_time.GetUtcNow() + TimeSpan.FromSeconds(17));
        _pacer.HoldUntil(_time.GetUtcNow() + TimeSpan.FromSeconds(3));
        Assert.Equal([17], await RunAsync(waiting));
    }

    [Fact]
    public async Task A_hold_leaves_the_other_limits_in_force()
    {
        await SecondsOfAsync(WriteKind.Creation, 80);
        _pacer.HoldUntil(_time.GetUtcNow() + TimeSpan.FromSeconds(2));
        Assert.Equal([60], await SecondsOfAsync(WriteKind.Creation, 1));
    }

    [Fact]
    public async Task First_come_first_served()
    {
        await SecondsOfAsync(WriteKind.Change, 30);
        var order = new List<int>();
        var writes = Enumerable.Range(0, 10).Select(async i =>
        {
            await _pacer.WaitAsync(i % 2 == 0 ? WriteKind.Change : WriteKind.Creation, CancellationToken.None);
            lock (order)
                order.Add(i);
            return i;
        }).ToList();
        await RunAsync(Task.WhenAll(writes));
        Assert.Equal(Enumerable.Range(0, 10), order);
    }

    [Fact]
    public async Task A_cancelled_wait_costs_nothing()
    {
        await SecondsOfAsync(WriteKind.Change, 30);
        using var cancel = new CancellationTokenSource();
        var given = _pacer.WaitAsync(WriteKind.Change, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal([1], await SecondsOfAsync(WriteKind.Change, 1));
    }

    public void Dispose() => _pacer.Dispose();

    /// <summary>The second, from the start, at which each of some writes in a row may go.</summary>
    private async Task<List<int>> SecondsOfAsync(WriteKind kind, int count, bool run = true)
    {
        var writes = WritesAsync(kind, count);
        return run ? await RunAsync(writes) : await writes;
    }

    private async Task<List<int>> WritesAsync(WriteKind kind, int count)
    {
        var seconds = new List<int>();
        for (var i = 0; i < count; i++)
        {
            await _pacer.WaitAsync(kind, CancellationToken.None);
            seconds.Add((int)(_time.GetUtcNow() - _time.Start).TotalSeconds);
        }
        return seconds;
    }

    private async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(Tick);
            await Task.Yield();
        }
        return await task;
    }
}
