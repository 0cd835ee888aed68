using BumpBot.Model;
using Xunit;

namespace BumpBot.Tests.Runs;

public sealed class AlarmRunTests : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(25);

    private readonly string _cache = Directory.CreateTempSubdirectory().FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    [Fact]
    public async Task Killed_at_any_effect_an_alarm_is_not_lost()
    {
        var whole = await Alarmed();
        await whole.RunAsync(cancellation: Cancellation);
        var effects = whole.Life.Effects.ToList();
        Assert.Contains(effects, effect => effect.StartsWith("open issue acme/alpha: tag 1.1.0 was moved", StringComparison.Ordinal));
        Assert.Contains(effects, effect => effect.StartsWith("close pull", StringComparison.Ordinal));
        for (var kill = 0; kill < effects.Count; kill++)
        {
            var world = await Alarmed();
            Assert.Null(await world.RunAsync(kill, Cancellation));
            await world.RunAsync(cancellation: Cancellation);
            Assert.Equal(EndOf(whole), EndOf(world));
            await world.RunAsync(cancellation: Cancellation);
            Assert.Equal(["remember", "remember"], world.Life.Effects);
        }
    }

    [Fact]
    public async Task Accepted_by_a_person_the_bump_is_offered()
    {
        var world = await Alarmed();
        await world.RunAsync(cancellation: Cancellation);
        Assert.DoesNotContain(world.Forge.Pulls, pull => pull.Upstream == "acme/alpha");
        var issue = world.Forge.Issues.Single(thread => thread.Upstream == "acme/alpha" && thread.Mark.Kind == MarkKind.Alarm);
        world.Forge.Change(issue.Number, thread => thread with { State = ThreadIs.Closed });
        var report = await world.RunAsync(cancellation: Cancellation);
        Assert.Equal("1.1.0", Assert.Single(world.Forge.Pulls, pull => pull.Upstream == "acme/alpha").Tag);
        Assert.Empty(report!.News.OfType<News.Raised>());
        Assert.Equal(world.CommitOf("alpha", 1), world.Ledger.Ledger.Seen["acme/alpha"].Tags["1.1.0"]);
    }

    [Fact]
    public async Task Gone_back_the_bot_closes_the_issue_and_offers_the_bump()
    {
        var world = await Alarmed();
        await world.RunAsync(cancellation: Cancellation);
        world.Moves.Clear();
        world.Time.Advance(Day);
        await world.RunAsync(cancellation: Cancellation);
        Assert.NotNull(world.Forge.Issues.Single(thread => thread.Upstream == "acme/alpha" && thread.Mark.Kind == MarkKind.Alarm).Mark.ClosedReason);
        Assert.Single(world.Forge.Pulls, pull => pull.Upstream == "acme/alpha");
    }

    [Fact]
    public async Task A_tag_moved_since_the_days_listing_is_noticed_when_its_bump_is_planned()
    {
        var world = new MemoryWorld(_cache) { Pulls = PullSettings.Default with { Limit = 1 } };
        await world.RunAsync(cancellation: Cancellation);
        (world.Newest["alpha"], world.Newest["beta"]) = (1, 1);
        await world.RunAsync(cancellation: Cancellation);
        world.Moves[("beta", 1)] = 1;
        world.Forge.Change(world.Forge.Pulls.Single().Number, thread => thread with { State = ThreadIs.Closed });
        var report = await world.RunAsync(cancellation: Cancellation);
        Assert.Equal("acme/alpha", Assert.Single(world.Forge.Pulls).Upstream);
        Assert.Equal("acme/beta", Assert.Single(report!.News.OfType<News.Raised>()).Upstream.ToString());
        Assert.Single(world.Forge.Issues, thread => thread.Mark.Kind == MarkKind.Alarm);
        Assert.Empty((await world.RunAsync(cancellation: Cancellation))!.News);
        Assert.Equal(["remember", "remember"], world.Life.Effects);
    }

    [Fact]
    public async Task With_the_ledger_lost_an_open_issue_keeps_the_alarm_and_what_was_before()
    {
        var world = await Alarmed();
        await world.RunAsync(cancellation: Cancellation);
        world.Ledger.Ledger = Ledger.Empty;
        await world.RunAsync(cancellation: Cancellation);
        await world.RunAsync(cancellation: Cancellation);
        Assert.Equal(["remember", "remember"], world.Life.Effects);
        Assert.DoesNotContain(world.Forge.Pulls, pull => pull.Upstream == "acme/alpha");
        Assert.NotEqual(world.CommitOf("alpha", 1), world.Ledger.Ledger.Seen["acme/alpha"].Tags["1.1.0"]);
    }

    /// <summary>A tag moved before its bump was offered, and a release withdrawn that has a pull request.</summary>
    private async Task<MemoryWorld> Alarmed()
    {
        var world = new MemoryWorld(_cache);
        await world.RunAsync(cancellation: Cancellation);
        (world.Newest["alpha"], world.Newest["beta"]) = (1, 1);
        // Known, and not offered: the branch that it needs holds a person's work.
        world.Repository.Branches["bumpbot/acme--alpha"] = new MemoryCommit("theirs", Author.Person, null, world.Repository.Base, world.Repository.Base);
        await world.RunAsync(cancellation: Cancellation);
        world.Repository.Branches.Remove("bumpbot/acme--alpha");
        world.Moves[("alpha", 1)] = 1;
        world.Withdrawn.Add(("beta", 1));
        world.Time.Advance(Day);
        return world;
    }

    private static string EndOf(MemoryWorld world) => string.Join('\n',
    [
        .. world.Forge.Threads.Select(thread => $"{thread.Branch} {thread.State} {thread.Title} {thread.Body}").Order(StringComparer.Ordinal),
        .. world.Ledger.Ledger.Seen.OrderBy(seen => seen.Key, StringComparer.Ordinal)
            .SelectMany(seen => seen.Value.Alarms.Select(alarm => $"{seen.Key} {alarm.Alarm} told {alarm.Told is not null} stands {alarm.Stands}")),
    ]);
}
