using BumpBot.Model;
using BumpBot.Publishing;
using BumpBot.Tests.Redis;
using Xunit;

namespace BumpBot.Tests.Publishing;

/// <summary>By Redis's clock: the limits are so low that how long the test takes does not matter.</summary>
public sealed class RedisWritesTests : IClassFixture<RedisProcess>
{
    private const string Bot = "bot";

    private readonly RedisProcess _redis;
    private readonly string _test = Guid.NewGuid().ToString("N");

    public RedisWritesTests(RedisProcess redis)
    {
        RedisProcess.SkipWhereMissing();
        _redis = redis;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_processes_together_write_no_more_than_one_may()
    {
        var settings = new ApiSettings(Burst: 10, WritesPerMinute: 1, CreationsPerHour: 500, Concurrency: 16);
        var waits = await TakeAsync([Writes(settings), Writes(settings), Writes(settings)], WriteKind.Change, 30);
        Assert.Equal(10, waits.Count(wait => wait == TimeSpan.Zero));
        Assert.All(waits.Where(wait => wait != TimeSpan.Zero), wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(500, WriteBudget.CreationsPerMinute)]
    public async Task All_processes_together_create_no_more_than_one_may(int anHour, int expected)
    {
        var settings = new ApiSettings(Burst: 1000, WritesPerMinute: 1, anHour, Concurrency: 16);
        var all = new[] { Writes(settings), Writes(settings) };
        var waits = await TakeAsync(all, WriteKind.Creation, 100);
        Assert.Equal(expected, waits.Count(wait => wait == TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, await all[1].TakeOrWaitAsync(WriteKind.Change, Cancellation));
    }

    [Fact]
    public async Task A_moment_that_the_forge_named_to_one_holds_for_all()
    {
        var (one, other) = (Writes(ApiSettings.Default), Writes(ApiSettings.Default));
        await one.HoldUntilAsync(DateTimeOffset.UtcNow.AddMinutes(30));
        await one.HoldUntilAsync(DateTimeOffset.UtcNow.AddMinutes(10));
        Assert.InRange(await other.TakeOrWaitAsync(WriteKind.Change, Cancellation), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task Others_have_budgets_of_their_own()
    {
        var settings = new ApiSettings(Burst: 1, WritesPerMinute: 1, CreationsPerHour: 1, Concurrency: 16);
        Assert.Equal(TimeSpan.Zero, await Writes(settings).TakeOrWaitAsync(WriteKind.Creation, Cancellation));
        Assert.Equal(TimeSpan.Zero, await Writes(settings, "another").TakeOrWaitAsync(WriteKind.Creation, Cancellation));
    }

    [Fact]
    public async Task The_pacer_asks_it_before_a_write_goes_out()
    {
        var settings = new ApiSettings(Burst: 1, WritesPerMinute: 1, CreationsPerHour: 500, Concurrency: 16);
        using var one = new WritePacer(settings, TimeProvider.System, Writes(settings));
        using var other = new WritePacer(settings, TimeProvider.System, Writes(settings));
        await one.WaitAsync(WriteKind.Change, Cancellation);
        await Writes(settings).HoldUntilAsync(DateTimeOffset.UtcNow.AddHours(1));
        using var impatience = new CancellationTokenSource();
        var waiting = other.WaitAsync(WriteKind.Change, impatience.Token);
        Assert.NotEqual(TimeSpan.Zero, await Writes(settings).TakeOrWaitAsync(WriteKind.Change, Cancellation));
        Assert.False(waiting.IsCompleted);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private RedisWrites Writes(ApiSettings settings, string identity = Bot) => new(_redis.Connect(_test), identity, settings);

    private static async Task<TimeSpan[]> TakeAsync(RedisWrites[] all, WriteKind kind, int times) =>
        await Task.WhenAll(Enumerable.Range(0, times).Select(i => all[i % all.Length].TakeOrWaitAsync(kind, Cancellation)));
}
