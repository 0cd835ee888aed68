using BumpBot.Ledgers;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Tests.Ledgers;

public class LedgerChangesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UpstreamId Cli = UpstreamId.Parse("cli/cli");
    private static readonly TargetName App = new TargetName.OnForge(RepoName.Parse("acme/app"));
    private static readonly Standing Nothing = new([], [], new Dictionary<string, StandingBranch>(), true);

    private static readonly TargetSettings Settings = new(
        [], [], new Dictionary<string, IReadOnlyList<Updaters.Text.PathGlob>>(), [], PullSettings.Default, IssueSettings.Default);

    [Fact]
    public void A_successful_look_is_remembered_and_a_failed_one_changes_nothing()
    {
        var ledger = LedgerChange.Apply(Ledger.Empty, LedgerChanges.OfLooks(
            [Found("v1.1.0"), new Detection.Unknown(UpstreamId.Parse("a/b"), new Fault.Retry("502"))], Now));
        var seen = Assert.Single(ledger.Seen);
        Assert.Equal("cli/cli", seen.Key);
        Assert.Equal("v1.1.0", seen.Value.LatestTag);
        Assert.Equal(Now, seen.Value.LastChecked);
        Assert.Equal("c0ffee", seen.Value.Tags["v1.1.0"]);
        Assert.Equal(Now, seen.Value.TagsListedAt);
    }

    [Fact]
    public void A_look_that_found_nothing_allowed_keeps_what_was_known()
    {
        var before = LedgerChange.Apply(Ledger.Empty, LedgerChanges.OfLooks([Found("v1.1.0")], Now));
        var nothing = new Detection.NothingToMoveTo(Cli, Snapshot("v1.1.0"), []);
        var after = LedgerChange.Apply(before, LedgerChanges.OfLooks([nothing], Now.AddHours(1)));
        Assert.Equal("v1.1.0", after.Seen["cli/cli"].LatestTag);
    }

    [Fact]
    public void Of_targets_that_allow_different_versions_the_newest_is_remembered() =>
        Assert.Equal("v1.1.0", LedgerChange.Apply(Ledger.Empty, LedgerChanges.OfLooks([Found("v1.1.0"), Found("v1.0.0")], Now)).Seen["cli/cli"].LatestTag);

    [Fact]
    public void A_target_knows_a_release_that_needed_nothing() =>
        Assert.Equal("v1.1.0", Remember(Done()).Known["cli/cli"]);

    [Fact]
    public void A_release_that_is_held_back_is_not_known_yet() =>
        Assert.Empty(Remember(Done(new NotDone.Upstream(Cli, new BumpReason.LimitReached(10)))).Known);

    [Fact]
    public void A_release_that_an_alarm_holds_back_is_not_known_yet() =>
        Assert.Empty(Remember(Done(new NotDone.Upstream(Cli, new BumpReason.Alarmed(new Alarm.TagMoved("v1.1.0", "a", "b"), 3)))).Known);

    [Fact]
    public void An_alarm_is_accepted_when_every_target_that_has_it_accepts_it()
    {
        var alarm = new Alarm.TagMoved("v1.1.0", "c0ffee", "bad");
        var before = LedgerChange.Apply(Ledger.Empty, LedgerChanges.OfLooks([Found("v1.1.0")], Now));
        TargetReport Judging(bool accepted) => Done() with { Plan = Done().Plan with { Judged = [new JudgedAlarm(Cli, alarm) { Acknowledged = accepted }] } };
        SeenUpstream After(params TargetReport[] reports) => LedgerChange.Apply(before, LedgerChanges.OfAlarms(reports, Now)).Seen["cli/cli"];
        Assert.True(Assert.Single(After(Judging(false)).Alarms).Stands);
        Assert.True(Assert.Single(After(Judging(true), Judging(false)).Alarms).Stands);
        Assert.True(Assert.Single(After(Judging(true), new TargetReport.Failed(App, new Fault.Retry("502"))).Alarms).Stands);
        var accepted = After(Judging(true), Done());
        Assert.False(Assert.Single(accepted.Alarms).Stands);
        Assert.Equal("bad", accepted.Tags["v1.1.0"]);
    }

    [Fact]
    public void A_bump_that_failed_is_not_known_yet_and_an_opened_one_is()
    {
        var planned = Done() with { };
        var plan = planned.Plan with { Pulls = [new PlannedPull.Open("bumpbot/cli--cli", "title", [new PlannedMember(Bump, new Tracking.None())], null, PullRequestSettings.None)] };
        Assert.Empty(Remember(planned with { Plan = plan }).Known);
        var opened = new Published.PullRequest([new PublishedMember(Bump, 3)], "bumpbot/cli--cli", 4, new Uri("https://x/4"), BumpOutcome.Opened);
        var done = Remember(planned with { Plan = plan, Published = [opened] });
        Assert.Equal("v1.1.0", done.Known["cli/cli"]);
        var bump = done.Bumps["cli/cli"];
        Assert.Equal(new DoneBump(bump.From, "v1.1.0", "bumpbot/cli--cli", BumpOutcome.Opened, 4, 3, Now), bump);
        Assert.Equal(["v1.0.0"], bump.From);
    }

    [Theory]
    [InlineData(PullState.Merged, BumpOutcome.Merged)]
    [InlineData(PullState.ClosedByPerson, BumpOutcome.ClosedByPerson)]
    [InlineData(PullState.ClosedByBot, BumpOutcome.ClosedByBot)]
    [InlineData(PullState.Open, BumpOutcome.Opened)]
    public void What_became_of_a_pull_request_is_learnt_from_the_standing(PullState state, BumpOutcome outcome)
    {
        var bumps = new Dictionary<string, DoneBump> { ["cli/cli"] = new(["v1.0.0"], "v1.1.0", "b", BumpOutcome.Opened, 4, null, Now) };
        var before = new Ledger(
            new Dictionary<string, SeenUpstream>(), new Dictionary<string, DoneTarget> { ["acme/app"] = DoneTarget.Empty with { Bumps = bumps } });
        var pull = new StandingPull(4, new Uri("https://x/4"), state, "b", "t", "", new Mark(MarkKind.Bump, [new MarkMember(Cli, "v1.1.0")]));
        var change = LedgerChanges.OfTarget(Done(), Nothing with { Pulls = [pull] }, new Dictionary<UpstreamId, Detection>(), Now.AddHours(1));
        Assert.Equal(outcome, LedgerChange.Apply(before, [change]).Done["acme/app"].Bumps["cli/cli"].Outcome);
    }

    private static Bump Bump => new(Cli, Snapshot("v1.1.0"), ["v1.0.0"], Found("v1.1.0").Candidate, [], [], []);

    private static DoneTarget Remember(TargetReport.Done report)
    {
        var change = LedgerChanges.OfTarget(report, Nothing, new Dictionary<UpstreamId, Detection> { [Cli] = Found("v1.1.0") }, Now);
        return LedgerChange.Apply(Ledger.Empty, [change]).Done["acme/app"];
    }

    private static TargetReport.Done Done(params NotDone[] notDone) =>
        new(App, new Plan(App, "main", "0123", [], [], [], notDone, [], Settings), []);

    private static Snapshot Snapshot(string tag) => new(
        Cli.Repo, 7, ReleaseSource.Releases, [new Release(tag, null, "c0ffee", Now, null, "mona", null, ReleaseStage.Published)], null);

    private static Detection.Found Found(string tag)
    {
        var snapshot = Snapshot(tag);
        var candidate = new Candidate(snapshot.Releases[0], ReleaseVersion.Parse(tag[1..]));
        return new Detection.Found(Cli, snapshot, candidate, [candidate], new PublishedVersions(TagPattern.Infer(Cli.Repo, [tag]), [tag]), [])
        {
            Trust = UpstreamTrust.Unknown with { Tags = new Dictionary<string, string> { [tag] = "c0ffee" }, ListedAt = Now },
        };
    }
}
