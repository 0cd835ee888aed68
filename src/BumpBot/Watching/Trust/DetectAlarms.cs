using BumpBot.Model;

namespace BumpBot.Watching.Trust;

/// <summary>A complete look + the ledger's memory -> what a person should look at before the upstream is trusted further. Pure.</summary>
/// <remarks>
/// States are compared, so an alarm that a crash kept from being remembered is raised by the next run. The memory is what is compared
/// with what is there: what fell out of a bounded memory, and what was never in it, raises nothing.
/// </remarks>
public static class DetectAlarms
{
    /// <summary>An upstream whose releases are not known to be by at least so many makes no new author.</summary>
    private const int LeastReleasesWithAuthors = 3;

    private const int MostAlarms = 50;

    /// <param name="seen">The ledger's memory; null = the first sight, which raises nothing.</param>
    /// <param name="listed">The upstream's refs, where they were asked for in this run.</param>
    public static UpstreamTrust Of(
        WatchEntry entry, Observation observation, Detection detection, SeenUpstream? seen, ListedTags? listed, DateTimeOffset now)
    {
        var remembered = UpstreamTrust.Of(seen);
        if (observation is not Observation.Seen { Snapshot: var snapshot })
            return remembered;
        var listedAt = listed is null ? seen?.TagsListedAt : now;
        var told = TagSource.Told(snapshot, listed);
        var versions = VersionTags.Of(entry, detection, snapshot, seen);
        if (seen is null)
            return new UpstreamTrust(Accepted(OfRepository(entry, snapshot), now), TagMemory.Grown(remembered.Tags, snapshot, told, versions), told, listedAt);
        if (Replaced(snapshot, seen) is { } replaced)
            // Nothing of another repository can be held against this one's memory.
            return Replacing(replaced, seen, remembered with { ListedAt = listedAt }, now);
        var compare = new CompareWithMemory(entry, snapshot, seen, versions, told, TagSource.IsWhole(snapshot, listed));
        List<Alarm> raised = [.. OfRepository(entry, snapshot), .. compare.Tags(), .. compare.Releases(), .. NewAuthor(detection, seen)];
        List<SeenAlarm> over = [.. seen.Alarms.Where(alarm => alarm.Alarm.IsOver(snapshot, told) || IsOvertaken(alarm.Alarm, raised, detection))];
        return new UpstreamTrust(Joined(raised, [.. seen.Alarms.Except(over)], now), TagMemory.Grown(remembered.Tags, snapshot, told, versions), told, listedAt)
        {
            Over = [.. over.Select(alarm => alarm.Alarm)],
        };
    }

    /// <summary>What stands and people were not told of yet.</summary>
    public static IEnumerable<News> News(Detection detection) => detection.Trust.Alarms
        .Where(alarm => alarm.Stands && alarm.Told is null)
        .Select(alarm => new News.Raised(detection.Upstream, alarm.Alarm));

    private static IReadOnlyList<SeenAlarm> Accepted(IEnumerable<Alarm> alarms, DateTimeOffset now) =>
        [.. alarms.Select(alarm => new SeenAlarm(alarm, now, Told: now, Acknowledged: now))];

    /// <summary>The one that stands there now is the only one to accept, however many stood there before it.</summary>
    private static UpstreamTrust Replacing(Alarm.RepositoryReplaced replaced, SeenUpstream seen, UpstreamTrust remembered, DateTimeOffset now)
    {
        List<SeenAlarm> before = [.. seen.Alarms.Where(alarm => alarm.Alarm is Alarm.RepositoryReplaced && alarm.Alarm != replaced)];
        return remembered with { Alarms = Joined([replaced], [.. seen.Alarms.Except(before)], now), Over = [.. before.Select(alarm => alarm.Alarm)] };
    }

    private static IEnumerable<Alarm> OfRepository(WatchEntry entry, Snapshot snapshot)
    {
        if (!snapshot.Repo.Equals(entry.Id.Repo))
            yield return new Alarm.Renamed(entry.Id.Repo.ToString(), snapshot.Repo.ToString());
        if (snapshot.Archived == true)
            yield return new Alarm.Archived();
    }

    private static Alarm.RepositoryReplaced? Replaced(Snapshot snapshot, SeenUpstream seen) =>
        seen.RepositoryId is { } was && snapshot.RepositoryId is { } now && was != now ? new Alarm.RepositoryReplaced(was, now) : null;

    /// <summary>Looked at when a release becomes the one to move to, which may be long after it was first seen.</summary>
    private static IEnumerable<Alarm> NewAuthor(Detection detection, SeenUpstream seen)
    {
        if (detection is not Detection.Found { Candidate.Release: { Author: { } author } release } || seen.LatestTag == release.Tag)
            yield break;
        List<string> authors = [.. seen.History.Where(known => known.Tag != release.Tag).Select(known => known.Author).OfType<string>()];
        if (authors.Count >= LeastReleasesWithAuthors && !authors.Contains(author, StringComparer.OrdinalIgnoreCase))
            yield return new Alarm.NewAuthor(release.Tag, author);
    }

    /// <summary>Whether a newer alarm says of the same thing how it is by now, or what it warned of is no longer the release to move to.</summary>
    private static bool IsOvertaken(Alarm standing, List<Alarm> raised, Detection detection) => standing switch
    {
        Alarm.NewAuthor author => detection is Detection.Found found && found.Candidate.Release.Tag != author.Tag,
        Alarm.TagMoved or Alarm.TagRemoved => raised.Any(alarm => alarm != standing && alarm is Alarm.TagMoved or Alarm.TagRemoved && alarm.About == standing.About),
        Alarm.Renamed or Alarm.ReleaseWithdrawn => raised.Any(alarm => alarm != standing && alarm.GetType() == standing.GetType() && alarm.About == standing.About),
        _ => false,
    };

    /// <summary>What was raised before keeps its dates. Of too many the newest stay, those that stand before those that are acknowledged.</summary>
    private static IReadOnlyList<SeenAlarm> Joined(List<Alarm> raised, List<SeenAlarm> standing, DateTimeOffset now) =>
    [
        .. raised.Distinct().Where(alarm => standing.TrueForAll(known => known.Alarm != alarm)).Select(alarm => new SeenAlarm(alarm, now))
            .Concat(standing)
            .OrderBy(alarm => !alarm.Stands)
            .ThenByDescending(alarm => alarm.Since)
            .Take(MostAlarms),
    ];
}
