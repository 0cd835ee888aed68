using System.Globalization;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Watching.Breaking;

/// <summary>Whether a move past some releases breaks what uses the upstream: by the versions, by the notes of each release, and by the commits where the notes are silent.</summary>
public static class BreakingChanges
{
    /// <summary>Whether the candidate breaks what uses an older release, as far as versions and notes tell.</summary>
    /// <param name="known">The older release's tag or version, such as the one that was last told of; null, or one that is no version, = the candidate's notes alone are read.</param>
    public static BreakingVerdict Since(Detection.Found found, string? known)
    {
        var from = known is not null && found.Published.Pattern.TryRead(known, out var version) ? version : null;
        var passed = found.Allowed
            .Where(release => from is null ? release == found.Candidate : release.Version > from && release.Version <= found.Candidate.Version)
            .Select(release => release.Release);
        return Between(from, found.Candidate, found.Published, found.Snapshot.Repo, [.. passed], new CommitsBetween.NotRead("neither its version nor its notes say so, and its commits were not read"));
    }

    /// <param name="from">The oldest version that is moved from; null = none is named.</param>
    /// <param name="passed">The releases that are passed or reached, newest first.</param>
    public static BreakingVerdict Between(ReleaseVersion? from, Candidate to, PublishedVersions published, RepoName repo, IReadOnlyList<Release> passed, CommitsBetween commits)
    {
        var readings = passed.Select(release => (Release: release, Notes: NotesReading.Of(release.Notes))).ToList();
        List<BreakingSign> signs =
        [
            .. from is not null && BreakingVersions.Between(from, to.Version, published) is { } rule ? [new BreakingSign(rule, to.Release.Tag, null, to.Release.Page)] : Array.Empty<BreakingSign>(),
            .. readings.SelectMany(reading => reading.Notes.Lines.Select(line => new BreakingSign(line.Rule, reading.Release.Tag, line.Line, reading.Release.Page))),
        ];
        if (AreSilent(readings.Select(reading => reading.Notes)) && commits is CommitsBetween.Read read)
            signs.AddRange(BreakingCommits.In(read.Commits).Select(told => new BreakingSign(told.Rule, to.Release.Tag, told.Line, PageOf(told.Commit, to.Release, repo))));
        return signs.Count > 0 ? new BreakingVerdict.Breaking(signs)
            : (NotesNotRead(passed) ?? WhyNotKnown(readings.Select(reading => reading.Notes), commits)) is { } why ? new BreakingVerdict.NotKnown(why)
            : new BreakingVerdict.Quiet();
    }

    /// <summary>Whether the notes say nothing either way, so that the commits have to be read.</summary>
    public static bool AreSilent(IEnumerable<Release> passed) => AreSilent(passed.Select(release => NotesReading.Of(release.Notes)));

    private static bool AreSilent(IEnumerable<NotesReading> readings)
    {
        var all = readings.ToList();
        return all.TrueForAll(reading => reading.Lines.Count == 0) && (all.Count == 0 || all.Exists(reading => reading.IsSilent));
    }

    /// <summary>Null = all were read that there are. What stands in for notes was read as they would have been.</summary>
    private static string? NotesNotRead(IReadOnlyList<Release> passed) =>
        passed.Where(release => release.NotesLeftOut && string.IsNullOrWhiteSpace(release.Notes)).ToList() switch
        {
            [] => null,
            [var one] => $"the notes of {one.Tag} were not read",
            var unread => string.Create(CultureInfo.InvariantCulture, $"the notes of {unread.Count} releases, from {unread[^1].Tag} to {unread[0].Tag}, were not read"),
        };

    private static string? WhyNotKnown(IEnumerable<NotesReading> readings, CommitsBetween commits) => commits switch
    {
        _ when !AreSilent(readings) => null,
        CommitsBetween.NotRead not => not.Why,
        CommitsBetween.Read { AreAll: false } some => $"only {some.Commits.Count} of the commits in between were looked through",
        _ => null,
    };

    private static Uri? PageOf(CommitMessage commit, Release release, RepoName repo) =>
        release.Page is { IsAbsoluteUri: true } page ? new Uri($"{page.GetLeftPart(UriPartial.Authority)}/{repo}/commit/{commit.Sha}") : null;
}
