using System.Globalization;
using BumpBot.Model;
using BumpBot.Watching;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Tests.Watching;

/// <summary>What <c>cooldown:</c>, <c>hold:</c> and <c>ignore:</c> make of a release history, at and around each boundary.</summary>
public class PolicyTests
{
    private static readonly WatchEntry Entry = new(
        Upstream.WithDefaultNames(UpstreamId.Parse("cli/cli")), Follow.Releases, null, null, [], Prereleases: false, []);

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-03-04T11:59:59Z", "v1.0.0")]
    [InlineData("2026-03-04T12:00:00Z", "v1.1.0")]
    [InlineData("2026-03-05T11:59:59Z", "v1.1.0")]
    [InlineData("2026-03-05T12:00:00Z", "v1.2.0")]
    public void Cooldown_walks_down_to_the_newest_release_that_is_old_enough(string now, string candidate) =>
        Assert.Equal(candidate, Found(
            Cooling(3), At(now), Published("v1.2.0", "2026-03-02T12:00:00Z"), Published("v1.1.0", "2026-03-01T12:00:00Z"), Published("v1.0.0", "2026-01-01T12:00:00Z"))
            .Candidate.Release.Tag);

    [Fact]
    public void What_is_cooling_is_told_with_the_time_at_which_the_next_one_is_old_enough()
    {
        var found = Found(
            Cooling(3), At("2026-03-02T13:00:00Z"),
            Published("v1.3.0", "2026-03-02T12:00:00+02:00"), Published("v1.2.0", "2026-03-01T12:00:00Z"), Published("v1.1.9", "2026-03-02T12:00:00Z"),
            Published("v1.2.1", "2026-03-02T11:00:00Z"), Published("v1.1.0", "2026-01-01T12:00:00Z"));
        Assert.Equal("v1.1.0", found.Candidate.Release.Tag);
        Assert.Equal(new Cooling("v1.2.0", Moment("2026-03-04T12:00:00Z")), found.Cooling);
        Assert.Equal(
            [
                new SkippedRelease("v1.3.0", new ReleaseSkip.CoolingDown(Moment("2026-03-05T10:00:00Z"), AgeSince.Publication)),
                new SkippedRelease("v1.2.1", new ReleaseSkip.CoolingDown(Moment("2026-03-05T11:00:00Z"), AgeSince.Publication)),
                new SkippedRelease("v1.2.0", new ReleaseSkip.CoolingDown(Moment("2026-03-04T12:00:00Z"), AgeSince.Publication)),
                new SkippedRelease("v1.1.9", new ReleaseSkip.CoolingDown(Moment("2026-03-05T12:00:00Z"), AgeSince.Publication)),
            ],
            found.Skipped);
    }

    [Fact]
    public void A_young_backport_below_the_candidate_is_only_older_and_nothing_is_waited_for()
    {
        var found = Found(Cooling(3), At("2026-03-02T13:00:00Z"), Published("v1.9.1", "2026-03-02T12:00:00Z"), Published("v2.0.0", "2026-01-01T12:00:00Z"));
        Assert.Equal([new SkippedRelease("v1.9.1", new ReleaseSkip.OlderThan("v2.0.0"))], found.Skipped);
        Assert.Null(found.Cooling);
    }

    [Fact]
    public void Where_all_are_too_young_there_is_nothing_to_move_to_yet()
    {
        var nothing = Assert.IsType<Detection.NothingToMoveTo>(Detect(Cooling(3), At("2026-03-02T13:00:00Z"), null, Published("v1.0.0", "2026-03-02T12:00:00Z")));
        Assert.Equal(new Cooling("v1.0.0", Moment("2026-03-05T12:00:00Z")), nothing.Cooling);
    }

    [Fact]
    public void Without_a_date_the_age_counts_from_the_first_sight_and_the_reason_says_so()
    {
        var seen = Memory(("v1.0.0", "2026-01-01T00:00:00Z"), ("v1.1.0", "2026-03-01T00:00:00Z"));
        var found = Assert.IsType<Detection.Found>(Detect(Cooling(3), At("2026-03-02T00:00:00Z"), seen, Bare("v1.2.0"), Bare("v1.1.0"), Bare("v1.0.0")));
        Assert.Equal("v1.0.0", found.Candidate.Release.Tag);
        Assert.Equal(
            [
                new SkippedRelease("v1.2.0", new ReleaseSkip.CoolingDown(Moment("2026-03-05T00:00:00Z"), AgeSince.NotSeenBefore)),
                new SkippedRelease("v1.1.0", new ReleaseSkip.CoolingDown(Moment("2026-03-04T00:00:00Z"), AgeSince.FirstSeen)),
            ],
            found.Skipped);
        Assert.Equal("v1.1.0", Assert.IsType<Detection.Found>(Detect(Cooling(3), At("2026-03-04T00:00:00Z"), seen, Bare("v1.1.0"))).Candidate.Release.Tag);
    }

