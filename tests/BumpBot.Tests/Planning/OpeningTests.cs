using System.Text;
using BumpBot.Model;
using BumpBot.Planning;
using Cronos;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Planning;

/// <summary>When pull requests may be opened, how they open, when they are made anew, and when one goes back.</summary>
public sealed class OpeningTests
{
    private const string Branch = "bumpbot/acme--tool";

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly World Outdated = World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", "1.0.0", "1.0.1", "1.2.0");
    private static readonly World Standing = Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.2.0");
    private static readonly MergeOutcome Right = new MergeOutcome.Clean(new Dictionary<string, string?> { ["a.txt"] = BlobId.Of("acme/tool@1.2.0"u8.ToArray()) });

    [Fact]
    public void Only_so_many_are_opened_in_an_hour()
    {
        var world = Outdated.Pull(3, PullState.Merged, "bumpbot/acme--other", "acme/other@1.0.0") with { Pulls = PullSettings.Default with { PerHour = 1 } };
        World Opened(TimeSpan ago) => world with { Standing = world.Standing with { Pulls = [world.Standing.Pulls[0] with { OpenedAt = world.Now - ago }] } };
        Assert.Equal(new BumpReason.HourlyLimitReached(1), Reason(Opened(TimeSpan.FromMinutes(59))));
        Assert.Single(Opened(TimeSpan.FromMinutes(60)).Plan().Pulls);
    }

    [Theory]
    [InlineData("2026-11-26T05:00:00Z", null)]
    [InlineData("2026-11-26T04:59:59Z", "2026-11-26T05:00:00Z")]
    [InlineData("2026-11-26T19:00:00Z", "2026-11-27T05:00:00Z")]
    [InlineData("2026-11-27T19:00:00Z", "2026-11-30T05:00:00Z")]
    [InlineData("2026-06-26T04:00:00Z", null)]
    public void A_weekly_window_opens_by_the_clock_of_its_zone(string now, string? opens)
    {
        HashSet<DayOfWeek> workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        AssertWindow(new OpeningWindow.Weekly(workdays, new TimeOnly(6, 0), new TimeOnly(20, 0), Berlin), now, opens);
    }

    [Theory]
    [InlineData("2026-11-28T23:30:00Z", null)]
    [InlineData("2026-11-29T03:59:00Z", null)]
    [InlineData("2026-11-29T04:00:00Z", "2026-12-05T22:00:00Z")]
    public void A_window_may_pass_midnight(string now, string? opens) =>
        AssertWindow(new OpeningWindow.Weekly(new HashSet<DayOfWeek> { DayOfWeek.Saturday }, new TimeOnly(22, 0), new TimeOnly(4, 0), TimeZoneInfo.Utc), now, opens);

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z")]
    public void A_time_that_the_clock_skips_is_taken_an_hour_later(string now, string opens) =>
        AssertWindow(new OpeningWindow.Weekly(new HashSet<DayOfWeek> { DayOfWeek.Sunday }, new TimeOnly(2, 30), new TimeOnly(5, 0), Berlin), now, opens);

    [Theory]
    [InlineData("2026-11-26T06:59:30Z", null)]
    [InlineData("2026-11-26T21:00:00Z", "2026-11-27T06:00:00Z")]
    public void A_cron_expression_names_the_minutes(string now, string? opens) =>
        AssertWindow(new OpeningWindow.ByCron(CronExpression.Parse("* 6-20 * * 1-5"), null), now, opens);

    [Fact]
    public void A_window_never_holds_a_refresh_back()
    {
        var never = new OpeningWindow.ByCron(CronExpression.Parse("0 0 1 1 *"), null);
        var world = Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.0.1").Branch(Branch, new BranchOwner.Bot(), new MergeOutcome.Conflict()) with { Pulls = PullSettings.Default with { Window = never } };
        Assert.IsType<PlannedPull.Refresh>(Assert.Single(world.Plan().Pulls));
    }

    [Theory]
    [InlineData(RebasePolicy.Conflicts, false)]
    [InlineData(RebasePolicy.Behind, true)]
    [InlineData(RebasePolicy.Never, false)]
    public void A_branch_behind_its_base_is_made_anew_where_that_is_asked_for(RebasePolicy rebase, bool pushes)
    {
        var world = Standing.Branch(Branch, new BranchOwner.Bot(), Right) with { Pulls = PullSettings.Default with { Rebase = rebase } };
        world = world with { Standing = world.Standing with { Branches = world.Standing.Branches.ToDictionary(branch => branch.Key, branch => branch.Value with { IsBehind = true }) } };
        Assert.Equal(pushes, world.Plan().Pulls is [PlannedPull.Refresh { Push: not null }]);
    }

    [Fact]
    public void A_conflict_is_left_to_people_where_nothing_is_ever_rebased_until_something_newer_is_out()
    {
        var world = Standing.Branch(Branch, new BranchOwner.Bot(), new MergeOutcome.Conflict()) with { Pulls = PullSettings.Default with { Rebase = RebasePolicy.Never } };
        Assert.Equal(new BumpReason.NotRebased(5), Reason(world));
        Assert.NotNull(Assert.Single(world.Releasing("acme/tool", "1.0.0", "1.2.0", "1.3.0").Plan().Pulls).Push);
    }

