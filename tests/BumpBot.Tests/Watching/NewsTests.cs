using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Watching;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Tests.Watching;

/// <summary>What is told over a series of looks, each remembered by the ledger before the next.</summary>
public class NewsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly WatchEntry Entry = new(
        Upstream.WithDefaultNames(UpstreamId.Parse("cli/cli")), Follow.Releases | Follow.Commits, null, null, [], Prereleases: false, []);

    private Ledger _ledger = Ledger.Empty;

    [Fact]
    public void The_first_sight_is_no_news_and_each_later_release_is_once()
    {
        Assert.Equal([], Look(0, "v1.0.0"));
        Assert.Equal([], Look(1, "v1.0.0"));
        Assert.Equal(["v1.1.0"], Look(2, "v1.0.0", "v1.1.0"));
        Assert.Equal([], Look(3, "v1.0.0", "v1.1.0"));
    }

    [Fact]
    public void The_first_release_of_an_upstream_that_had_none_is_news()
    {
        Assert.Equal([], Look(0));
        Assert.Equal(["v1.0.0"], Look(1, "v1.0.0"));
    }

    [Fact]
    public void A_release_that_goes_away_and_comes_back_is_told_once()
    {
        Look(0, "v1.0.0");
        Assert.Equal(["v1.1.0"], Look(1, "v1.0.0", "v1.1.0"));
        Assert.Equal([], Look(2, "v1.0.0"));
        Assert.Equal([], Look(3, "v1.0.0", "v1.1.0"));
    }

    [Fact]
    public void A_release_from_before_the_first_sight_is_no_news_when_the_newer_one_goes_away()
    {
        Look(0, "v1.0.0", "v2.0.0");
        Assert.Equal([], Look(1, "v1.0.0"));
    }

    [Fact]
    public void A_release_that_cools_is_told_when_it_becomes_the_candidate()
    {
        var cooling = Entry with { Cooldown = TimeSpan.FromHours(2) };
        Look([cooling], 0, "v1.0.0");
        Assert.Equal([], Look([cooling], 1, "v1.0.0", "v1.1.0"));
        Assert.Equal([], Look([cooling], 2, "v1.0.0", "v1.1.0"));
        Assert.Equal(["v1.1.0"], Look([cooling], 3, "v1.0.0", "v1.1.0"));
        Assert.Equal([], Look([cooling], 4, "v1.0.0", "v1.1.0"));
    }

    [Fact]
    public void What_was_cooling_at_the_first_sight_is_no_news_later()
    {
        var cooling = Entry with { Cooldown = TimeSpan.FromHours(2) };
        Assert.Equal([], Look([cooling], 0, "v1.0.0"));
        Assert.Null(_ledger.Seen["cli/cli"].LatestTag);
        Assert.Equal(new Cooling("v1.0.0", Start.AddHours(2)), _ledger.Seen["cli/cli"].Cooling);
        Assert.Equal([], Look([cooling], 5, "v1.0.0"));
        Assert.Equal("v1.0.0", _ledger.Seen["cli/cli"].LatestTag);
    }

    [Fact]
    public void A_release_that_policy_lets_in_later_is_told_then()
    {
        Assert.True(VersionRange.TryParse("2.x", out var two));
        var narrow = Entry with { Ignore = [new IgnoredVersions(two, Until: new DateOnly(2026, 3, 3))] };
        Look([narrow], 0, "v1.0.0");
        Assert.Equal([], Look([narrow], 1, "v1.0.0", "v2.0.0"));
        Assert.Equal(["v2.0.0"], Look([narrow], 36, "v1.0.0", "v2.0.0"));
    }

    [Fact]
    public void A_held_upstreams_releases_are_told()
    {
        var held = Entry with { Hold = new Hold(new DateOnly(2027, 1, 1)) };
        Look([held], 0, "v1.0.0");
        Assert.Equal(["v1.1.0"], Look([held], 1, "v1.0.0", "v1.1.0"));
    }

    [Fact]
    public void Of_two_policies_each_tells_its_own_candidate_once()
    {
        Assert.True(VersionRange.TryParse("<2", out var below2));
        WatchEntry[] both = [Entry, Entry with { Allow = below2 }];
        Look(both, 0, "v1.0.0", "v2.0.0");
        Assert.Equal(["v1.1.0"], Look(both, 1, "v1.0.0", "v1.1.0", "v2.0.0"));
        Assert.Equal(["v2.1.0"], Look(both, 2, "v1.0.0", "v1.1.0", "v2.0.0", "v2.1.0"));
        Assert.Equal([], Look(both, 3, "v1.0.0", "v1.1.0", "v2.0.0", "v2.1.0"));
        Assert.Equal("v2.1.0", _ledger.Seen["cli/cli"].LatestTag);
    }

    /// <summary>The tags told at the hour.</summary>
    private List<string> Look(int hour, params string[] tags) => Look([Entry], hour, tags);

    private List<string> Look(WatchEntry[] entries, int hour, params string[] tags)
    {
        var now = Start.AddHours(hour);
        var snapshot = new Snapshot(
            Entry.Id.Repo, null, ReleaseSource.Tags, [.. tags.Select(tag => new Release(tag, tag, null, null, null, null, null, ReleaseStage.Published))], null);
        var seen = _ledger.SeenOf(Entry.Id);
        var detections = entries.Select(entry => (entry, Detection: Detect.Candidate(entry, new Observation.Seen(snapshot), seen, new ZonedTime(now, TimeZoneInfo.Utc)))).ToList();
        var news = detections.SelectMany(one => Detect.News(one.entry, one.Detection, seen)).Distinct().ToList();
        _ledger = LedgerChange.Apply(_ledger, LedgerChanges.OfLooks(detections.Select(one => one.Detection), now));
        return [.. news.OfType<News.NewRelease>().Select(release => release.Release.Tag)];
    }
}
