using BumpBot.Model;
using BumpBot.Watching;
using Updaters.References;

namespace BumpBot.Tests.Planning;

/// <summary>Release histories as looks tell them, and what detection makes of them.</summary>
internal static class Histories
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static WatchEntry Entry(string upstream) =>
        new(Upstream.WithDefaultNames(UpstreamId.Parse(upstream)), Follow.Releases, null, null, [], Prereleases: false, []);

    public static Release Release(string tag, int? daysAgo = null, ReleaseStage stage = ReleaseStage.Published) => new(
        tag, tag, null, daysAgo is { } days ? Now.AddDays(-days) : null, $"Notes of {tag}", "someone", new Uri($"https://github.com/acme/tool/releases/tag/{tag}"), stage);

    public static Detection Detect(WatchEntry entry, params IReadOnlyList<Release> releases) => BumpBot.Watching.Detect.Candidate(
        entry, new Observation.Seen(new Snapshot(entry.Id.Repo, 1, ReleaseSource.Releases, releases, null)), null, new ZonedTime(Now, TimeZoneInfo.Utc));

    public static World Watching(this World world, WatchEntry entry, params IReadOnlyList<Release> releases) => world with
    {
        Watch = [.. world.Watch, entry],
        Detections = new Dictionary<UpstreamId, Detection>(world.Detections) { [entry.Id] = Detect(entry, releases) },
    };
}