    [Fact]
    public void Labels_follow_the_severity_and_the_code_owners_of_what_changes_are_asked()
    {
        var settings = PullSettings.Default with
        {
            Labels = ["deps"],
            LabelsBySeverity = new Dictionary<BumpSeverity, IReadOnlyList<string>> { [BumpSeverity.Minor] = ["minor"], [BumpSeverity.Major] = ["major"], [BumpSeverity.Breaking] = ["breaking", "deps"] },
            Reviewers = ["alice"],
            CodeOwners = true,
            Draft = true,
        };
        var world = Outdated with { Pulls = settings, CodeOwners = CodeOwners.Parse("* @bob\n*.txt @acme/docs @alice # both\n/b.txt nobody@example.org\n") };
        var open = Assert.IsType<PlannedPull.Open>(Assert.Single(world.Plan().Pulls));
        Assert.Equal(["deps", "minor"], open.Labels);
        Assert.Equal(["alice", "acme/docs"], open.Request.Reviewers);
        Assert.True(open.Request.Draft);
        Assert.Equal(["deps", "major", "breaking"], Assert.Single(world.Releasing("acme/tool", "1.0.0", "2.0.0").Plan().Pulls).Labels);
    }

    [Fact]
    public void Titles_and_messages_follow_their_templates()
    {
        var settings = PullSettings.Default with { Title = new TextTemplate("{upstream}: {from} to {to} ({severity})"), Message = new TextTemplate("build: {name} {to}"), SkipCi = true };
        var pull = Assert.Single((Outdated with { Pulls = settings }).Plan().Pulls);
        Assert.Equal("acme/tool: 1.0.0 to 1.2.0 (minor)", pull.Title);
        Assert.StartsWith("build: tool 1.2.0 [skip ci]\n\n", pull.Push!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_no_longer_says_what_is_so_is_written_anew_without_a_push()
    {
        var opened = Outdated.Plan().Pulls[0];
        var body = PullRequestText.Body(opened.Title, [new PublishedMember(opened.Bump(), 9)], null);
        Assert.True(Marks.TryRead(body, out var mark));
        var pull = new StandingPull(5, World.Page, PullState.Open, Branch, opened.Title, body, mark);
        var world = (Outdated with { Standing = Outdated.Standing with { Pulls = [pull] } }).Branch(Branch, new BranchOwner.Bot(), Right).Issue(9, IssueState.Open, MarkKind.Bump, "acme/tool@1.2.0");
        Assert.True(world.Plan().IsEmpty);
        Assert.Null(Assert.IsType<PlannedPull.Refresh>(Assert.Single((world with { Pulls = PullSettings.Default with { Title = new TextTemplate("bump {what}") } }).Plan().Pulls)).Push);
    }

    [Fact]
    public void What_is_watched_no_more_is_closed_with_its_issue()
    {
        var plan = World.With(("a.txt", "acme/tool@1.0.0"))
            .Pull(5, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, new BranchOwner.Bot(), Right)
            .Issue(9, IssueState.Open, MarkKind.Bump, "acme/tool@1.2.0").Plan();
        Assert.Equal([(5, "no longer watched"), (9, "no longer watched")], plan.Closings.Select(closing => (closing.Number, closing.Reason)));
    }

    [Fact]
    public void Invariant_6_files_go_back_from_a_withdrawn_release_only_where_that_is_asked_for()
    {
        var id = UpstreamId.Parse("acme/tool");
        var found = World.Found("acme/tool", "1.0.0", "1.0.1") with
        {
            Trust = UpstreamTrust.Unknown with { Alarms = [new SeenAlarm(new Alarm.ReleaseWithdrawn("1.2.0", Withdrawal.Deleted), DateTimeOffset.UnixEpoch)] },
        };
        var world = World.With(("a.txt", "acme/tool@1.2.0"), ("b.txt", "acme/tool@1.3.0")).Watching("acme/tool", found);
        Assert.Empty(world.Plan().Pulls);
        var back = Assert.Single((world with { Rollback = true }).Plan().Pulls);
        Assert.Equal(("a.txt", "1.0.1"), (Assert.Single(back.Bump().Moves).Found.Reference.Path, back.Bump().Moves[0].NewText));
        Assert.Equal(id, Assert.Single(back.Upstreams));
    }

    [Theory]
    [InlineData(Automerge.Off, "1.0.1", false)]
    [InlineData(Automerge.Patch, "1.0.1", true)]
    [InlineData(Automerge.Patch, "1.1.0", false)]
    [InlineData(Automerge.Minor, "1.1.0", true)]
    [InlineData(Automerge.Minor, "2.0.0", false)]
    [InlineData(Automerge.All, "2.0.0", false)]
    public void What_is_merged_without_a_person_is_never_what_looks_breaking(Automerge automerge, string tag, bool merges)
    {
        var quiet = new EvidenceAnswer.Commits([], 0);
        var right = new MergeOutcome.Clean(new Dictionary<string, string?> { ["a.txt"] = BlobId.Of(Encoding.UTF8.GetBytes("acme/tool@" + tag)) });
        var world = World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", "1.0.0", tag)
            .Pull(5, PullState.Open, Branch, "acme/tool@" + tag).Branch(Branch, new BranchOwner.Bot(), right)
            .Answered(new EvidenceQuestion.CommitsBetween(RepoName.Parse("acme/tool"), "1.0.0", tag), quiet) with
        {
            Pulls = PullSettings.Default with { Automerge = automerge },
        };
        Assert.Equal(merges, world.Plan().Merges is [{ Standing.Number: 5, Head: "head of " + Branch }]);
    }

    private static BumpReason Reason(World world) => Assert.Single(world.Plan().NotDone.OfType<NotDone.Upstream>()).Reason;

    private static void AssertWindow(OpeningWindow window, string now, string? opens)
    {
        var later = window.OpensLaterThan(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.Utc);
        Assert.Equal(opens is null ? null : DateTimeOffset.Parse(opens, System.Globalization.CultureInfo.InvariantCulture), later);
    }
}
