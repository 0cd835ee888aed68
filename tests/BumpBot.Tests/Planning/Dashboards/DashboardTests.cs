using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Planning.Asking;
using BumpBot.Planning.Dashboards;
using Updaters.References;

namespace BumpBot.Tests.Planning.Dashboards;

public sealed class DashboardTests
{
    private static readonly BranchOwner Bot = new BranchOwner.Bot();
    private static readonly DateTimeOffset At = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);

    private static readonly World Kept = World.With(("a.txt", "acme/tool@1.0.0 acme/done@2.0.0 acme/held@1.0.0 acme/no@1.0.0"))
        .Watching("acme/tool", "1.0.0", "1.2.0")
        .Watching("acme/done", World.Found("acme/done", "1.0.0", "2.0.0") with { ToCheck = new ToCheck("main", new string('a', 40), new string('b', 40), At, new Uri("https://github.com/acme/done/compare/a...b")) })
        .Watching("acme/held", "1.0.0", "1.1.0")
        .Watching("acme/no", "1.0.0", "1.1.0")
        .Watching("acme/gone", new Detection.Unknown(UpstreamId.Parse("acme/gone"), new Fault.Retry("502 <b>@someone</b>")))
        .Watching("acme/current", World.Found("acme/current", "1.0.0"))
        .Pull(5, PullState.Open, "bumpbot/acme--tool", "acme/tool@1.2.0").Branch("bumpbot/acme--tool", Bot, new MergeOutcome.Clean(new Dictionary<string, string?>
        {
            ["a.txt"] = BlobId.Of("acme/tool@1.2.0 acme/done@2.0.0 acme/held@1.0.0 acme/no@1.0.0"u8.ToArray()),
        }))
        .Pull(4, PullState.ClosedByPerson, "bumpbot/acme--no", "acme/no@1.1.0") with
    {
        Now = At,
        Pulls = PullSettings.Default with { Limit = 1 },
        Issues = new IssueSettings(ReleaseIssues.Off, []) { Dashboard = true },
    };

    [Fact]
    public void It_reads_as_expected()
    {
        var (_, title, body) = Assert.Single(Written(Kept));
        GoldenFile.AssertSame("dashboard", "body.md", $"{title}\n\n{body}");
    }

    [Fact]
    public void What_it_says_already_is_not_written_again()
    {
        var standing = Standing(Kept, Assert.Single(Written(Kept)).Body);
        Assert.Null(Plan(standing).Dashboard);
    }

    [Fact]
    public void The_words_of_a_failure_are_no_reason_to_write_it_anew()
    {
        var standing = Standing(Kept, Assert.Single(Written(Kept)).Body);
        var gone = UpstreamId.Parse("acme/gone");
        Assert.Null(Plan(standing with { Detections = new Dictionary<UpstreamId, Detection>(standing.Detections) { [gone] = new Detection.Unknown(gone, new Fault.Retry("503")) } }).Dashboard);
    }

    [Fact]
    public void When_something_changed_it_is_written_in_place()
    {
        var standing = Standing(Kept, Assert.Single(Written(Kept)).Body + "Mine\n").Releasing("acme/held", "1.0.0", "1.1.0", "1.2.0");
        var (issue, _, body) = Assert.Single(Written(standing));
        Assert.Equal(9, issue!.Number);
        Assert.EndsWith("Mine\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public void After_what_this_plan_opens_the_next_one_writes_nothing()
    {
        var opening = Kept with { Pulls = PullSettings.Default };
        var plan = Plan(opening);
        var open = Assert.IsType<PlannedPull.Open>(Assert.Single(plan.Pulls));
        Published[] published = [new Published.PullRequest([new PublishedMember(open.Members[0].Bump, null)], open.Branch, 8, World.Page, BumpOutcome.Opened)];
        var (_, _, body) = Assert.Single(DashboardPages.ToWrite((PlannedDashboard.Write)plan.Dashboard!, published));
        var pushed = ((FileChange)open.Push!.Changes[0]).After;
        var there = Standing(opening, body).Pull(8, PullState.Open, open.Branch, "acme/held@1.1.0").Branch(open.Branch, Bot, new MergeOutcome.Clean(new Dictionary<string, string?> { ["a.txt"] = BlobId.Of(pushed) }));
        Assert.Null(Plan(there).Dashboard);
    }

    [Theory]
    [InlineData("open acme/held", "bumpbot/acme--held")]
    [InlineData("open acme/no", "bumpbot/acme--no")]
    public void A_tick_opens_what_limit_or_a_refusal_holds_back(string box, string branch)
    {
        var plan = Plan(Ticked(box));
        Assert.Equal(branch, Assert.Single(plan.Pulls).Branch);
        Assert.DoesNotContain("[x]", Assert.Single(Written(Ticked(box))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tick_has_a_branch_made_anew_on_the_newest_base()
    {
        var ticked = Ticked("rebase 5");
        var branches = ticked.Standing.Branches.ToDictionary(branch => branch.Key, branch => branch.Value with { IsBehind = true });
        Assert.NotNull(Assert.Single(Plan(ticked with { Standing = ticked.Standing with { Branches = branches } }).Pulls).Push);
    }

    [Fact]
    public void A_tick_says_that_commits_were_looked_at()
    {
        var plan = Plan(Ticked("checked acme/done"));
        Assert.Equal([UpstreamId.Parse("acme/done")], plan.Checked);
        Assert.DoesNotContain("to check", Assert.Single(Written(Ticked("checked acme/done"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cooling_release_is_opened_by_a_tick_and_stays()
    {
        var cooling = new SkippedRelease("1.2.0", new ReleaseSkip.CoolingDown(At.AddDays(3), AgeSince.Publication));
        var found = World.Found("acme/tool", "1.0.0", "1.2.0");
        var young = found with { Candidate = found.Allowed[1], Allowed = [found.Allowed[1]], Skipped = [cooling] };
        var world = World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", young) with { Now = At, Issues = Kept.Issues };
        Assert.Empty(Plan(world).Pulls);
        var ticked = Standing(world, Assert.Single(Written(world)).Body.Replace("- [ ] open now", "- [x] open now", StringComparison.Ordinal));
        Assert.Equal("1.2.0", Assert.Single(Plan(ticked).Pulls).Members[0].Bump.To.Release.Tag);
        var opened = world.Pull(5, PullState.Open, "bumpbot/acme--tool", "acme/tool@1.2.0").Branch("bumpbot/acme--tool", Bot, new MergeOutcome.Clean(new Dictionary<string, string?> { ["a.txt"] = BlobId.Of("acme/tool@1.2.0"u8.ToArray()) }));
        var later = Plan(opened);
        Assert.Empty(later.Closings);
        Assert.Contains(new BumpReason.AlreadyOpen(5), later.NotDone.OfType<NotDone.Upstream>().Select(one => one.Reason));
    }

    [Fact]
    public void Boxes_that_are_none_of_the_bots_are_not_ticks()
    {
        string[] others = ["- [x] open now <!-- box open -->", "- [x] <!-- box dance acme/tool -->", "[x] open now <!-- box open acme/tool -->", "- [x] open now", "text - [x] a <!-- box open acme/tool -->"];
        Assert.Empty(DashboardBoxes.Ticked(Standing(Kept, string.Join('\n', others) + "\n" + Marks.Write(new Mark(MarkKind.Dashboard, []))).Standing));
    }

    [Fact]
    public void Switched_off_the_bot_closes_it() =>
        Assert.Equal(9, Assert.Single(Plan(Standing(Kept, "") with { Issues = new IssueSettings(ReleaseIssues.Off, []) }).Closings).Number);

    [Fact]
    public void Closed_by_a_person_it_is_left() =>
        Assert.Equal(new PlannedDashboard.Left(9), Plan(Standing(Kept, "", IssueState.Closed)).Dashboard);

    [Fact]
    public void Closed_by_the_bot_another_is_opened() =>
        Assert.Empty(Assert.IsType<PlannedDashboard.Write>(Plan(Standing(Kept, "", IssueState.ClosedByBot)).Dashboard).Standing);

    [Fact]
    public void A_run_for_some_upstreams_only_says_nothing()
    {
        var detections = Kept.Detections.Where(one => one.Key != UpstreamId.Parse("acme/held")).ToDictionary();
        Assert.Null(Plan(Kept with { Detections = detections }).Dashboard);
    }

    [Fact]
    public void What_is_too_long_for_one_issue_goes_on_in_others()
    {
        var many = World.With(("a.txt", "nothing")) with { Now = At, Issues = Kept.Issues };
        for (var i = 0; i < 1200; i++)
            many = many.Watching($"acme/a-rather-long-name-of-a-tool-{i}", new Detection.Unknown(UpstreamId.Parse($"acme/a-rather-long-name-of-a-tool-{i}"), new Fault.Retry("the look at it took too long, and was given up after some tries")));
        var pages = Written(many);
        Assert.True(pages.Count > 2);
        Assert.All(pages, page => Assert.True(page.Body.Length <= 65_536, $"{page.Body.Length}"));
        Assert.All(pages, page => Assert.True(Marks.TryRead(page.Body, out _)));
        Assert.Equal(["BumpBot: what is kept current here", "BumpBot: what is kept current here (2)"], pages.Take(2).Select(page => page.Title));
        Assert.Equal(1200, pages.Sum(page => page.Body.Split("- acme/").Length - 1));
    }

    private static World Ticked(string box)
    {
        var body = Assert.Single(Written(Kept)).Body;
        var line = body.Split('\n').Single(line => line.Contains($"<!-- box {box} -->", StringComparison.Ordinal));
        return Standing(Kept, body.Replace(line, line.Replace("[ ]", "[x]", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private static World Standing(World world, string body, IssueState state = IssueState.Open) => world with
    {
        Standing = world.Standing with
        {
            Issues = [.. world.Standing.Issues, new StandingIssue(9, World.Page, state, "title", body, Marks.TryRead(body, out var mark) ? mark : new Mark(MarkKind.Dashboard, []))],
        },
    };

    private static Plan Plan(World world) => Planner.Plan(TakeCommands.Into(world.Input()));

    private static List<(StandingIssue? Issue, string Title, string Body)> Written(World world) =>
        [.. DashboardPages.ToWrite(Assert.IsType<PlannedDashboard.Write>(Plan(world).Dashboard), [])];
}
