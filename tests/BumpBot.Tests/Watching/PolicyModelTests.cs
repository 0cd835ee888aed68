using BumpBot.Model;
using BumpBot.Watching;
using CsCheck;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Tests.Watching;

/// <summary>What holds for every release history under every policy.</summary>
public class PolicyModelTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly VersionRange[] Ranges = [Range("<2"), Range(">=1.2 <3"), Range("1.x"), Range("2.1.0"), Range("*"), Range(">=3")];

    private static readonly Gen<Release> Releases =
        from tag in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 2], (a, b, c) => $"{a}.{b}.{c}")
        from form in Gen.OneOf("v{0}", "{0}", "v{0}-rc.1", "nightly-{0}", "release-{0}")
        from stage in Gen.OneOf(ReleaseStage.Published, ReleaseStage.Published, ReleaseStage.Prerelease, ReleaseStage.Draft)
        from hours in Gen.Int[-200, 200].Nullable()
        select new Release(
            form.Replace("{0}", tag, StringComparison.Ordinal), null, null, hours is { } h ? Start.AddHours(h) : null, null, null, null, stage);

    private static readonly Gen<WatchEntry> Policies =
        from allow in Gen.OneOf(Ranges).Null()
        from ignored in Gen.Select(Gen.OneOf(Ranges), Gen.Int[0, 10].Nullable()).Array[0, 2]
        from confirm in Gen.OneOf(Ranges).Array[0, 1]
        from pre in Gen.Bool
        from cooldown in Gen.Int[0, 150]
        from hold in Gen.Int[0, 10].Nullable()
        select new WatchEntry(
            Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool")), Follow.Releases, null, allow,
            [.. ignored.Select(one => new IgnoredVersions(one.Item1, "why", one.Item2 is { } end ? Day(end) : null))], pre, [])
        {
            Confirm = confirm,
            Cooldown = TimeSpan.FromHours(cooldown),
            Hold = hold is { } day ? new Hold(Day(day)) : null,
        };

    private static readonly Gen<(Release[] Releases, WatchEntry Entry, SeenUpstream Seen, int Hour)> Cases =
        from releases in Releases.Array[0, 25]
        from entry in Policies
        from known in Gen.Int[-200, 0].Array[25]
        from isKnown in Gen.Bool.Array[25]
        from hour in Gen.Int[0, 300]
        select (
            releases.DistinctBy(release => release.Tag).ToArray(),
            entry,
            Seen(releases.Zip(known, isKnown).Where(one => one.Third).Select(one => (one.First.Tag, one.Second))),
            hour);

    [Fact]
    public void Each_release_is_the_candidate_or_has_one_reason() => Cases.Sample(one =>
    {
        var detection = At(one, one.Hour);
        var skipped = detection switch
        {
            Detection.Found found => found.Skipped.Select(skip => skip.Tag).Append(found.Candidate.Release.Tag),
            Detection.NothingToMoveTo nothing => nothing.Skipped.Select(skip => skip.Tag),
            _ => throw new InvalidOperationException(),
        };
        Assert.Equal(one.Releases.Select(release => release.Tag).Order(StringComparer.Ordinal), skipped.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void The_candidate_is_the_greatest_of_what_policy_allows() => Cases.Sample(one =>
    {
        var now = Start.AddHours(one.Hour);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var detection = At(one, one.Hour);
        var held = Skipped(detection).Where(skip => skip.Reason is ReleaseSkip.OtherScheme or ReleaseSkip.Outlier).Select(skip => skip.Tag).ToHashSet();
        var pattern = TagPattern.Infer(one.Entry.Id.Repo, one.Releases.Where(release => release.Stage != ReleaseStage.Draft).Select(release => release.Tag));
        var allowed = one.Releases
            .Select(release => (Release: release, Version: pattern.TryRead(release.Tag, out var version) ? version : null))
            .Where(release => release.Version is not null && release.Release.Stage != ReleaseStage.Draft && !held.Contains(release.Release.Tag))
            .Where(release => one.Entry.Prereleases || (release.Release.Stage == ReleaseStage.Published && !release.Version!.IsPrerelease))
            .Where(release => one.Entry.Allow?.Contains(release.Version!) != false)
            .Where(release => !one.Entry.Ignore.Any(ignore => (ignore.Until is null || today < ignore.Until) && ignore.Versions.Contains(release.Version!)))
            .Where(release => one.Entry.Cooldown == TimeSpan.Zero
                || now - (release.Release.PublishedAt ?? one.Seen.FirstSeen.GetValueOrDefault(release.Release.Tag, now)) >= one.Entry.Cooldown)
            .ToList();
        Assert.Equal(allowed.Max(release => release.Version), (detection as Detection.Found)?.Candidate.Version);
    });

    [Fact]
    public void While_only_time_passes_the_candidate_never_goes_down() => Gen.Select(Cases, Gen.Int[0, 200]).Sample((one, later) =>
    {
        var before = (At(one, one.Hour) as Detection.Found)?.Candidate;
        var after = (At(one, one.Hour + later) as Detection.Found)?.Candidate;
        Assert.True(before is null || after!.Version >= before.Version, $"{before?.Release.Tag} -> {after?.Release.Tag}");
    });

    [Fact]
    public void What_is_cooling_is_the_candidate_or_below_it_once_its_time_has_come() => Cases.Sample(one =>
    {
        var before = At(one, one.Hour);
        if (before.Cooling is not { } cooling || Skipped(before).First(skip => skip.Tag == cooling.Tag).Reason is ReleaseSkip.CoolingDown { Since: AgeSince.NotSeenBefore })
            return;
        var after = Assert.IsType<Detection.Found>(
            BumpBot.Watching.Detect.Candidate(one.Entry, Look(one.Releases), one.Seen, new ZonedTime(cooling.Until, TimeZoneInfo.Utc)));
        Assert.True(after.Candidate.Release.Tag == cooling.Tag || after.Skipped.Single(skip => skip.Tag == cooling.Tag).Reason is ReleaseSkip.OlderThan);
        Assert.False(At(one, cooling.Until.AddTicks(-1)) is Detection.Found { Candidate.Release.Tag: var tag } && tag == cooling.Tag);
    });

    private static IReadOnlyList<SkippedRelease> Skipped(Detection detection) => detection switch
    {
        Detection.Found found => found.Skipped,
        Detection.NothingToMoveTo nothing => nothing.Skipped,
        _ => throw new InvalidOperationException(),
    };

    private static Detection At((Release[] Releases, WatchEntry Entry, SeenUpstream Seen, int Hour) one, int hour) => At(one, Start.AddHours(hour));

    private static Detection At((Release[] Releases, WatchEntry Entry, SeenUpstream Seen, int Hour) one, DateTimeOffset now) =>
        BumpBot.Watching.Detect.Candidate(one.Entry, Look(one.Releases), one.Seen, new ZonedTime(now, TimeZoneInfo.Utc));

    private static Observation.Seen Look(Release[] releases) =>
        new(new Snapshot(RepoName.Parse("acme/tool"), null, ReleaseSource.Releases, releases, null));

    private static SeenUpstream Seen(IEnumerable<(string Tag, int Hour)> firstSeen) =>
        new(null, null, null, Start, null, new Dictionary<string, string>(), [])
        {
            FirstSeen = firstSeen.DistinctBy(seen => seen.Tag).ToDictionary(seen => seen.Tag, seen => Start.AddHours(seen.Hour)),
        };

    private static DateOnly Day(int day) => DateOnly.FromDateTime(Start.AddDays(day).DateTime);

    private static VersionRange Range(string text) => VersionRange.TryParse(text, out var range) ? range : throw new FormatException(text);
}
