using BumpBot.Model;
using BumpBot.Watching;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Tests.Watching;

public class DetectTests
{
    private static readonly WatchEntry Entry = new(
        Upstream.WithDefaultNames(UpstreamId.Parse("cli/cli")), Follow.Releases | Follow.Commits, null, null, [], Prereleases: false, []);

    [Fact]
    public void The_candidate_is_the_highest_version_wherever_it_stands_in_the_list() =>
        Assert.Equal("v2.10.0", Candidate(Entry, Published("v2.9.1"), Published("v2.10.0"), Published("v1.99.0")));

    [Fact]
    public void A_backport_that_came_out_last_is_no_candidate() =>
        Assert.Equal("v2.0.0", Candidate(Entry, Published("v1.9.9", day: 20), Published("v2.0.0", day: 1)));

    [Fact]
    public void Hundreds_of_pre_releases_do_not_hide_the_stable_one()
    {
        var pre = Enumerable.Range(1, 150).Select(i => Published($"v3.0.0-rc.{i}") with { Stage = ReleaseStage.Prerelease });
        Assert.Equal("v2.0.0", Candidate(Entry, [.. pre, Published("v2.0.0")]));
    }

    [Fact]
    public void A_pre_release_is_told_by_the_flag_or_by_the_version()
    {
        var flagged = Published("v3.0.0") with { Stage = ReleaseStage.Prerelease };
        var labelled = Published("v3.0.0-beta.1");
        var found = Found(Entry, flagged, labelled, Published("v2.0.0"));
        Assert.Equal("v2.0.0", found.Candidate.Release.Tag);
        Assert.All(found.Skipped, skipped => Assert.IsType<ReleaseSkip.Prerelease>(skipped.Reason));
        Assert.Equal("v3.0.0", Candidate(Entry with { Prereleases = true }, flagged, labelled));
    }

    [Fact]
    public void A_draft_is_never_a_candidate_nor_a_published_version()
    {
        var found = Found(Entry with { Prereleases = true }, Published("v9.0.0") with { Stage = ReleaseStage.Draft }, Published("v1.0.0"));
        Assert.Equal("v1.0.0", found.Candidate.Release.Tag);
        Assert.False(found.Published.HasTag("v9.0.0"));
    }

    [Fact]
    public void Allow_and_ignore_take_versions_out_with_a_reason()
    {
        Assert.True(VersionRange.TryParse("<2.0", out var below2));
        Assert.True(VersionRange.TryParse("1.9.1", out var bad));
        var found = Found(Entry with { Allow = below2, Ignore = [new IgnoredVersions(bad)] }, Published("v2.1.0"), Published("v1.9.1"), Published("v1.9.0"));
        Assert.Equal("v1.9.0", found.Candidate.Release.Tag);
        Assert.Equal(
            [new SkippedRelease("v2.1.0", new ReleaseSkip.NotAllowed("<2.0")), new SkippedRelease("v1.9.1", new ReleaseSkip.Ignored("1.9.1"))],
            found.Skipped);
    }

    [Fact]
    public void A_date_among_versions_that_are_none_is_no_candidate_until_a_person_says_so()
    {
        Release[] releases = [Published("1.1.0"), Published("20240601"), Published("1.2.0"), Published("2024.06.1")];
        var found = Found(Entry, releases);
        Assert.Equal("1.2.0", found.Candidate.Release.Tag);
        Assert.Contains(new SkippedRelease("20240601", new ReleaseSkip.OtherScheme("20240601", VersionScheme.Semver)), found.Skipped);
        Assert.Contains(new SkippedRelease("2024.06.1", new ReleaseSkip.OtherScheme("2024.06.1", VersionScheme.Semver)), found.Skipped);
        Assert.Equal("2024.06.1", Candidate(Entry with { Allow = Range(">=2000 <3000") }, releases));
        Assert.Equal("20240601", Candidate(Entry with { Confirm = [Range("20240601")] }, releases));
    }

    [Fact]
    public void An_upstream_that_moved_away_from_dates_says_so_by_allow()
    {
        Release[] releases = [Published("20230101"), Published("20240101"), Published("20240601"), Published("1.2.0")];
        var found = Found(Entry, releases);
        Assert.Equal("20240601", found.Candidate.Release.Tag);
        Assert.Contains(new SkippedRelease("1.2.0", new ReleaseSkip.OtherScheme("1.2.0", VersionScheme.Date)), found.Skipped);
        Assert.Equal("1.2.0", Candidate(Entry with { Allow = Range("<1990") }, releases));
    }

