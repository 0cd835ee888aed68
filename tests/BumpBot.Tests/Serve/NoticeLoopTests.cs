using BumpBot.Serve;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;

namespace BumpBot.Tests.Serve;

/// <summary>Notices between runs, over the fake clock.</summary>
public class NoticeLoopTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task They_are_sent_once_a_minute_and_what_goes_wrong_ends_nothing()
    {
        var sent = new List<DateTimeOffset>();
        using var came = new SemaphoreSlim(0);
        using var parts = new CurrentParts(Served.Parts(Served.Config("acme/app")) with
        {
            SendNotices = (now, _) =>
            {
                sent.Add(now);
                came.Release();
                throw new InvalidOperationException("a mistake");
            },
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = new NoticeLoop(parts, _time, Logger.None).RunAsync(stop.Token);
        for (var minute = 0; minute < 3; minute++)
        {
            Assert.Equal(minute, sent.Count);
            _time.Advance(TimeSpan.FromMinutes(1));
            await came.WaitAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(_time.GetUtcNow(), sent[^1]);
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
