using BumpBot.Model;
using BumpBot.Tests.Runs;

namespace BumpBot.Tests.Notify;

/// <summary>Whole runs that tell people, killed anywhere.</summary>
public sealed class OutboxRunTests : IDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory().FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    [Fact]
    public async Task A_kill_between_any_two_effects_takes_nothing_from_people_and_tells_nothing_twice()
    {
        var (whole, told) = await DueAsync();
        await whole.RunAsync(cancellation: Cancellation);
        var effects = whole.Life.Effects.ToList();
        var expected = told.Keys.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["merged acme/target#2", "opened acme/target#4", "release acme/alpha 1.1.0"], expected.Where(key => !key.Contains("beta", StringComparison.Ordinal)));
        Assert.Contains("tell", effects);
        for (var kill = 0; kill < effects.Count; kill++)
        {
            (var world, told) = await DueAsync();
            Assert.Null(await world.RunAsync(kill, Cancellation));
            // What a dead run has for itself is free again then.
            world.Time.Advance(TimeSpan.FromMinutes(3));
            await world.RunAsync(cancellation: Cancellation);
            await world.RunAsync(cancellation: Cancellation);
            Assert.True(expected.SequenceEqual(told.Keys.Distinct().Order(StringComparer.Ordinal)), $"killed before {effects[kill]} ({kill}): {string.Join(", ", told.Keys)}");
            // Only a notice that went out just before the kill may come again, and its receiver can tell by the id.
            var isBetween = kill > 0 && effects[kill - 1] == "tell";
            Assert.True(isBetween || told.Keys.Distinct().Count() == told.Keys.Count(), $"killed before {effects[kill]} ({kill}): {string.Join(", ", told.Keys)}");
            Assert.Equal(told.Told.Select(notice => notice.Id).Distinct().Count(), told.Keys.Distinct().Count());
        }
    }

    [Fact]
    public async Task The_first_sight_of_a_target_tells_of_what_the_run_opened_alone()
    {
        var (world, told) = World();
        world.Newest["alpha"] = 1;
        await world.RunAsync(cancellation: Cancellation);
        Assert.Equal(["opened acme/target#2"], told.Keys);
    }

    [Fact]
    public async Task A_channel_that_fails_changes_nothing_about_the_report()
    {
        var (world, told) = await DueAsync();
        told.Answer = _ => throw new InvalidOperationException("oops");
        var report = await world.RunAsync(cancellation: Cancellation);
        Assert.False(report!.HasFailures);
        Assert.Empty(told.Told);
    }

    [Fact]
    public async Task A_target_that_fails_is_told_once_a_day()
    {
        var (world, told) = World();
        await world.RunAsync(cancellation: Cancellation);
        world.Forge.LookFault = FaultException.GiveUp("the token is refused");
        for (var run = 0; run < 3; run++)
        {
            await world.RunAsync(cancellation: Cancellation);
            world.Time.Advance(TimeSpan.FromHours(11));
        }
        Assert.Equal(["failed acme/target 2026-03-01", "failed acme/target 2026-03-02"], told.Keys);
    }

    /// <summary>Merged by a person since the last run: beta. New: a release of alpha, to be bumped.</summary>
    private async Task<(MemoryWorld World, ScriptedChannel Told)> DueAsync()
    {
        var (world, told) = World();
        await world.RunAsync(cancellation: Cancellation);
        world.Newest["beta"] = 1;
        await world.RunAsync(cancellation: Cancellation);
        told.Told.Clear();
        world.Forge.Change(world.Forge.Pulls.Single().Number, pull => pull with { State = ThreadIs.Merged });
        world.Write("beta", 1);
        world.Newest["alpha"] = 1;
        return (world, told);
    }

    private (MemoryWorld, ScriptedChannel) World()
    {
        var told = new ScriptedChannel("one");
        var world = new MemoryWorld(_cache) { Channels = ([ScriptedChannel.Settings("one")], [told]) };
        told.Answer = _ =>
        {
            world.Life.Spend("tell");
            return new Delivery.Sent();
        };
        return (world, told);
    }
}
