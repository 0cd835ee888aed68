using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Watching;
using BumpBot.Watching.Trust;
using Updaters.References;

namespace BumpBot.Tests.Watching;

public class DetectAlarmsTests
{
    private const string A = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string B = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ZonedTime Time = new(Now, TimeZoneInfo.Utc);

    private static readonly WatchEntry Entry = new(
        Upstream.WithDefaultNames(UpstreamId.Parse("cli/cli")), Follow.Releases, null, null, [], Prereleases: false, []);

    private static readonly WatchEntry OfTags = Entry with { Follow = Follow.Tags };

    [Fact]
    public void The_first_sight_raises_nothing_and_remembers_where_the_tags_lead()
    {
        var trust = Look(Entry, Releases("v1.0.0", "v1.1.0") with { Archived = true }, null, ("v1.0.0", A), ("v1.1.0", B), ("v0.9.0", A));
        Assert.Empty(trust.Standing);
        Assert.Equal([("v1.0.0", A), ("v1.1.0", B)], trust.Tags.Select(tag => (tag.Key, tag.Value)).Order());
        Assert.Equal(Now, trust.ListedAt);
    }

    [Fact]
    public void A_tag_that_leads_elsewhere_is_an_alarm_and_its_first_commit_stays_remembered()
    {
        var trust = Look(Entry, Releases("v1.0.0"), Memory(Releases("v1.0.0"), ("v1.0.0", A)), ("v1.0.0", B));
        Assert.Equal(new Alarm.TagMoved("v1.0.0", A, B), Assert.Single(trust.Standing));
        Assert.Equal(A, trust.Tags["v1.0.0"]);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1.1")]
    [InlineData("latest")]
    [InlineData("nightly")]
    [InlineData("v2.0.0-rc.1")]
    public void A_tag_that_is_meant_to_move_may(string tag)
    {
        var seen = Memory(Releases("v1.1.0"), ("v1.1.0", A), (tag, A));
        Assert.Empty(Look(Entry, Releases("v1.1.0"), seen, ("v1.1.0", A), (tag, B)).Standing);
        Assert.Empty(Look(OfTags, Tags(("v1.1.0", A), (tag, B)), seen).Standing);
    }

    [Theory]
    [InlineData(AlarmsAtBaseline.Kept, A)]
    [InlineData(AlarmsAtBaseline.Accepted, B)]
    public void A_baseline_accepts_alarms_where_the_upstream_was_named(AlarmsAtBaseline alarms, string commit)
    {
        var seen = Memory(Releases("v1.0.0"), ("v1.0.0", A));
        var detection = Detect.Candidate(Entry, new Observation.Seen(Releases("v1.0.0")), seen, Time) with { Trust = Look(Entry, Releases("v1.0.0"), seen, ("v1.0.0", B)) };
        var ledger = LedgerChange.Apply(
            Ledger.Empty with { Seen = new Dictionary<string, SeenUpstream> { [Entry.Id.ToString()] = seen } }, LedgerChanges.OfBaseline([detection], alarms, Now));
        var after = ledger.SeenOf(Entry.Id)!;
        Assert.Equal((commit, commit == A), (after.Tags["v1.0.0"], Assert.Single(after.Alarms).Stands));
        Assert.Equal(commit == A ? 0 : 1, Baselined.Of(detection, seen, alarms).Accepted.Count);
    }

    [Fact]
    public void A_short_tag_that_is_a_version_of_its_own_may_not()
    {
        var trust = Look(OfTags, Tags(("v1", A), ("v2", B)), Memory(Tags(("v1", A), ("v2", A)), ("v1", A), ("v2", A)));
        Assert.Equal(new Alarm.TagMoved("v2", A, B), Assert.Single(trust.Standing));
    }

    [Fact]
    public void Commits_in_a_list_of_releases_tell_nothing_of_now()
    {
        var stale = Releases("v1.0.0");
        stale = stale with { Releases = [.. stale.Releases.Select(release => release with { Commit = B })] };
        Assert.Empty(Look(Entry, stale, Memory(Releases("v1.0.0"), ("v1.0.0", A))).Standing);
    }

    [Fact]
    public void A_release_that_is_gone_was_withdrawn() =>
        Assert.Equal(
            new Alarm.ReleaseWithdrawn("v1.1.0", Withdrawal.Deleted),
            Assert.Single(Look(Entry, Releases("v1.0.0"), Memory(Releases("v1.0.0", "v1.1.0"))).Standing));

    [Fact]
    public void All_releases_gone_were_all_withdrawn()
    {
        var bare = Tags(("v1.0.0", A)) with { Source = ReleaseSource.TagsInsteadOfReleases };
        Assert.Equal(
            new Alarm.ReleaseWithdrawn("v1.0.0", Withdrawal.Deleted),
            Assert.Single(Look(Entry, bare, Memory(Releases("v1.0.0"))).Standing));
    }

    [Theory]
    [InlineData(ReleaseStage.Draft, Withdrawal.Draft)]
    [InlineData(ReleaseStage.Prerelease, Withdrawal.FlaggedPrerelease)]
    public void A_release_that_was_turned_back_was_withdrawn(ReleaseStage stage, Withdrawal how)
    {
        var now = Releases("v1.0.0", "v1.1.0");
        now = now with { Releases = [.. now.Releases.Select(release => release.Tag == "v1.1.0" ? release with { Stage = stage } : release)] };
        Assert.Equal(new Alarm.ReleaseWithdrawn("v1.1.0", how), Assert.Single(Look(Entry, now, Memory(Releases("v1.0.0", "v1.1.0"))).Standing));
    }

    [Theory]
    [InlineData("v1.1.0-rc.1")]
    [InlineData("nightly")]
    public void What_policy_never_allowed_comes_and_goes(string tag) =>
        Assert.Empty(Look(Entry, Releases("v1.0.0"), Memory(Releases("v1.0.0", tag))).Standing);

    [Fact]
    public void A_release_older_than_all_that_are_left_was_tidied_away() =>
        Assert.Empty(Look(Entry, Releases("v1.1.0"), Memory(Releases("v1.0.0", "v1.1.0"))).Standing);

    [Fact]
    public void What_the_memory_has_no_room_for_raises_nothing()
    {
        var tags = Enumerable.Range(0, 700).Select(minor => ($"v1.{minor}.0", A)).ToArray();
        var seen = Remember(null, Look(OfTags, Tags(tags), null), Tags(tags));
        Assert.Equal(500, seen.Tags.Count);
        Assert.Contains("v1.699.0", seen.Tags.Keys);
        Assert.Empty(Look(OfTags, Tags(tags), seen).Standing);
    }

    [Fact]
    public void A_tag_that_is_gone_and_was_no_releases_was_removed()
    {
        var seen = Memory(Tags(("v1.0.0", A), ("v1.1.0", B)), ("v1.0.0", A), ("v1.1.0", B));
        Assert.Equal(new Alarm.TagRemoved("v1.1.0", B), Assert.Single(Look(OfTags, Tags(("v1.0.0", A)), seen).Standing));
    }

    [Fact]
    public void Another_repository_under_the_same_name_is_one_alarm_and_its_tags_are_none()
    {
        var seen = Memory(Releases("v1.0.0", "v1.1.0"), ("v1.0.0", A), ("v1.1.0", A));
        var trust = Look(Entry, Releases("v1.0.0") with { RepositoryId = 8 }, seen, ("v1.0.0", B));
        Assert.Equal(new Alarm.RepositoryReplaced(7, 8), Assert.Single(trust.Standing));
        Assert.Equal(A, trust.Tags["v1.0.0"]);
        Assert.Empty(Look(Entry, Releases("v1.0.0", "v1.1.0") with { RepositoryId = null }, seen).Standing);
    }

    [Fact]
    public void Of_several_repositories_that_followed_each_other_the_last_one_is_to_accept()
    {
        var (second, third) = (Releases("v1.0.0") with { RepositoryId = 8 }, Releases("v1.0.0") with { RepositoryId = 9 });
        var before = Memory(Releases("v1.0.0"));
        var seen = Remember(before, Look(Entry, second, before), second);
        seen = Remember(seen, Look(Entry, third, seen), third);
        Assert.Equal(new Alarm.RepositoryReplaced(7, 9), Assert.Single(seen.Alarms).Alarm);
        Assert.Equal(9, Alarms.Acknowledge(seen, Now).RepositoryId);
    }

    [Fact]
    public void A_new_name_and_an_archived_repository_only_warn()
    {
        var now = Releases("v1.0.0") with { Repo = RepoName.Parse("cli/new"), Archived = true };
        var alarms = Look(Entry, now, Memory(Releases("v1.0.0"))).Standing.ToList();
        Assert.Equal([new Alarm.Renamed("cli/cli", "cli/new"), new Alarm.Archived()], alarms);
        Assert.All(alarms, alarm => Assert.False(alarm.Blocks));
    }

    [Theory]
    [InlineData(3, "eve", true)]
    [InlineData(3, "Ann", false)]
    [InlineData(2, "eve", false)]
    public void A_first_time_author_is_one_only_where_the_others_are_known(int releases, string author, bool isNew)
    {
        var tags = Enumerable.Range(0, releases).Select(minor => $"v1.{minor}.0").ToArray();
        var now = Releases([.. tags, "v1.9.0"]);
        now = now with { Releases = [.. now.Releases.Select(release => release.Tag == "v1.9.0" ? release with { Author = author } : release)] };
        Assert.Equal(isNew ? [new Alarm.NewAuthor("v1.9.0", author)] : [], Look(Entry, now, Memory(Releases(tags))).Standing);
    }

    [Fact]
    public void A_first_time_author_is_told_of_when_the_release_is_old_enough_and_until_another_is_the_one_to_move_to()
    {
        string[] tags = ["v1.0.0", "v1.1.0", "v1.2.0"];
        var look = Releases([.. tags, "v1.9.0"]);
        look = look with { Releases = [.. look.Releases.Select(release => release.Tag == "v1.9.0" ? release with { Author = "eve" } : release)] };
        var cooling = Memory(look) with { LatestTag = "v1.2.0" };
        var raised = Look(Entry, look, cooling);
        Assert.Equal(new Alarm.NewAuthor("v1.9.0", "eve"), Assert.Single(raised.Standing));
        var seen = Remember(cooling, raised, look);
        Assert.Single(Look(Entry, look, seen).Standing);
        Assert.Empty(Look(Entry with { Allow = Updaters.Versions.VersionRange.TryParse("<1.9", out var range) ? range : null }, look, seen).Standing);
    }

    [Fact]
    public void A_failed_look_raises_and_ends_nothing()
    {
        var seen = Memory(Releases("v1.0.0"), ("v1.0.0", A)) with { Alarms = [new SeenAlarm(new Alarm.Archived(), Now)] };
        var observation = new Observation.Failed(new Fault.Retry("502"));
        var trust = DetectAlarms.Of(Entry, observation, Detect.Candidate(Entry, observation, seen, Time), seen, new ListedTags.All(Listing(("v1.0.0", B))), Now);
        Assert.Equal(seen.Alarms, trust.Alarms);
        Assert.Equal(seen.Tags, trust.Tags);
        Assert.Null(trust.ListedAt);
    }

    [Fact]
    public void An_alarm_stays_until_what_it_tells_of_has_gone_back()
    {
        var (both, one) = (Releases("v1.0.0", "v1.1.0"), Releases("v1.0.0"));
        var raised = Look(Entry, one, Memory(both));
        var seen = Remember(Memory(both), raised, one);
        Assert.Equal(raised.Standing, Look(Entry, one, seen).Standing);
        Assert.Equal(Now, Assert.Single(seen.Alarms).Told);
        var back = Look(Entry, both, seen);
        Assert.Empty(back.Alarms);
        Assert.Empty(Remember(seen, back, both).Alarms);
    }

    [Fact]
    public void What_was_acknowledged_is_what_later_looks_are_held_against()
    {
        var look = Releases("v1.0.0");
        var seen = Remember(Memory(look, ("v1.0.0", A)), Look(Entry, look, Memory(look, ("v1.0.0", A)), ("v1.0.0", B)), look);
        Assert.Single(seen.Alarms, alarm => alarm.Stands);
        seen = Alarms.Acknowledge(seen, Now);
        Assert.Equal(B, seen.Tags["v1.0.0"]);
        var quiet = Look(Entry, look, seen, ("v1.0.0", B));
        Assert.Empty(quiet.Standing);
        Assert.Empty(DetectAlarms.News(Detect.Candidate(Entry, new Observation.Seen(look), seen, Time) with { Trust = quiet }));
        Assert.Equal(new Alarm.TagMoved("v1.0.0", B, A), Assert.Single(Look(Entry, look, seen, ("v1.0.0", A)).Standing));
    }

    [Fact]
    public void Moved_again_it_is_another_alarm_in_place_of_the_first()
    {
        var look = Releases("v1.0.0");
        var first = Remember(Memory(look, ("v1.0.0", A)), Look(Entry, look, Memory(look, ("v1.0.0", A)), ("v1.0.0", B)), look);
        var second = Look(Entry, look, first, ("v1.0.0", new string('c', 40)));
        Assert.Equal(new Alarm.TagMoved("v1.0.0", A, new string('c', 40)), Assert.Single(Remember(first, second, look).Alarms).Alarm);
    }

    [Fact]
    public void What_another_writer_accepted_meanwhile_stays_accepted()
    {
        var look = Releases("v1.0.0");
        var trust = Look(Entry, look, Memory(look, ("v1.0.0", A)), ("v1.0.0", B));
        var seen = Alarms.Acknowledge(Remember(Memory(look, ("v1.0.0", A)), trust, look), Now);
        seen = Remember(seen, trust, look);
        Assert.False(Assert.Single(seen.Alarms).Stands);
        Assert.Equal(B, seen.Tags["v1.0.0"]);
    }

    [Fact]
    public void A_ledger_of_before_there_were_alarms_has_none()
    {
        var old = """{"schema":1,"seen":{"a/b":{"latestTag":"v1","latestPublishedAt":null,"latestCommit":null,"lastChecked":"2026-01-01T00:00:00Z","repositoryId":7,"tags":{},"history":[]}},"done":{}}""";
        Assert.Empty(LedgerJson.Read(System.Text.Encoding.UTF8.GetBytes(old)).Seen["a/b"].Alarms);
    }

    [Fact]
    public void Every_alarm_comes_back_from_the_ledger_as_it_was()
    {
        Alarm[] all =
        [
            new Alarm.TagMoved("v1", A, B), new Alarm.TagRemoved("v1", A), new Alarm.ReleaseWithdrawn("v1", Withdrawal.Draft), new Alarm.RepositoryReplaced(1, 2),
            new Alarm.Renamed("a/b", "c/d"), new Alarm.Archived(), new Alarm.NewAuthor("v1", "eve"),
        ];
        var seen = Memory(Releases("v1.0.0")) with { Alarms = [.. all.Select(alarm => new SeenAlarm(alarm, Now, Now, Now))], TagsListedAt = Now };
        var ledger = new Ledger(new Dictionary<string, SeenUpstream> { ["cli/cli"] = seen }, new Dictionary<string, DoneTarget>());
        var read = LedgerJson.Read(LedgerJson.Write(ledger)).Seen["cli/cli"];
        Assert.Equal(seen.Alarms, read.Alarms);
        Assert.Equal(Now, read.TagsListedAt);
    }

    private static UpstreamTrust Look(WatchEntry entry, Snapshot snapshot, SeenUpstream? seen, params (string Tag, string Commit)[] listed)
    {
        var observation = new Observation.Seen(snapshot);
        return DetectAlarms.Of(entry, observation, Detect.Candidate(entry, observation, seen, Time), seen, listed.Length == 0 ? null : new ListedTags.All(Listing(listed)), Now);
    }

    /// <summary>The ledger's memory after the look.</summary>
    private static SeenUpstream Remember(SeenUpstream? before, UpstreamTrust trust, Snapshot snapshot)
    {
        var seen = before is null ? new Dictionary<string, SeenUpstream>() : new Dictionary<string, SeenUpstream> { ["cli/cli"] = before };
        var detection = Detect.Candidate(Entry, new Observation.Seen(snapshot), before, Time) with { Trust = trust };
        return LedgerChange.Apply(new Ledger(seen, new Dictionary<string, DoneTarget>()), LedgerChanges.OfLooks([detection], Now)).Seen["cli/cli"];
    }

    private static SeenUpstream Memory(Snapshot snapshot, params (string Tag, string Commit)[] tags) => new(
        null, null, null, Now.AddDays(-2), 7, Listing(tags),
        [.. snapshot.Releases.Select(release => new SeenRelease(release.Tag, release.PublishedAt, release.Author, release.Stage == ReleaseStage.Prerelease))]);

    private static Dictionary<string, string> Listing(params (string Tag, string Commit)[] tags) => tags.ToDictionary(tag => tag.Tag, tag => tag.Commit);

    private static Snapshot Releases(params string[] tags) => new(
        Entry.Id.Repo, 7, ReleaseSource.Releases,
        [.. tags.Select(tag => new Release(tag, tag, null, Now.AddDays((tag.Split('.') is [_, var minor, ..] ? minor[0] - '0' : 9) - 1000), null, "ann", new Uri($"https://github.com/cli/cli/releases/tag/{tag}"), ReleaseStage.Published)).Reverse()],
        null);

    private static Snapshot Tags(params (string Tag, string Commit)[] tags) => new(
        Entry.Id.Repo, 7, ReleaseSource.Tags, [.. tags.Select(tag => new Release(tag.Tag, null, tag.Commit, null, null, null, null, ReleaseStage.Published))], null);
}
