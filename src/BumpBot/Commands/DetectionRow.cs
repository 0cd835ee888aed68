using System.Globalization;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>What a look at one upstream told, as the cells of a row.</summary>
public static class DetectionRow
{
    public static readonly IReadOnlyList<string> Headings = ["Upstream", "Newest", "Published", "Commit", "Note"];

    public static IReadOnlyList<string> Of(Detection detection, DateTimeOffset now) => detection switch
    {
        Detection.Found found =>
        [
            found.Upstream.ToString(),
            found.Candidate.Release.Tag,
            Published(found.Candidate.Release.PublishedAt, now),
            Commit(found.Snapshot.Head),
            Note(found.Upstream.Repo.Equals(found.Snapshot.Repo) ? null : $"now called {found.Snapshot.Repo}", found.Snapshot.Source),
        ],
        Detection.NothingToMoveTo nothing =>
        [
            nothing.Upstream.ToString(), "-", "", Commit(nothing.Snapshot.Head),
            nothing.Snapshot.Source == ReleaseSource.None ? "only commits are followed"
                : nothing.Snapshot.Releases.Count == 0 ? "no releases and no tags"
                : $"none of its {nothing.Snapshot.Releases.Count} releases is allowed",
        ],
        Detection.Unknown unknown => [unknown.Upstream.ToString(), "?", "", "", $"not looked at: {unknown.Fault.Message}"],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Published(DateTimeOffset? at, DateTimeOffset now) =>
        at is { } date ? string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} ({Age(now - date)})") : "";

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => $"{(int)age.TotalDays} days ago",
        { TotalHours: >= 2 } => $"{(int)age.TotalHours} hours ago",
        { TotalMinutes: >= 0 } => "just now",
        _ => "in the future",
    };

    private static string Commit(CommitHead? head) => head is null ? "" : head.Sha[..Math.Min(7, head.Sha.Length)];

    private static string Note(string? rename, ReleaseSource source)
    {
        var from = source switch
        {
            ReleaseSource.TagsInsteadOfReleases => "makes no releases: its tags are followed",
            ReleaseSource.GitRefs => "by git refs",
            ReleaseSource.Releases or ReleaseSource.Tags or ReleaseSource.None => null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return string.Join(", ", new[] { rename, from }.OfType<string>());
    }
}
