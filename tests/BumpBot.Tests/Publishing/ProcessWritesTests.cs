using BumpBot.Model;
using BumpBot.Publishing;
using Microsoft.Extensions.Time.Testing;

namespace BumpBot.Tests.Publishing;

public class ProcessWritesTests
{
    [Fact]
    public async Task Parts_that_are_made_anew_go_on_with_the_budget_of_those_before()
    {
        var time = new FakeTimeProvider();
        using var writes = new ProcessWrites(time);
        var settings = ApiSettings.Default with { Burst = 2 };
        using (var before = new WritePacer(settings, time, writes.Of("bot", settings)))
        {
            await before.WaitAsync(WriteKind.Change, TestContext.Current.CancellationToken);
            await before.WaitAsync(WriteKind.Change, TestContext.Current.CancellationToken);
        }
        using var after = new WritePacer(settings, time, writes.Of("bot", settings));
        var third = after.WaitAsync(WriteKind.Change, TestContext.Current.CancellationToken);
        Assert.False(third.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await third;
    }

    [Fact]
    public async Task Another_identity_has_a_budget_of_its_own()
    {
        var time = new FakeTimeProvider();
        using var writes = new ProcessWrites(time);
        var settings = ApiSettings.Default with { Burst = 1 };
        Assert.Equal(TimeSpan.Zero, await writes.Of("one", settings).TakeOrWaitAsync(WriteKind.Change, TestContext.Current.CancellationToken));
        Assert.Equal(TimeSpan.Zero, await writes.Of("other", settings).TakeOrWaitAsync(WriteKind.Change, TestContext.Current.CancellationToken));
        Assert.NotEqual(TimeSpan.Zero, await writes.Of("one", settings).TakeOrWaitAsync(WriteKind.Change, TestContext.Current.CancellationToken));
    }
}
