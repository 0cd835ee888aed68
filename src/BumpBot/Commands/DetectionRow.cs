using System.Globalization;
using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.Commands;

/// <summary>What a look at one upstream told, as the cells of a row.</summary>
public static class DetectionRow
{
    public static readonly IReadOnlyList<string> Headings = ["Upstream", "Newest", "Published", "Age", "Commit", "To check", "Note"];

    public static IReadOnlyList<string> Of(Detection detection, DateTimeOffset now)
    {
        var row = Looked(detection, now);
        var alarms = detection.Trust.Standing.Where(alarm => alarm is not Alarm.Renamed).Select(AlarmText.Sentence);
        return [.. row.SkipLast(1), string.Join(", ", alarms.Append(row[^1]).Where(note => note.Length > 0))];
    }

    private static IReadOnlyList<string> Looked(Detection detection, DateTimeOffset now) => detection switch
    {
        Detection.Found found =>
        [
            found.Upstream.ToString(),
            found.Candidate.Release.Tag,
            Published(found.Candidate.Release.PublishedAt),
            found.Candidate.Release.PublishedAt is { } date ? Age(now - date) : "",
            Commit(found.Snapshot.Head),
            ToCheck(found),
            Notes(Renamed(found), From(found.Snapshot.Source), TagsGoOn(found.Snapshot), Cooling(found), Held(found)),
        ],
        Detection.NothingToMoveTo nothing =>
        [
            nothing.Upstream.ToString(), "-", "", "", Commit(nothing.Snapshot.Head), ToCheck(nothing),
            nothing.Snapshot.Source == ReleaseSource.None ? "no releases are followed"
                : nothing.Snapshot.Releases.Count == 0 ? "no releases and no tags"
                : Notes($"none of its {nothing.Snapshot.Releases.Count} releases is allowed", Cooling(nothing)),
        ],
        Detection.Unknown unknown => [unknown.Upstream.ToString(), "?", "", "", "", "", $"not looked at: {unknown.Fault.Message}"],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Published(DateTimeOffset? at) =>
        at is { } date ? date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => $"{(int)age.TotalDays} days",
        { TotalHours: >= 2 } => $"{(int)age.TotalHours} hours",
        { TotalMinutes: >= 0 } => "just now",
        _ => "in the future",
    };

    private static string Commit(CommitHead? head) => head is null ? "" : head.Sha[..Math.Min(7, head.Sha.Length)];

    private static string ToCheck(Detection detection) =>
        detection.ToCheck is { } mark ? $"to check: {ToCheckText.Of(mark)}" : "";

    private static string Notes(params ReadOnlySpan<string?> notes)
    {
        List<string> told = [];
        foreach (var note in notes)
        {
            if (note is not null)
                told.Add(note);
        }
        return string.Join(", ", told);
    }

    private static string? Renamed(Detection.Found found) =>
        found.Upstream.Repo.Equals(found.Snapshot.Repo) ? null : $"now called {found.Snapshot.Repo}";

    private static string? From(ReleaseSource source) => source switch
    {
        ReleaseSource.TagsInsteadOfReleases => "makes no releases: its tags are followed",
        ReleaseSource.GitRefs => "by git refs",
        ReleaseSource.Releases or ReleaseSource.Tags or ReleaseSource.None => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string? TagsGoOn(Snapshot snapshot) => !TagsBeyond.IsTold(snapshot) ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"no releases since {TagsBeyond.NewestRelease(snapshot.Releases):yyyy-MM-dd}, but tags go on ({snapshot.TagBeyond!.Name} of {snapshot.TagBeyond.At:yyyy-MM-dd}): perhaps follow: [tags]");

    private static string? Cooling(Detection detection) =>
        detection.Cooling is { } cooling ? ReasonText.Of(new BumpReason.CoolingDown(cooling.Tag, cooling.Until)) : null;

    private static string? Held(Detection.Found found) =>
        found.Hold is { } hold ? ReasonText.Of(new BumpReason.Held(hold.Until, hold.Reason)) : null;
}
