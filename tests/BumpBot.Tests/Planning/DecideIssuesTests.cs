using System.Text.RegularExpressions;
using BumpBot.Model;
using Updaters.Pattern;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class DecideIssuesTests
{
    private const string Branch = "bumpbot/acme--tool";

    private static readonly BranchOwner Bot = new BranchOwner.Bot();
    private static readonly MergeOutcome Nothing = new MergeOutcome.Clean(new Dictionary<string, string?>());
    private static readonly World Outdated = World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", "1.0.0", "1.1.0", "1.2.0");
    private static readonly World Current = World.With(("a.txt", "acme/tool@1.2.0")).Watching("acme/tool", "1.0.0", "1.1.0", "1.2.0");

    [Theory]
    [InlineData(MarkKind.Bump)]
    [InlineData(MarkKind.Release)]
    public void The_open_issue_of_the_same_version_tracks_the_pull_request(MarkKind kind) =>
        Assert.Equal(new Tracking.Existing(9), TrackingOf(Outdated.Issue(9, IssueState.Open, kind, "acme/tool@1.2.0")));

    [Fact]
    public void The_open_issue_of_an_older_version_is_refreshed() =>
        Assert.Equal(9, Assert.IsType<Tracking.Refresh>(TrackingOf(Outdated.Issue(9, IssueState.Open, MarkKind.Bump, "acme/tool@1.1.0"))).Number);

    [Fact]
    public void An_issue_that_a_person_closed_ends_it_for_that_version_alone()
    {
        Assert.Equal(new Tracking.None(), TrackingOf(Outdated.Issue(9, IssueState.Closed, MarkKind.Bump, "acme/tool@1.2.0")));
        Assert.Equal(new Tracking.Open(), TrackingOf(Outdated.Issue(9, IssueState.Closed, MarkKind.Bump, "acme/tool@1.1.0")));
        Assert.Equal(new Tracking.Open(), TrackingOf(Outdated.Issue(9, IssueState.ClosedByBot, MarkKind.Bump, "acme/tool@1.2.0")));
    }

    [Fact]
    public void Without_issues_a_pull_request_comes_alone_and_says_why()
    {
        var plan = (Outdated with { Standing = Outdated.Standing with { IssuesEnabled = false } }).Plan();
        Assert.IsType<Tracking.None>(Assert.Single(plan.Pulls).Tracking());
        Assert.IsType<BumpReason.IssuesSwitchedOff>(Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
        Assert.IsType<Tracking.None>(TrackingOf(Outdated with { Issues = IssueSettings.Default with { Releases = ReleaseIssues.Off } }));
    }

    [Fact]
    public void An_issue_left_behind_its_pull_request_by_a_crash_is_refreshed()
    {
        var right = new MergeOutcome.Clean(new Dictionary<string, string?> { ["a.txt"] = BumpBot.Planning.BlobId.Of("acme/tool@1.2.0"u8.ToArray()) });
        var plan = Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, Bot, right)
            .Issue(9, IssueState.Open, MarkKind.Bump, "acme/tool@1.1.0").Plan();
        var refresh = Assert.IsType<PlannedPull.Refresh>(Assert.Single(plan.Pulls));
        Assert.Null(refresh.Push);
        Assert.Equal(9, Assert.IsType<Tracking.Refresh>(refresh.Tracking()).Number);
    }

    [Fact]
    public void A_release_without_an_edit_is_an_issue_once_an_older_one_was_known()
    {
        Assert.True(Current.Plan().IsEmpty);
        Assert.True(Knowing(Current, "1.2.0").Plan().IsEmpty);
        Assert.IsType<PlannedIssue.Open>(Assert.Single(Knowing(Current, "1.1.0").Plan().Issues));
        Assert.IsType<PlannedIssue.Open>(Assert.Single(Knowing(World.With().Watching("acme/tool", "1.1.0", "1.2.0"), "1.1.0").Plan().Issues));
    }

    [Fact]
    public void A_release_that_was_told_already_is_not_told_again()
    {
        var knowing = Knowing(Current, "1.1.0");
        Assert.Empty(knowing.Issue(9, IssueState.Closed, MarkKind.Release, "acme/tool@1.2.0").Plan().Issues);
        Assert.Empty(knowing.Pull(9, PullState.Merged, Branch, "acme/tool@1.2.0").Plan().Issues);
    }

    [Fact]
    public void An_open_release_issue_is_refreshed_in_place() => Assert.Equal(
        9,
        Assert.IsType<PlannedIssue.Refresh>(Assert.Single(Knowing(Current, "1.1.0").Issue(9, IssueState.Open, MarkKind.Release, "acme/tool@1.1.0").Plan().Issues)).Number);

    [Fact]
    public void A_bump_that_is_held_back_gets_no_issue() =>
        Assert.True(Knowing(Outdated, "1.1.0").Pull(4, PullState.ClosedByPerson, Branch, "acme/tool@1.2.0").Plan().IsEmpty);

    [Fact]
    public void Where_issues_are_off_a_release_opens_none()
    {
        var world = Knowing(Current, "1.1.0");
        Assert.Empty((world with { Issues = IssueSettings.Default with { Releases = ReleaseIssues.Off } }).Plan().Issues);
        var disabled = (world with { Standing = world.Standing with { IssuesEnabled = false } }).Plan();
        Assert.Empty(disabled.Issues);
        Assert.Contains(disabled.NotDone.OfType<NotDone.Upstream>(), n => n.Reason is BumpReason.IssuesSwitchedOff);
    }

    [Fact]
    public void What_is_current_on_base_is_closed_pull_request_and_issue()
    {
        var plan = Open(Current, Bot).Plan();
        Assert.Equal([5, 9], plan.Closings.Select(closing => closing.Number));
        Assert.All(plan.Closings, closing => Assert.Equal("already current on main", closing.Reason));
    }

    [Fact]
    public void A_persons_branch_keeps_pull_request_and_issue_open() =>
        Assert.Empty(Open(Current, new BranchOwner.Person("x")).Plan().Closings);

    [Fact]
    public void Without_proof_nothing_is_closed()
    {
        Assert.Empty(Open(World.With().Watching("acme/tool", "1.0.0", "1.2.0"), Bot).Plan().Closings);
        Assert.Empty(Open(World.With(("a.txt", "acme/tool@1.2.0 acme/tool@pin:1.0.0")).Watching("acme/tool", "1.0.0", "1.2.0"), Bot).Plan().Closings);
        Assert.Empty(Open(World.With(("a.txt", "acme/tool@1.2.0 acme/tool@1.0.0")).Watching("acme/tool", "1.0.0", "1.2.0"), Bot).Plan().Closings);
    }

    [Fact]
    public void A_file_that_was_not_read_keeps_open_what_would_still_change_it_and_nothing_else()
    {
        var changes = new MergeOutcome.Clean(new Dictionary<string, string?> { ["big.txt"] = "blob" });
        var world = Open(Current, Bot, changes);
        Assert.Empty((world with { Unread = [new UnreadFile("big.txt", "too large")] }).Plan().Closings);
        Assert.Equal(2, (world with { Unread = [new UnreadFile("other.txt", "too large")] }).Plan().Closings.Count);
    }

    [Fact]
    public void A_rule_that_matches_nothing_closes_nothing_of_its_upstream()
    {
        PatternRule Rule(string upstream) => new(0, new PathGlob("*"), new Regex("(?<version>x)", RegexOptions.NonBacktracking), UpstreamId.Parse(upstream), null);
        Assert.Empty((Open(Current, Bot) with { Rules = [Rule("acme/tool")] }).Plan().Closings);
        Assert.NotEmpty((Open(Current, Bot) with { Rules = [Rule("acme/other")] }).Plan().Closings);
    }

    [Fact]
    public void What_is_beyond_the_candidate_on_base_is_closed_too()
    {
        var plan = Open(World.With(("a.txt", "acme/tool@1.3.0")).Watching("acme/tool", "1.0.0", "1.2.0"), Bot).Plan();
        Assert.Equal([5, 9], plan.Closings.Select(closing => closing.Number));
        Assert.All(plan.Closings, closing => Assert.Equal("main has a newer version already", closing.Reason));
    }

    [Fact]
    public void After_the_merge_the_tracking_issue_is_closed_where_the_forge_did_not() => Assert.Equal(
        9,
        Assert.IsType<Closing.Issue>(Assert.Single(Current.Pull(5, PullState.Merged, Branch, "acme/tool@1.2.0")
            .Issue(9, IssueState.Open, MarkKind.Bump, "acme/tool@1.2.0").Plan().Closings)).Number);

    [Fact]
    public void A_release_issue_is_not_the_bots_to_close() =>
        Assert.Empty(Current.Issue(9, IssueState.Open, MarkKind.Release, "acme/tool@1.2.0").Plan().Closings);

    private static World Open(World world, BranchOwner owner, MergeOutcome? merge = null) =>
        world.Pull(5, PullState.Open, Branch, "acme/tool@1.1.0").Branch(Branch, owner, merge ?? Nothing).Issue(9, IssueState.Open, MarkKind.Bump, "acme/tool@1.1.0");

    private static World Knowing(World world, string tag) =>
        world with { Done = DoneTarget.Empty with { Known = new Dictionary<string, string> { ["acme/tool"] = tag } } };

    private static Tracking TrackingOf(World world) => Assert.Single(world.Plan().Pulls).Tracking();
}
