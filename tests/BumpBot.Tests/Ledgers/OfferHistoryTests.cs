using BumpBot.Ledgers;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Tests.Ledgers;

/// <summary>What is remembered of the versions that pull requests offered.</summary>
public class OfferHistoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UpstreamId Cli = UpstreamId.Parse("cli/cli");

    [Fact]
    public void A_pull_request_that_a_run_opens_is_an_offer_of_its_version()
    {
        var offer = Assert.Single(After([], Nothing, Opened(4, "v1.1.0")));
        Assert.Equal(new OfferedBump("cli/cli", "v1.1.0", 4, Now.AddDays(-3), Now, null, OfferEnd.Open, null), offer);
    }

    [Fact]
    public void A_refresh_ends_the_offer_before_it()
    {
        var offers = After(After([], Nothing, Opened(4, "v1.1.0")), Standing(Pull(4, "v1.1.0")), Opened(4, "v1.2.0"));
        Assert.Equal([("v1.2.0", OfferEnd.Open), ("v1.1.0", OfferEnd.Superseded)], offers.OrderByDescending(offer => offer.To).Select(offer => (offer.To, offer.Outcome)));
    }

    [Theory]
    [InlineData(PullState.Merged, OfferEnd.Merged)]
    [InlineData(PullState.ClosedByPerson, OfferEnd.ClosedByPerson)]
    [InlineData(PullState.ClosedByBot, OfferEnd.ClosedByBot)]
    public void How_it_ended_and_when_is_the_forges_word(PullState state, OfferEnd end)
    {
        var closed = Pull(4, "v1.1.0") with { State = state, End = new ThreadEnd(Now.AddHours(-2), "mona") };
        var offer = Assert.Single(After(After([], Nothing, Opened(4, "v1.1.0")), Standing(closed)));
        Assert.Equal((end, Now.AddHours(-2)), (offer.Outcome, offer.EndedAt));
    }

    [Fact]
    public void Why_the_bot_closed_it_is_kept()
    {
        var pull = Pull(4, "v1.1.0");
        var closed = pull with { State = PullState.ClosedByBot, Mark = pull.Mark with { ClosedReason = "no longer watched" } };
        Assert.Equal("no longer watched", Assert.Single(After([], Standing(closed))).Reason);
    }

    [Fact]
    public void A_lost_ledger_learns_from_the_forge_when_it_was_opened()
    {
        var offer = Assert.Single(After([], Standing(Pull(4, "v1.1.0") with { OpenedAt = Now.AddDays(-9) })));
        Assert.Equal((Now.AddDays(-9), (DateTimeOffset?)null), (offer.OfferedAt, offer.EndedAt));
    }

    [Fact]
    public void A_pull_request_that_was_opened_again_waits_again()
    {
        var closed = After([], Standing(Pull(4, "v1.1.0") with { State = PullState.ClosedByPerson }));
        Assert.Equal(OfferEnd.Open, Assert.Single(After(closed, Standing(Pull(4, "v1.1.0")))).Outcome);
    }

    [Fact]
    public void The_same_told_again_changes_nothing_and_there_is_an_end_to_what_is_kept()
    {
        var standing = Standing([.. Enumerable.Range(1, 700).Select(number => Pull(number, "v1.1.0") with { State = PullState.Merged, OpenedAt = Now.AddDays(-1) })]);
        var once = After([], standing);
        Assert.Equal(500, once.Count);
        Assert.Equal(700, once[0].Pull);
        Assert.Equal(once, OfferHistory.After(once, standing, [], Now.AddDays(2)));
    }

    private static readonly Standing Nothing = Standing();

    private static IReadOnlyList<OfferedBump> After(IReadOnlyList<OfferedBump> before, Standing standing, params Published[] published) =>
        OfferHistory.After(before, standing, published, Now);

    private static Standing Standing(params StandingPull[] pulls) => new(pulls, [], new Dictionary<string, StandingBranch>(), true);

    private static StandingPull Pull(int number, string tag) =>
        new(number, new Uri($"https://x/{number}"), PullState.Open, "b", "t", "", new Mark(MarkKind.Bump, [new MarkMember(Cli, tag)]));

    private static Published.PullRequest Opened(int number, string tag)
    {
        var release = new Release(tag, null, null, Now.AddDays(-3), null, "mona", null, ReleaseStage.Published);
        var bump = new Bump(Cli, new Snapshot(Cli.Repo, 1, ReleaseSource.Releases, [release], null), ["v1.0.0"], new Candidate(release, ReleaseVersion.Parse(tag[1..])), [], [], []);
        return new Published.PullRequest([new PublishedMember(bump, null)], "b", number, new Uri($"https://x/{number}"), BumpOutcome.Opened);
    }
}
