using System.Globalization;
using CsCheck;

namespace BumpBot.Tests.EndToEnd.Life;

/// <summary>Whatever people, upstreams and accidents do, against a GitHub with real git: the invariants of pull requests and issues hold.</summary>
public class LifeTests
{
    /// <summary>How many stories are played; <c>LIFE_STORIES=2000</c> asks for a long run.</summary>
    private static readonly int Stories = int.TryParse(Environment.GetEnvironmentVariable("LIFE_STORIES"), CultureInfo.InvariantCulture, out var asked) ? asked : 25;

    private static readonly Gen<(LifeEvent Event, int Which, int Number)[]> AnyStory =
        Gen.Select(Gen.Enum<LifeEvent>(), Gen.Int[0, LifeWorld.Names.Length - 1], Gen.Int[0, 31]).Array[1, 9];

    /// <summary>Stories that once went wrong.</summary>
    private static readonly (LifeEvent Event, int Which, int Number)[][] Kept =
    [
        // A group's pull request lost the upstream that could not be looked at.
        [(LifeEvent.Release, 1, 0), (LifeEvent.GroupsChange, 0, 1), (LifeEvent.UpstreamLookFails, 0, 4), (LifeEvent.UpstreamLookFails, 1, 7)],
        [(LifeEvent.GroupsChange, 0, 1), (LifeEvent.Release, 0, 0), (LifeEvent.Release, 1, 0), (LifeEvent.UpstreamLookFails, 1, 7)],
        [(LifeEvent.GroupsChange, 0, 1), (LifeEvent.Release, 0, 0), (LifeEvent.Release, 1, 0), (LifeEvent.OnlyOneIsAsked, 1, 7)],
    ];

    [Fact]
    public async Task What_once_went_wrong_goes_well()
    {
        foreach (var story in Kept)
            await PlayAsync(story);
    }

    [Fact]
    public void Nothing_is_made_twice_or_taken_from_a_person_or_moved_down()
    {
        var events = 0;
        AnyStory.Sample(story =>
        {
            PlayAsync(story).GetAwaiter().GetResult();
            Interlocked.Add(ref events, story.Length);
        }, iter: Stories, threads: 2);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Stories} stories of {events} events, failures 0");
    }

    private static async Task PlayAsync((LifeEvent Event, int Which, int Number)[] story)
    {
        await using var world = await LifeWorld.StartAsync();
        Assert.Contains("nothing to do", await world.RunAsync(), StringComparison.OrdinalIgnoreCase);
        foreach (var (what, which, number) in story)
        {
            var name = LifeWorld.Names[which];
            LifeEvents.Happen(world, what, name, number);
            await RunAsync(world, what, name);
            world.GitHub.Faults.Clear();
            // So long a pause may have been asked for that nothing is asked within it.
            if (what is LifeEvent.UpstreamLookFails or LifeEvent.TargetLookFails or LifeEvent.WriteFails)
                world.Pass(TimeSpan.FromHours(1));
        }
        await ComeToRestAsync(world);
    }

    private static async Task RunAsync(LifeWorld world, LifeEvent what, string? name)
    {
        var before = LifeView.Of(world);
        world.GitHub.ResetRequests();
        if (what == LifeEvent.TwoRunsAtOnce)
            await world.RunTwiceAtOnceAsync();
        else
            await world.RunAsync(what == LifeEvent.OnlyOneIsAsked ? name : null);
        before.AssertKept(world, what == LifeEvent.UpstreamLookFails ? name : null, what == LifeEvent.TargetLookFails && world.IsTargetBlind);
    }

    /// <summary>Where nothing happens any more there is soon nothing more to do.</summary>
    private static async Task ComeToRestAsync(LifeWorld world)
    {
        for (var run = 0; run < 2; run++)
            await RunAsync(world, LifeEvent.TimePasses, null);
        world.GitHub.ResetRequests();
        var output = await world.RunAsync();
        Assert.True(world.GitHub.Writes.Count == 0, $"{string.Join(", ", world.GitHub.Writes)}\n{output}");
    }
}