    [Fact]
    public void A_jump_far_outside_the_history_waits_for_a_persons_confirmation()
    {
        Release[] releases = [.. Enumerable.Range(6, 7).Select(minor => Published($"v1.{minor}.0")), Published("v1.999.0"), Published("v1.999.1")];
        var found = Found(Entry, releases);
        Assert.Equal("v1.12.0", found.Candidate.Release.Tag);
        Assert.Contains(new SkippedRelease("v1.999.1", new ReleaseSkip.Outlier("1.999.1", "1.12.0")), found.Skipped);
        Assert.Contains(new SkippedRelease("v1.999.0", new ReleaseSkip.Outlier("1.999.0", "1.12.0")), found.Skipped);
        Assert.Equal("v1.999.1", Candidate(Entry with { Confirm = [Range("1.999.0")] }, releases));
        Assert.Equal("v1.999.1", Candidate(Entry with { Confirm = [Range("5.x"), Range("1.999.1")] }, releases));
    }

    [Fact]
    public void What_policy_leaves_out_is_part_of_the_history_all_the_same()
    {
        Release[] releases = [.. Enumerable.Range(6, 7).Select(minor => Published($"v1.{minor}.0")), Published("v1.999.0")];
        Assert.IsType<Detection.NothingToMoveTo>(Detect.Candidate(Entry with { Allow = Range(">=1.13") }, Seen(releases), null, Time));
    }

    [Fact]
    public void A_tag_template_picks_one_part_of_a_monorepo()
    {
        Assert.True(TagPattern.TryParse("cli-v{version}", out var pattern));
        var entry = Entry with { Upstream = Entry.Upstream with { Tag = pattern } };
        var found = Found(entry, Published("lib-v9.0.0"), Published("cli-v1.2.0"), Published("cli-v1.10.0"));
        Assert.Equal("cli-v1.10.0", found.Candidate.Release.Tag);
        Assert.Contains(found.Skipped, s => s.Tag == "lib-v9.0.0" && s.Reason is ReleaseSkip.NotAVersion);
    }

    [Theory]
    [InlineData("v4.0.0", "v4", "v4.0", "v4.0.0", "v3.9.1")]
    [InlineData("v1.2.3", "v1", "v1.2", "v1.2.3")]
    public void A_release_is_chosen_before_the_moving_tags_of_the_same_version(string candidate, params string[] tags)
    {
        var bare = tags.Select(tag => Published(tag) with { PublishedAt = null }).ToArray();
        Assert.Equal(candidate, Candidate(Entry, bare));
        Assert.Equal(candidate, Candidate(Entry, [.. bare.Select((tag, index) => tag with { PublishedAt = DateTimeOffset.UnixEpoch.AddDays(-index) })]));
    }

    [Fact]
    public void A_failed_look_concludes_nothing()
    {
        var fault = new Fault.Retry("502");
        Assert.Equal(new Detection.Unknown(Entry.Id, fault), Detect.Candidate(Entry, new Observation.Failed(fault), null, Time));
    }

    [Fact]
    public void Nothing_published_is_said_with_the_reasons() =>
        Assert.IsType<Detection.NothingToMoveTo>(Detect.Candidate(Entry, Seen(Published("nightly")), null, Time));

    private static readonly ZonedTime Time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc);

    private static string Candidate(WatchEntry entry, params Release[] releases) => Found(entry, releases).Candidate.Release.Tag;

    private static Detection.Found Found(WatchEntry entry, params Release[] releases) =>
        Assert.IsType<Detection.Found>(Detect.Candidate(entry, Seen(releases), null, Time));

    private static VersionRange Range(string text) => VersionRange.TryParse(text, out var range) ? range : throw new FormatException(text);

    private static Observation.Seen Seen(params Release[] releases) => new(Snapshot(releases));

    private static Snapshot Snapshot(params Release[] releases) => new(Entry.Id.Repo, null, ReleaseSource.Releases, releases, null);

    private static Release Published(string tag, int day = 1) =>
        new(tag, tag, null, new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero), null, null, null, ReleaseStage.Published);
}
