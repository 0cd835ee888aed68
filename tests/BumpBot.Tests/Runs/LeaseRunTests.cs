using BumpBot.Ledgers;
using BumpBot.Model;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Runs;

/// <summary>Two runs never work on one target at a time.</summary>
public sealed class LeaseRunTests : IDisposable
{
    private static readonly TargetName Target = new TargetName.OnForge(RepoName.Parse("acme/target"));

    private readonly string _cache = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_without_anything_to_publish_takes_nothing()
    {
        var world = await PreparedAsync();
        Assert.Null(world.Ledger.Ledger.DoneIn(Target).Lease);
        Assert.Equal(["remember", "remember"], world.Life.Effects);
    }

    [Fact]
    public async Task A_run_with_something_to_publish_takes_the_target_before_and_gives_it_back_with_what_it_remembers()
    {
        var world = await PreparedAsync("alpha");
        await world.RunAsync(cancellation: Cancellation);
        Assert.Equal("remember", world.Life.Effects[0]);
        Assert.Equal(["remember", "remember"], world.Life.Effects[^2..]);
        Assert.Equal(3, world.Life.Effects.Count(effect => effect == "remember"));
        Assert.True(world.Ledger.Ledger.DoneIn(Target).Lease!.Ended);
    }

    [Fact]
    public async Task A_target_that_another_run_works_on_is_left_to_it_with_a_reason_and_without_a_failure()
    {
        var world = await PreparedAsync("alpha");
        world.Processes = new ProcessSigns("here", _ => false);
        var until = world.Time.GetUtcNow().AddMinutes(10);
        world.Ledger.Ledger = world.Ledger.Ledger.With(Target, world.Ledger.Ledger.DoneIn(Target) with { Lease = new TargetLease("other", "elsewhere", until) });
        var report = await world.RunAsync(cancellation: Cancellation);
        Assert.Equal(new TargetReport.Left(Target, new TargetReason.AnotherRunWorksOnIt(until)), Assert.Single(report!.Targets));
        Assert.False(report.HasFailures);
        Assert.Empty(world.Forge.Threads);
        world.Time.Advance(TimeSpan.FromMinutes(12));
        Assert.IsType<TargetReport.Done>(Assert.Single((await world.RunAsync(cancellation: Cancellation))!.Targets));
        Assert.Single(world.Forge.Pulls);
    }

    [Fact]
    public async Task A_run_that_starts_while_another_publishes_leaves_the_target()
    {
        var world = await PreparedAsync("alpha", "beta");
        world.Processes = new ProcessSigns("here", _ => false);
        RunReport? inner = null;
        world.Life.OnEffect = effect =>
        {
            if (!effect.StartsWith("open issue", StringComparison.Ordinal))
                return;
            world.Life.OnEffect = _ => { };
            inner = world.RunAsync(cancellation: Cancellation).GetAwaiter().GetResult();
        };
        var outer = await world.RunAsync(cancellation: Cancellation);
        Assert.IsType<TargetReport.Left>(Assert.Single(inner!.Targets));
        Assert.False(outer!.HasFailures);
        Assert.Equal((2, 2), (world.Forge.Pulls.Count(), world.Forge.Issues.Count()));
    }

    [Fact]
    public async Task A_run_whose_look_another_run_made_out_of_date_looks_again_and_does_nothing_twice()
    {
        var world = await PreparedAsync("alpha", "beta");
        world.Processes = new ProcessSigns("here", _ => false);
        // The other one comes between this one's look and its taking of the target, and is done before it.
        world.Life.OnEffect = _ =>
        {
            world.Life.OnEffect = _ => { };
            world.RunAsync(cancellation: Cancellation).GetAwaiter().GetResult();
        };
        var report = await world.RunAsync(cancellation: Cancellation);
        var done = Assert.IsType<TargetReport.Done>(Assert.Single(report!.Targets));
        Assert.True(done.Plan.IsEmpty);
        Assert.False(report.HasFailures);
        Assert.Equal((2, 2), (world.Forge.Pulls.Count(), world.Forge.Issues.Count()));
        Assert.True(world.Ledger.Ledger.DoneIn(Target).Lease!.Ended);
    }

    [Fact]
    public async Task A_run_that_stood_still_before_it_pushed_writes_nothing_and_says_that_another_took_the_target_over()
    {
        var world = await PreparedAsync("alpha");
        var remembered = 0;
        world.Life.OnEffect = _ =>
        {
            remembered++;
            // It takes the target, stands still, and asks for it before the first push.
            if (remembered == 1)
                world.Time.AdjustTime(world.Time.GetUtcNow().AddMinutes(20));
            else if (remembered == 2)
                world.Ledger.Ledger = world.Ledger.Ledger.With(Target, world.Ledger.Ledger.DoneIn(Target) with { Lease = new TargetLease("other", "elsewhere", world.Time.GetUtcNow()) { Ended = true } });
        };
        var report = await world.RunAsync(cancellation: Cancellation);
        var failed = Assert.IsType<TargetReport.Failed>(Assert.Single(report!.Targets));
        Assert.Contains("another run took the target over", failed.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(world.Forge.Threads);
        Assert.All(world.Life.Effects, effect => Assert.Equal("remember", effect));
    }

    /// <summary>A first run was, and then there are new releases.</summary>
    private async Task<MemoryWorld> PreparedAsync(params string[] released)
    {
        var world = new MemoryWorld(_cache);
        await world.RunAsync(cancellation: Cancellation);
        foreach (var name in released)
            world.Newest[name] = 1;
        return world;
    }
}
