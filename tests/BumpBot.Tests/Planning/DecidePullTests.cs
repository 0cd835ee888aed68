using System.Text;
using BumpBot.Model;
using BumpBot.Planning;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class DecidePullTests
{
    private const string Branch = "bumpbot/acme--tool";

    private static readonly BranchOwner Bot = new BranchOwner.Bot();
    private static readonly BranchOwner Person = new BranchOwner.Person("a commit that is not the bot's");
    private static readonly World Outdated = World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", "1.0.0", "1.1.0", "1.2.0");
    private static readonly MergeOutcome Right = Clean("acme/tool@1.2.0");

    [Fact]
    public void A_blob_has_the_id_that_git_gives_it() =>
        Assert.Equal("ce013625030ba8dba906f756967f9e9ca394464a", BlobId.Of("hello\n"u8.ToArray()));

    [Fact]
    public void The_first_time_a_pull_request_is_opened_from_a_new_branch()
    {
        var open = Assert.IsType<PlannedPull.Open>(Assert.Single(Outdated.Plan().Pulls));
        Assert.Equal((Branch, Branch, null), (open.Branch, open.Push!.Branch, open.Push.ExpectedHead));
        Assert.IsType<Tracking.Open>(open.Tracking());
    }

    [Fact]
    public void A_pull_request_that_is_as_it_should_be_is_left_in_peace() =>
        AssertHeld(new BumpReason.AlreadyOpen(5), Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, Bot, Right));

    [Fact]
    public void Invariant_5_reopened_by_a_person_it_no_longer_says_that_the_bot_closed_it()
    {
        var world = Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, Bot, Right).Issue(9, IssueState.Open, MarkKind.Bump, "acme/tool@1.2.0");
        var reopened = world with
        {
            Standing = world.Standing with
            {
                Pulls = [.. world.Standing.Pulls.Select(pull => pull with { Mark = pull.Mark with { ClosedReason = "already current" } })],
                Issues = [.. world.Standing.Issues.Select(issue => issue with { Mark = issue.Mark with { ClosedReason = "already current" } })],
            },
        };
        Assert.IsType<Tracking.Refresh>(Refreshed(reopened).Tracking());
    }

    [Fact]
    public void A_newer_release_refreshes_branch_and_pull_request_in_place()
    {
        var refresh = Refreshed(Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.1.0").Branch(Branch, Bot, Clean("acme/tool@1.1.0")));
        Assert.Equal((5, "head of " + Branch), (refresh.Number, refresh.Push!.ExpectedHead));
    }

    [Fact]
    public void A_conflict_is_solved_by_a_new_commit_on_base() =>
        Assert.NotNull(Refreshed(Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, Bot, new MergeOutcome.Conflict())).Push);

    [Fact]
    public void A_branch_that_changes_another_file_besides_is_made_anew()
    {
        var more = new MergeOutcome.Clean(new Dictionary<string, string?>(((MergeOutcome.Clean)Right).Changes) { ["b.txt"] = null });
        Assert.NotNull(Refreshed(Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, Bot, more)).Push);
    }

    [Fact]
    public void After_a_crash_between_push_and_refresh_only_the_words_are_refreshed() =>
        Assert.Null(Refreshed(Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.1.0").Branch(Branch, Bot, Right)).Push);

    [Fact]
    public void After_a_crash_between_push_and_opening_nothing_is_pushed_again()
    {
        var open = Assert.IsType<PlannedPull.Open>(Assert.Single(Outdated.Branch(Branch, Bot, Right).Plan().Pulls));
        Assert.Null(open.Push);
    }

    [Fact]
    public void A_leftover_branch_of_the_bots_is_replaced_knowingly() => Assert.Equal(
        "head of " + Branch,
        Assert.Single(Outdated.Branch(Branch, Bot, Clean("other")).Plan().Pulls).Push!.ExpectedHead);

    [Fact]
    public void A_persons_work_on_the_branch_is_left_alone_whatever_it_is_but_for_a_note()
    {
        var plan = Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.1.0").Branch(Branch, Person, Clean("acme/tool@1.1.0")).Plan();
        Assert.True((plan with { Notes = [] }).IsEmpty);
        Assert.Equal(5, Assert.Single(plan.Notes).Standing.Number);
        Assert.Equal(new BumpReason.PersonOnBranch(5, "a commit that is not the bot's"), Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
    }

    [Fact]
    public void A_branch_that_a_person_keeps_holds_the_next_pull_request_back() => AssertHeld(
        new BumpReason.BranchHeldByPerson(Branch, "a commit that is not the bot's"),
        Outdated.Branch(Branch, Person, Clean("other")));

    [Theory]
    [InlineData("1.2.0")]
    [InlineData("1.3.0")]
    public void What_a_person_closed_stays_closed(string tag) =>
        AssertHeld(new BumpReason.DeclinedByPerson(4), Outdated.Pull(4, PullState.ClosedByPerson, Branch, "acme/tool@" + tag));

    [Fact]
    public void What_a_person_closed_is_offered_again_at_the_next_release() =>
        Assert.Single(Outdated.Pull(4, PullState.ClosedByPerson, Branch, "acme/tool@1.1.0").Plan().Pulls);

    [Fact]
    public void What_the_bot_closed_is_no_refusal() =>
        Assert.Single(Outdated.Pull(4, PullState.ClosedByBot, Branch, "acme/tool@1.2.0").Plan().Pulls);

    [Fact]
    public void What_was_merged_and_taken_back_is_not_offered_again() =>
        AssertHeld(new BumpReason.RevertedAfterMerge(6), Outdated.Pull(4, PullState.ClosedByPerson, Branch, "acme/tool@1.2.0").Pull(6, PullState.Merged, Branch, "acme/tool@1.2.0"));

    [Fact]
    public void An_older_merge_is_no_refusal() =>
        Assert.Single(Outdated.Pull(4, PullState.Merged, Branch, "acme/tool@1.1.0").Plan().Pulls);

    [Fact]
    public void Another_upstreams_pull_request_says_nothing_about_this_one() =>
        Assert.Single(Outdated.Pull(4, PullState.ClosedByPerson, Branch, "acme/tool-kit@1.2.0").Plan().Pulls);

    [Fact]
    public void Of_several_open_pull_requests_the_oldest_is_kept()
    {
        var world = Outdated.Pull(7, PullState.Open, Branch, "acme/tool@1.2.0").Pull(5, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, Bot, Right);
        Assert.Equal([new BumpReason.AlreadyOpen(5), new BumpReason.OpenTwice(7, 5)], world.Plan().NotDone.OfType<NotDone.Upstream>().Select(n => n.Reason));
    }

    [Fact]
    public void The_limit_holds_back_new_pull_requests_and_never_refreshes()
    {
        var world = World.With(("a.txt", "acme/tool@1.0.0 acme/b@1.0.0 acme/c@1.0.0"))
            .Watching("acme/b", "1.0.0", "2.0.0").Watching("acme/tool", "1.0.0", "1.2.0").Watching("acme/c", "1.0.0", "2.0.0")
            .Pull(5, PullState.Open, Branch, "acme/tool@1.1.0").Branch(Branch, Bot, Clean("x")) with
        {
            Pulls = PullSettings.Default with { Limit = 2 },
        };
        var plan = world.Plan();
        Assert.Equal(["acme/b", "acme/tool"], plan.Pulls.Select(pull => pull.Bump().Upstream.ToString()));
        Assert.Equal(new BumpReason.LimitReached(2), Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
        Assert.Equal(3, (world with { Pulls = PullSettings.Default with { Limit = 0 } }).Plan().Pulls.Count);
    }

    [Fact]
    public void A_failed_look_concludes_nothing()
    {
        var world = World.With(("a.txt", "acme/tool@1.2.0"))
            .Watching("acme/tool", new Detection.Unknown(Updaters.References.UpstreamId.Parse("acme/tool"), new Fault.Retry("502")))
            .Pull(5, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, Bot, Right)
            .Issue(6, IssueState.Open, MarkKind.Bump, "acme/tool@1.2.0");
        AssertHeld(new BumpReason.LookFailed(new Fault.Retry("502")), world);
    }

    [Fact]
    public void With_a_rival_out_of_sight_an_open_pull_request_is_not_rewritten_to_less()
    {
        var unknown = new Detection.Unknown(Updaters.References.UpstreamId.Parse("other/tool"), new Fault.Retry("502"));
        var world = World.With(("a.txt", "acme/tool@1.0.0 tool==1.0.0")).Watching("acme/tool", "1.0.0", "1.2.0")
            .Pull(5, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, Bot, Clean("acme/tool@1.2.0 tool==1.2.0"));
        Assert.True(world.Watching("other/tool", "3.0.0").Plan().IsEmpty);
        var plan = world.Watching("other/tool", unknown).Plan();
        Assert.True(plan.IsEmpty);
        Assert.Contains(plan.NotDone.OfType<NotDone.Upstream>(), n => n.Reason == new BumpReason.RivalNotSeen("other/tool"));
    }

    private static MergeOutcome.Clean Clean(string text) =>
        new(new Dictionary<string, string?> { ["a.txt"] = BlobId.Of(Encoding.UTF8.GetBytes(text)) });

    private static PlannedPull.Refresh Refreshed(World world) => Assert.IsType<PlannedPull.Refresh>(Assert.Single(world.Plan().Pulls));

    private static void AssertHeld(BumpReason reason, World world)
    {
        var plan = world.Plan();
        Assert.True(plan.IsEmpty);
        Assert.Equal(reason, Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
    }
}
