using BumpBot.Model;
using BumpBot.Planning;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Planning;

public class AlarmTests
{
    private const string A = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string B = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private const string Branch = "bumpbot/acme--tool";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Alarm Moved = new Alarm.TagMoved("1.2.0", A, B);
    private static readonly Alarm Withdrawn = new Alarm.ReleaseWithdrawn("1.3.0", Withdrawal.Deleted);

    private static World Outdated => World.With(("a.txt", "acme/tool@1.1.0")).Watching("acme/tool", "1.1.0", "1.2.0");

    [Fact]
    public void An_alarm_about_the_candidate_holds_its_bump_back_and_asks_by_an_issue()
    {
        var plan = Raised(Outdated, Moved).Plan();
        Assert.Empty(plan.Pulls);
        Assert.Equal(new BumpReason.Alarmed(Moved, null), Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
        Assert.Equal([Moved], Assert.IsType<PlannedAlarm.Open>(Assert.Single(plan.Alarms)).Alarms);
    }

    [Fact]
    public void An_alarm_about_another_release_that_the_target_has_nothing_to_do_with_holds_nothing_back()
    {
        var plan = Raised(Outdated, new Alarm.TagMoved("0.9.0", A, B)).Plan();
        Assert.Empty(Assert.Single(plan.Pulls).Bump().Alarms);
        Assert.Empty(plan.Alarms);
    }

    [Fact]
    public void An_alarm_about_what_the_files_name_asks_and_holds_nothing_back()
    {
        var plan = Raised(Outdated, new Alarm.TagMoved("1.1.0", A, B)).Plan();
        Assert.Single(plan.Pulls);
        Assert.Single(plan.Alarms);
    }

    [Fact]
    public void Another_repository_under_the_name_holds_everything_back()
    {
        var replaced = new Alarm.RepositoryReplaced(1, 2);
        var world = Raised(World.With(("a.txt", "acme/tool@1.2.0")).Watching("acme/tool", "1.1.0", "1.2.0"), replaced)
            .Pull(4, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, new BranchOwner.Bot(), new MergeOutcome.Conflict());
        var plan = world.Plan();
        Assert.Empty(plan.Closings);
        Assert.Equal(new BumpReason.Alarmed(replaced, null), Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
        Assert.Empty(Raised(Outdated, replaced).Plan().Pulls);
    }

    [Fact]
    public void Where_alarms_only_warn_the_pull_request_does_so_before_all_else()
    {
        var plan = (Raised(Outdated, Moved) with { Alarms = AlarmPolicy.Warn }).Plan();
        var pull = Assert.Single(plan.Pulls);
        Assert.StartsWith($"> **Look before you merge:** The tag `1.2.0` was moved from `{A}` to `{B}`.", OneBump.Body(pull.Bump(), null), StringComparison.Ordinal);
        Assert.Single(plan.Alarms);
    }

    [Fact]
    public void Where_alarms_are_off_nothing_comes_of_them()
    {
        var plan = (Raised(Outdated, Moved) with { Alarms = AlarmPolicy.Off }).Plan();
        Assert.Empty(Assert.Single(plan.Pulls).Bump().Alarms);
        Assert.Empty(plan.Alarms);
        Assert.Empty(plan.Judged);
    }

    [Fact]
    public void A_new_author_and_an_archived_upstream_only_warn()
    {
        var plan = Raised(Outdated, new Alarm.NewAuthor("1.2.0", "eve"), new Alarm.Archived()).Plan();
        Assert.Contains("`eve` published `1.2.0`", OneBump.Body(Assert.Single(plan.Pulls).Bump(), null), StringComparison.Ordinal);
        Assert.Equal([new Alarm.Archived()], Assert.Single(plan.Alarms).Alarms);
    }

    [Fact]
    public void A_person_who_closes_the_issue_accepts_just_what_it_was_about()
    {
        var plan = Raised(Outdated, Moved).AlarmIssue(9, IssueState.Closed, Moved).Plan();
        Assert.Single(plan.Pulls);
        Assert.Empty(plan.Alarms);
        Assert.True(Assert.Single(plan.Judged).Acknowledged);
        var other = new Alarm.TagMoved("1.2.0", A, new string('c', 40));
        Assert.Single(Raised(Outdated, other).AlarmIssue(9, IssueState.Closed, Moved).Plan().Alarms);
    }

    [Fact]
    public void An_open_issue_that_says_it_already_stays_as_it_is_and_is_named()
    {
        var plan = Raised(Outdated, Moved).AlarmIssue(9, IssueState.Open, Moved).Plan();
        Assert.Empty(plan.Alarms);
        Assert.Empty(plan.Closings);
        Assert.Equal(new BumpReason.Alarmed(Moved, 9), Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
        Assert.Contains("#9", ReasonText.Of(plan.NotDone.OfType<NotDone.Upstream>().Single().Reason), StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_alarm_refreshes_the_issue_in_place()
    {
        var plan = Raised(Outdated, Moved, new Alarm.Archived()).AlarmIssue(9, IssueState.Open, Moved).Plan();
        Assert.Equal(9, Assert.IsType<PlannedAlarm.Refresh>(Assert.Single(plan.Alarms)).Number);
    }

    [Fact]
    public void The_bot_closes_the_issue_when_it_is_over_or_accepted_elsewhere()
    {
        var over = Told(Outdated, ("1.2.0", A)).AlarmIssue(9, IssueState.Open, Moved).Plan();
        Assert.StartsWith("it is over", Assert.Single(over.Closings).Reason, StringComparison.Ordinal);
        Assert.Single(over.Pulls);
        var accepted = Trusting(Outdated, trust => trust with { Alarms = [new SeenAlarm(Moved, Now, Now, Now)] }).AlarmIssue(9, IssueState.Open, Moved).Plan();
        Assert.Equal("accepted as known", Assert.Single(accepted.Closings).Reason);
    }

    [Fact]
    public void With_the_ledger_lost_an_open_issue_still_holds_the_bump_back()
    {
        var plan = Outdated.AlarmIssue(9, IssueState.Open, Moved).Plan();
        Assert.Empty(plan.Pulls);
        Assert.Empty(plan.Closings);
        Assert.True(Assert.Single(plan.Judged).IsTold);
    }

    [Fact]
    public void A_look_that_failed_neither_opens_nor_closes()
    {
        var unknown = new Detection.Unknown(UpstreamId.Parse("acme/tool"), new Fault.Retry("502")) { Trust = Trust(Moved) };
        var world = World.With(("a.txt", "acme/tool@1.1.0")).Watching("acme/tool", unknown);
        Assert.True(world.Plan().IsEmpty);
        Assert.True(world.AlarmIssue(9, IssueState.Open, Withdrawn).Plan().IsEmpty);
    }

    [Fact]
    public void A_withdrawn_releases_pull_request_and_issue_are_closed_with_the_reason()
    {
        var world = Raised(World.With(("a.txt", "acme/tool@1.2.0")).Watching("acme/tool", "1.1.0", "1.2.0"), Withdrawn)
            .Pull(4, PullState.Open, Branch, "acme/tool@1.3.0").Branch(Branch, new BranchOwner.Bot(), new MergeOutcome.Conflict())
            .Issue(3, IssueState.Open, MarkKind.Bump, "acme/tool@1.3.0");
        var plan = world.Plan();
        Assert.Equal([4, 3], plan.Closings.Select(closing => closing.Number));
        Assert.All(plan.Closings, closing => Assert.Equal("release 1.3.0 was deleted", closing.Reason));
        Assert.Single(plan.Alarms);
    }

    [Fact]
    public void A_withdrawn_releases_pull_request_moves_on_where_another_release_is_wanted()
    {
        var plan = Raised(Outdated, Withdrawn)
            .Pull(4, PullState.Open, Branch, "acme/tool@1.3.0").Branch(Branch, new BranchOwner.Bot(), new MergeOutcome.Conflict()).Plan();
        Assert.Equal(4, Assert.IsType<PlannedPull.Refresh>(Assert.Single(plan.Pulls)).Number);
        Assert.Empty(plan.Closings);
    }

    [Fact]
    public void A_persons_work_on_a_withdrawn_releases_branch_is_left_alone()
    {
        var world = Raised(World.With(("a.txt", "acme/tool@1.2.0")).Watching("acme/tool", "1.1.0", "1.2.0"), Withdrawn)
            .Pull(4, PullState.Open, Branch, "acme/tool@1.3.0").Branch(Branch, new BranchOwner.Person("a commit"), new MergeOutcome.Conflict());
        Assert.Empty(world.Plan().Closings);
    }

    [Fact]
    public void The_candidates_tag_is_asked_for_where_the_ledger_knows_it_and_compared()
    {
        var world = Trusting(Outdated, trust => trust with { Tags = new Dictionary<string, string> { ["1.2.0"] = A } });
        var question = Assert.IsType<EvidenceQuestion.TagCommit>(Assert.Single(EvidenceQuestions.Of(world.Input())));
        Assert.Equal("1.2.0", question.Tag);
        Assert.Empty(TargetAlarms.Doubted(world.There(question, A).Input()));
        Assert.Single(world.There(question, A).Plan().Pulls);
        Assert.Equal([question], TargetAlarms.Doubted(world.There(question, B).Input()));
        var plan = world.There(question, B).Plan();
        Assert.Empty(plan.Pulls);
        Assert.Equal([Moved], Assert.Single(plan.Alarms).Alarms);
        Assert.False(Assert.Single(plan.Judged).Acknowledged);
        Assert.Single(world.Answered(question, new EvidenceAnswer.Unknown("502")).Plan().Pulls);
    }

    [Fact]
    public void The_candidates_tag_is_not_asked_for_where_there_is_nothing_to_compare_or_it_was_told()
    {
        Assert.Empty(EvidenceQuestions.Of(Outdated.Input()));
        var known = Trusting(Outdated, trust => trust with { Tags = new Dictionary<string, string> { ["1.2.0"] = A } });
        Assert.Empty(EvidenceQuestions.Of(Told(known, ("1.2.0", A)).Input()));
        Assert.Empty(EvidenceQuestions.Of((known with { Alarms = AlarmPolicy.Off }).Input()));
        Assert.Empty(EvidenceQuestions.Of(known.Pull(4, PullState.Open, Branch, "acme/tool@1.2.0").Input()));
    }

    [Fact]
    public void Where_issues_are_off_there_is_none_about_alarms_either()
    {
        var plan = (Raised(Outdated, Moved) with { Issues = new IssueSettings(ReleaseIssues.Off, []) }).Plan();
        Assert.Empty(plan.Alarms);
        Assert.Empty(plan.Pulls);
    }

    [Fact]
    public void The_issues_mark_names_its_alarms_and_is_read_back()
    {
        var issue = new PlannedAlarm.Open(UpstreamId.Parse("acme/tool"), RepoName.Parse("acme/tool"), [Moved, new Alarm.NewAuthor("1--->", "e\"v\ne")]);
        var body = AlarmText.Body(issue, AlarmPolicy.Block);
        Assert.True(Marks.TryRead(body, out var mark));
        Assert.Equal(MarkKind.Alarm, mark.Kind);
        Assert.Equal(issue.Alarms, mark.Alarms);
        Assert.Equal("acme/tool: tag 1.2.0 was moved and 1 more", AlarmText.Title(issue));
        Assert.Contains("bumpbot baseline --upstream acme/tool", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"v":1,"kind":"alarm","members":["o/r@*"]}""")]
    [InlineData("""{"v":1,"kind":"alarm","members":["o/r@*"],"alarms":[]}""")]
    [InlineData("""{"v":1,"kind":"alarm","members":["o/r@*"],"alarms":[{"kind":"unheardOf"}]}""")]
    [InlineData("""{"v":1,"kind":"alarm","members":["o/r@*"],"alarms":[{"kind":"tagMoved","tag":"v1"}]}""")]
    [InlineData("""{"v":1,"kind":"alarm","members":["o/r@*"],"alarms":[{"kind":"archived","more":1}]}""")]
    [InlineData("""{"v":1,"kind":"bump","members":["o/r@v1"],"alarms":[{"kind":"archived"}]}""")]
    public void A_mark_whose_alarms_are_not_of_the_known_form_is_none(string json) =>
        Assert.False(Marks.TryRead($"<!-- bumpbot {json} -->", out _));

    private static World Raised(World world, params Alarm[] alarms) => Trusting(world, _ => Trust(alarms));

    private static UpstreamTrust Trust(params Alarm[] alarms) => UpstreamTrust.Unknown with { Alarms = [.. alarms.Select(alarm => new SeenAlarm(alarm, Now))] };

    private static World Told(World world, params (string Tag, string Commit)[] told) =>
        Trusting(world, trust => trust with { Told = told.ToDictionary(tag => tag.Tag, tag => tag.Commit) });

    private static World Trusting(World world, Func<UpstreamTrust, UpstreamTrust> change) => world with
    {
        Detections = world.Detections.ToDictionary(d => d.Key, d => d.Value with { Trust = change(d.Value.Trust) }),
    };
}
