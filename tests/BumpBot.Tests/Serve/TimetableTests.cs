using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Serve.Schedules;
using Updaters.References;

namespace BumpBot.Tests.Serve;

public class TimetableTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Targets_go_by_their_own_schedule_or_by_that_for_all_and_upstreams_have_further_times()
    {
        var host = Served.Host with { TargetSchedules = new Dictionary<RepoName, string> { [RepoName.Parse("acme/site")] = "@hourly", [RepoName.Parse("acme/gone")] = "@daily" } };
        var config = Served.Config(host, Served.Watching(("tools/hammer", "*/15 * * * *"), ("tools/saw", null)), "acme/app", "acme/site", "acme/own");
        var ledger = Ledger.Empty.WithOwnWatch("acme/own", new OwnWatch("tools/drill", "@weekly"));
        var timetable = Timetable.Of(config, Watchers.Of(config, ledger));
        Assert.Equal(
            [
                "2 targets: target:acme/app, target:acme/own",
                "acme/site: target:acme/site",
                "tools/drill: upstream:tools/drill",
                "tools/hammer: upstream:tools/hammer",
            ],
            timetable.Looks.Select(looks => $"{looks.What}: {string.Join(", ", looks.Keys)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_watchers_of_a_repository_are_those_of_their_own_config_or_of_the_started_one()
    {
        var config = Served.Config(Served.Host, Served.Watching(("tools/hammer", null)), "acme/app", "acme/own", "acme/site");
        var ledger = Ledger.Empty.WithOwnWatch("acme/own", new OwnWatch("tools/drill", null)).WithOwnWatch("acme/site", new OwnWatch("Tools/Hammer", null), new OwnWatch("not a name", null));
        var watchers = Watchers.Of(config, ledger);
        Assert.Equal(["target:acme/app upstream:tools/hammer", "target:acme/site upstream:tools/hammer"], Keys("tools/hammer"));
        Assert.Equal(["target:acme/own upstream:tools/drill"], Keys("TOOLS/drill").Select(key => key.Replace("TOOLS", "tools", StringComparison.Ordinal)));
        Assert.Empty(Keys("tools/saw"));

        IEnumerable<string> Keys(string repo) => watchers.LooksFor(RepoName.Parse(repo)).Select(key => key.ToString());
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(-12, 0)]
    [InlineData(-13, 1)]
    public void An_upstream_is_overdue_when_two_of_its_times_have_passed_without_a_look(int hours, int expected)
    {
        var config = Served.Config(Served.Host, Served.Watching(("tools/hammer", null)), "acme/app");
        var ledger = new Ledger(
            new Dictionary<string, SeenUpstream> { ["tools/hammer"] = Seen(Noon.AddMinutes(30).AddHours(hours)), ["tools/forgotten"] = Seen(Noon.AddYears(-1)) },
            new Dictionary<string, DoneTarget>());
        var watchers = Watchers.Of(config, ledger);
        var overdue = Overdue.Of(ledger, Timetable.Of(config, watchers), watchers, Noon.AddMinutes(30));
        Assert.Equal(expected, overdue.Count);
        Assert.All(overdue, one => Assert.Equal((UpstreamId.Parse("tools/hammer"), Noon.AddDays(-0.5)), (one.Upstream, one.Since)));
    }

    [Fact]
    public void A_cycle_is_good_when_the_queue_is_empty_and_nothing_was_laid_aside_since()
    {
        var aside = new LaidAsideLook(Served.Target("acme/app"), Noon, 10, "502");
        Assert.Equal(CycleState.UnderWay, Cycle.StateOf(new QueueState(1, 0, Noon, []), Noon));
        Assert.Equal(CycleState.UnderWay, Cycle.StateOf(new QueueState(0, 1, null, []), Noon));
        Assert.Equal(CycleState.Failed, Cycle.StateOf(new QueueState(0, 0, null, [aside]), Noon));
        Assert.Equal(CycleState.Good, Cycle.StateOf(new QueueState(0, 0, null, [aside]), Noon.AddSeconds(1)));
    }

    private static SeenUpstream Seen(DateTimeOffset at) => new("v1.0.0", null, null, at, null, new Dictionary<string, string>(), []);
}
