using BumpBot.Model;
using BumpBot.Planning;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Planning;

/// <summary>What a plan makes of upstreams that are held, or whose newest release is too young.</summary>
public sealed class PolicyTests
{
    private const string Branch = "bumpbot/acme--tool";

    private static readonly DateTimeOffset Until = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly Hold Freeze = new(new DateOnly(2026, 12, 1), "code freeze");
    private static readonly SkippedRelease Young = new("1.3.0", new ReleaseSkip.CoolingDown(Until, AgeSince.Publication));
    private static readonly Detection.Found Found = World.Found("acme/tool", "1.0.0", "1.1.0", "1.2.0");

    [Fact]
    public void A_held_upstream_gets_no_pull_request_and_the_plan_says_until_when_and_why()
    {
        var plan = At("1.0.0", Found with { Hold = Freeze }).Plan();
        Assert.True(plan.IsEmpty);
        Assert.Equal([new BumpReason.Held(Freeze.Until, Freeze.Reason)], Reasons(plan));
        Assert.Contains("held until 2026-12-01 (code freeze)", ReasonText.Of(Reasons(plan)[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pull_request_that_is_open_when_the_hold_begins_is_left_as_it_is()
    {
        var plan = At("1.0.0", Found with { Hold = Freeze }).Pull(5, PullState.Open, Branch, "acme/tool@1.1.0")
            .Branch(Branch, new BranchOwner.Bot(), new MergeOutcome.Clean(new Dictionary<string, string?>())).Plan();
        Assert.True(plan.IsEmpty);
        Assert.Equal([new BumpReason.Held(Freeze.Until, Freeze.Reason)], Reasons(plan));
    }

    [Fact]
    public void A_held_upstream_whose_files_are_current_says_that_and_its_release_is_still_told()
    {
        var world = At("1.2.0", Found with { Hold = Freeze });
        Assert.Equal([new BumpReason.NothingToMove("1.2.0")], Reasons(world.Plan()));
        var known = world with { Done = DoneTarget.Empty with { Known = new Dictionary<string, string> { ["acme/tool"] = "1.1.0" } } };
        Assert.IsType<PlannedIssue.Open>(Assert.Single(known.Plan().Issues));
    }

    [Fact]
    public void A_release_from_the_baseline_is_no_issue()
    {
        var known = At("1.2.0", Found with { IsBaseline = true }) with
        {
            Done = DoneTarget.Empty with { Known = new Dictionary<string, string> { ["acme/tool"] = "1.1.0" } },
        };
        Assert.Empty(known.Plan().Issues);
    }

    [Fact]
    public void The_older_release_is_bumped_to_while_the_newest_cools_and_the_plan_says_until_when()
    {
        var plan = At("1.0.0", Found with { Skipped = [Young] }).Plan();
        Assert.Equal("1.2.0", Assert.Single(plan.Pulls).Bump().To.Release.Tag);
        Assert.Equal([new BumpReason.CoolingDown("1.3.0", Until)], Reasons(plan));
    }

    [Fact]
    public void A_target_that_is_at_the_release_that_cools_is_never_moved_down()
    {
        var plan = At("1.3.0", Found with { Skipped = [Young], Published = World.Found("acme/tool", "1.0.0", "1.3.0").Published }).Plan();
        Assert.True(plan.IsEmpty);
        Assert.IsType<ReferenceReason.NewerThanCandidate>(Assert.Single(plan.NotDone.OfType<NotDone.Reference>()).Reason);
        Assert.Equal([new BumpReason.NothingToMove("1.2.0"), new BumpReason.CoolingDown("1.3.0", Until)], Reasons(plan));
    }

    [Fact]
    public void Where_all_releases_are_too_young_the_plan_says_when_the_first_is_not()
    {
        var plan = At("1.0.0", new Detection.NothingToMoveTo(Found.Upstream, Found.Snapshot, [Young])).Plan();
        Assert.Equal([new BumpReason.CoolingDown("1.3.0", Until)], Reasons(plan));
    }

    private static World At(string version, Detection detection) => World.With(("a.txt", $"acme/tool@{version}")).Watching("acme/tool", detection);

    private static List<BumpReason> Reasons(Plan plan) => [.. plan.NotDone.OfType<NotDone.Upstream>().Select(upstream => upstream.Reason)];
}
