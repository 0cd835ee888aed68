using System.Text;
using BumpBot.Model;
using BumpBot.Planning;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class GroupTests
{
    private const string Branch = "bumpbot/web";

    private static readonly PullSettings Grouped = PullSettings.Default with
    {
        Group = new Grouping.Named([new UpstreamGroup("web", [new PathGlob("acme/*")])]),
    };

    private static readonly BranchOwner Bot = new BranchOwner.Bot();
    private static readonly BranchOwner Person = new BranchOwner.Person("a commit that is not the bot's");

    private static readonly World Outdated = World.With(("a.txt", "acme/tool@1.0.0 acme/kit@1.0.0"), ("b.txt", "acme/kit@1.0.0 other/lib@1.0.0"))
        .Watching("acme/tool", "1.0.0", "1.2.0").Watching("acme/kit", "1.0.0", "1.1.0").Watching("other/lib", "1.0.0", "1.5.0") with
    {
        Pulls = Grouped,
    };

    private static readonly MergeOutcome Right = Clean(("a.txt", "acme/tool@1.2.0 acme/kit@1.1.0"), ("b.txt", "acme/kit@1.1.0 other/lib@1.0.0"));

    [Fact]
    public void Upstreams_of_a_group_share_a_pull_request_and_their_edits_of_one_file_are_made_together()
    {
        var plan = Outdated.Plan();
        Assert.Equal([Branch, "bumpbot/other--lib"], plan.Pulls.Select(pull => pull.Branch));
        var group = plan.Pulls[0];
        Assert.Equal("chore(deps): bump the web group with 2 updates", group.Title);
        Assert.Equal(["acme/tool", "acme/kit"], group.Upstreams.Select(upstream => upstream.ToString()));
        Assert.Equal(["a.txt: acme/tool@1.2.0 acme/kit@1.1.0", "b.txt: acme/kit@1.1.0 other/lib@1.0.0"], Files(group));
        Assert.All(group.Members, member => Assert.IsType<Tracking.Open>(member.Tracking));
    }

    [Fact]
    public void All_joins_everything() =>
        Assert.Equal("bumpbot/all", Assert.Single((Outdated with { Pulls = PullSettings.Default with { Group = Grouping.All } }).Plan().Pulls).Branch);

    [Fact]
    public void What_looks_breaking_stays_apart_and_says_so()
    {
        var plan = Outdated.Releasing("acme/kit", "1.0.0", "2.0.0").Plan();
        Assert.Equal([Branch, "bumpbot/acme--kit", "bumpbot/other--lib"], plan.Pulls.Select(pull => pull.Branch));
        Assert.Equal("acme/tool", Assert.Single(plan.Pulls[0].Upstreams).ToString());
        Assert.Contains(new NotDone.Upstream(UpstreamId.Parse("acme/kit"), new BumpReason.ApartFromGroup("web", "it looks breaking")), plan.NotDone);
    }

    [Fact]
    public void A_groups_pull_request_that_is_as_it_should_be_is_left_in_peace()
    {
        var plan = Standing("acme/tool@1.2.0", "acme/kit@1.1.0").Branch(Branch, Bot, Right).Plan();
        Assert.DoesNotContain(plan.Pulls, pull => pull.Branch == Branch);
        Assert.Equal(2, plan.NotDone.OfType<NotDone.Upstream>().Count(one => one.Reason == new BumpReason.AlreadyOpen(5)));
    }

    [Fact]
    public void A_newer_release_of_a_member_refreshes_it_in_place()
    {
        var refresh = Assert.IsType<PlannedPull.Refresh>(Standing("acme/tool@1.1.0", "acme/kit@1.1.0").Branch(Branch, Bot, Right).Plan().Pulls[0]);
        Assert.Equal((5, null), (refresh.Number, refresh.Push));
        Assert.Equal(2, refresh.Members.Count);
    }

    [Fact]
    public void A_member_that_is_current_leaves_it_and_the_last_one_closes_it()
    {
        var one = Standing("acme/tool@1.2.0", "acme/kit@1.1.0").Branch(Branch, Bot, Right).Releasing("acme/kit", "1.0.0");
        Assert.Equal("acme/tool", Assert.Single(Assert.IsType<PlannedPull.Refresh>(one.Plan().Pulls[0]).Upstreams).ToString());
        var none = one.Releasing("acme/tool", "1.0.0").Plan();
        Assert.Equal((5, "already current on main"), (Assert.Single(none.Closings).Number, none.Closings[0].Reason));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void While_a_member_is_out_of_sight_it_is_left_as_it_is(bool isAsked)
    {
        var world = Standing("acme/tool@1.1.0", "acme/kit@1.1.0").Branch(Branch, Bot, Right);
        var kit = UpstreamId.Parse("acme/kit");
        var seen = world.Detections.Where(one => one.Key != kit).ToDictionary();
        if (isAsked)
            seen.Add(kit, new Detection.Unknown(kit, new Fault.Retry("502")));
        var plan = (world with { Detections = seen }).Plan();
        Assert.DoesNotContain(plan.Pulls, pull => pull.Branch == Branch);
        Assert.Empty(plan.Closings);
        Assert.Contains(new NotDone.Upstream(UpstreamId.Parse("acme/tool"), new BumpReason.MemberNotSeen(5, kit)), plan.NotDone);
    }

    [Fact]
    public void Where_all_its_members_are_current_and_another_is_not_it_goes_on_for_that_one()
    {
        var plan = Standing("acme/kit@1.1.0").Branch(Branch, Bot, Right).Releasing("acme/kit", "1.0.0").Plan();
        Assert.Empty(plan.Closings);
        Assert.Equal("acme/tool", Assert.Single(Assert.IsType<PlannedPull.Refresh>(plan.Pulls[0]).Upstreams).ToString());
    }

    [Fact]
    public void Invariant_5_what_a_person_closed_is_declined_for_each_member_and_the_group_goes_on_without()
    {
        var declined = Outdated.Pull(5, PullState.ClosedByPerson, Branch, "acme/tool@1.2.0", "acme/kit@1.1.0");
        Assert.DoesNotContain(declined.Plan().Pulls, pull => pull.Group is not null);
        var next = declined.Releasing("acme/kit", "1.0.0", "1.1.0", "1.2.0").Plan();
        Assert.Equal("acme/kit", Assert.Single(next.Pulls[0].Upstreams).ToString());
        Assert.Contains(new NotDone.Upstream(UpstreamId.Parse("acme/tool"), new BumpReason.DeclinedByPerson(5)), next.NotDone);
    }

    [Fact]
    public void A_pull_request_of_an_upstream_alone_is_closed_once_the_group_carries_it()
    {
        var plan = Outdated.Pull(3, PullState.Open, "bumpbot/acme--tool", "acme/tool@1.2.0").Branch("bumpbot/acme--tool", Bot, Clean(("a.txt", "x"))).Plan();
        Assert.Equal((3, "moved into the pull request of the group web"), (Assert.Single(plan.Closings).Number, plan.Closings[0].Reason));
        Assert.IsType<PlannedPull.Open>(plan.Pulls[0]);
    }

    [Fact]
    public void A_group_that_is_no_more_gives_its_members_back()
    {
        var plan = (Standing("acme/tool@1.2.0", "acme/kit@1.1.0").Branch(Branch, Bot, Right) with { Pulls = PullSettings.Default }).Plan();
        Assert.Equal(3, plan.Pulls.Count);
        Assert.Equal("it has a pull request of its own now", Assert.Single(plan.Closings).Reason);
    }

    [Fact]
    public void Held_back_by_the_limit_a_group_closes_nothing()
    {
        var world = Outdated.Pull(3, PullState.Open, "bumpbot/other--lib", "other/lib@1.5.0").Branch("bumpbot/other--lib", Bot, Clean(("b.txt", "acme/kit@1.0.0 other/lib@1.5.0"))) with
        {
            Pulls = Grouped with { Limit = 1 },
        };
        var plan = world.Plan();
        Assert.Empty(plan.Pulls);
        Assert.Empty(plan.Closings);
        Assert.Equal(2, plan.NotDone.OfType<NotDone.Upstream>().Count(one => one.Reason == new BumpReason.LimitReached(1)));
    }

    [Fact]
    public void A_group_that_takes_the_place_of_an_open_pull_request_needs_no_further_room()
    {
        var world = Outdated.Pull(3, PullState.Open, "bumpbot/acme--tool", "acme/tool@1.2.0").Branch("bumpbot/acme--tool", Bot, Clean(("a.txt", "x"))) with
        {
            Pulls = Grouped with { Limit = 1 },
        };
        Assert.Equal(Branch, Assert.Single(world.Plan().Pulls).Branch);
    }

    [Fact]
    public void Invariant_5_a_persons_work_on_a_groups_branch_is_left_alone_and_the_body_says_so_once()
    {
        var world = Standing("acme/tool@1.2.0", "acme/kit@1.1.0").Branch(Branch, Person, Clean(("a.txt", "x")));
        var note = Assert.Single(world.Plan().Notes);
        var body = PersonNote.In(note.Standing, note.Why);
        Assert.StartsWith("> **The bot leaves this branch alone:** a commit that is not the bot's.", body, StringComparison.Ordinal);
        Assert.True(Marks.TryRead(body, out var mark));
        Assert.True(mark.IsLeftToPerson);
        var told = world with { Standing = world.Standing with { Pulls = [.. world.Standing.Pulls.Select(pull => pull with { Body = body, Mark = mark })] } };
        Assert.Empty(told.Plan().Notes);
        // Once the branch is the bot's again, the body is written anew.
        Assert.IsType<PlannedPull.Refresh>(told.Branch(Branch, Bot, Right).Plan().Pulls[0]);
    }

    [Fact]
    public void Invariant_5_beside_a_pull_request_that_a_person_works_on_the_group_opens_no_second_one_for_the_same()
    {
        var plan = Outdated.Pull(3, PullState.Open, "bumpbot/acme--tool", "acme/tool@1.2.0").Branch("bumpbot/acme--tool", Person, Clean(("a.txt", "x"))).Plan();
        Assert.Equal("acme/kit", Assert.Single(plan.Pulls[0].Upstreams).ToString());
        Assert.Empty(plan.Closings);
        Assert.Equal(3, Assert.Single(plan.Notes).Standing.Number);
    }

    [Fact]
    public void The_body_of_a_group_closes_the_issue_of_each_member_and_shows_the_notes_of_each()
    {
        var group = Outdated.Plan().Pulls[0];
        GoldenFile.AssertSame("group", "message.txt", PullRequestText.CommitMessage([.. group.Members.Select(member => member.Bump)], group.Group, Grouped));
        GoldenFile.AssertSame("group", "body.md", PullRequestText.Body(group.Title, [.. group.Members.Select((member, i) => new PublishedMember(member.Bump, 11 + i))], group.Group));
    }

    private static World Standing(params string[] members) => Outdated.Pull(5, PullState.Open, Branch, members);

    private static IEnumerable<string> Files(PlannedPull pull) =>
        pull.Push!.Changes.OfType<FileChange>().Select(change => $"{change.Path}: {Encoding.UTF8.GetString(change.After)}").Order(StringComparer.Ordinal);

    private static MergeOutcome.Clean Clean(params (string Path, string Text)[] files) =>
        new(files.ToDictionary(file => file.Path, file => (string?)BlobId.Of(Encoding.UTF8.GetBytes(file.Text))));
}