    [Fact]
    public void A_date_of_its_own_counts_whatever_the_ledger_says()
    {
        var seen = Memory(("v1.1.0", "2020-01-01T00:00:00Z"));
        Assert.IsType<Detection.NothingToMoveTo>(Detect(Cooling(3), At("2026-03-02T00:00:00Z"), seen, Published("v1.1.0", "2026-03-01T00:00:00Z")));
    }

    [Theory]
    [InlineData("2026-03-02T00:00:01Z", "2026-03-05T00:00:01Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.9999999Z")]
    public void A_publication_in_the_future_is_not_old_enough(string published, string until)
    {
        var found = Found(Cooling(3), At("2026-03-02T00:00:00Z"), Published("v1.1.0", published), Published("v1.0.0", "2026-01-01T00:00:00Z"));
        Assert.Equal([new SkippedRelease("v1.1.0", new ReleaseSkip.CoolingDown(Moment(until), AgeSince.FuturePublication))], found.Skipped);
    }

    [Fact]
    public void Without_cooldown_no_date_matters() =>
        Assert.Equal("v1.2.0", Found(Entry, At("2026-03-02T00:00:00Z"), Published("v1.2.0", "2030-01-01T00:00:00Z"), Bare("v1.1.0")).Candidate.Release.Tag);

    [Theory]
    [InlineData("2026-11-30T22:59:59Z", true)]
    [InlineData("2026-11-30T23:00:00Z", false)]
    public void A_hold_ends_at_midnight_in_the_configs_time_zone_and_the_candidate_stays_the_same(string now, bool holds)
    {
        var entry = Entry with { Hold = new Hold(new DateOnly(2026, 12, 1), "freeze") };
        var found = Found(entry, At(now, Berlin), Published("v1.1.0", "2026-03-02T00:00:00Z"));
        Assert.Equal(holds ? new Hold(new DateOnly(2026, 12, 1), "freeze") : null, found.Hold);
        Assert.Equal("v1.1.0", found.Candidate.Release.Tag);
    }

    [Theory]
    [InlineData("2026-12-30T23:59:59Z", "v1.0.0")]
    [InlineData("2026-12-31T00:00:00Z", "v2.1.0")]
    public void An_ignore_that_has_expired_holds_nothing_back(string now, string candidate)
    {
        var entry = Entry with { Ignore = [new IgnoredVersions(Range("2.x"), "breaks our CI", new DateOnly(2026, 12, 31))] };
        var found = Found(entry, At(now), Published("v2.1.0", "2026-03-02T00:00:00Z"), Published("v1.0.0", "2026-01-01T00:00:00Z"));
        Assert.Equal(candidate, found.Candidate.Release.Tag);
        if (candidate == "v1.0.0")
            Assert.Equal([new SkippedRelease("v2.1.0", new ReleaseSkip.Ignored("2.x", "breaks our CI", new DateOnly(2026, 12, 31)))], found.Skipped);
    }

    [Fact]
    public void What_is_not_allowed_says_so_and_not_that_it_is_too_young()
    {
        var entry = Cooling(3) with { Allow = Range("<2") };
        var found = Found(entry, At("2026-03-02T00:00:00Z"), Published("v2.0.0", "2026-03-02T00:00:00Z"), Published("v1.0.0", "2026-01-01T00:00:00Z"));
        Assert.Equal([new SkippedRelease("v2.0.0", new ReleaseSkip.NotAllowed("<2"))], found.Skipped);
        Assert.Null(found.Cooling);
    }

    private static WatchEntry Cooling(int days) => Entry with { Cooldown = TimeSpan.FromDays(days) };

    private static Detection Detect(WatchEntry entry, ZonedTime time, SeenUpstream? seen, params Release[] releases) =>
        BumpBot.Watching.Detect.Candidate(entry, new Observation.Seen(new Snapshot(Entry.Id.Repo, null, ReleaseSource.Releases, releases, null)), seen, time);

    private static Detection.Found Found(WatchEntry entry, ZonedTime time, params Release[] releases) =>
        Assert.IsType<Detection.Found>(Detect(entry, time, null, releases));

    private static SeenUpstream Memory(params (string Tag, string At)[] firstSeen) =>
        new(null, null, null, DateTimeOffset.UnixEpoch, null, new Dictionary<string, string>(), [])
        {
            FirstSeen = firstSeen.ToDictionary(seen => seen.Tag, seen => Moment(seen.At)),
        };

    private static ZonedTime At(string now, TimeZoneInfo? zone = null) => new(Moment(now), zone ?? TimeZoneInfo.Utc);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static VersionRange Range(string text) => VersionRange.TryParse(text, out var range) ? range : throw new FormatException(text);

    private static Release Published(string tag, string at) => Bare(tag) with { PublishedAt = Moment(at) };

    private static Release Bare(string tag) => new(tag, tag, null, null, null, null, null, ReleaseStage.Published);
}
