using BumpBot.Model;
using BumpBot.Watching.Breaking;

namespace BumpBot.Planning;

/// <summary>What has to be asked about the releases that a plan's pull requests pass: nothing that could hold a bump back.</summary>
public static class ReleaseQuestions
{
    /// <summary>Of one bump: each costs a request.</summary>
    public const int MostNotes = 50;

    /// <summary>Each question once; none where the notes say all. Whether versions are verified has nothing to do with it.</summary>
    public static IReadOnlyList<EvidenceQuestion> Of(Plan plan) =>
        [.. plan.Pulls.SelectMany(pull => pull.Members).Select(member => member.Bump).Concat(plan.Mergeable).SelectMany(Of).Distinct()];

    private static IEnumerable<EvidenceQuestion> Of(Bump bump) =>
        new EvidenceQuestion?[] { ForCommits(bump), ForChangelog(bump) }.OfType<EvidenceQuestion>().Concat(ForNotes(bump));

    /// <summary>The commits that a bump passes, where the notes are silent about breaking changes; null = there is nothing to ask, or no way to.</summary>
    internal static EvidenceQuestion.CommitsBetween? ForCommits(Bump bump) =>
        HasApi(bump) && TagOf(bump) is { } from && BreakingChanges.AreSilent(bump.Notes)
            ? new EvidenceQuestion.CommitsBetween(bump.Snapshot.Repo, from, bump.To.Release.Tag)
            : null;

    /// <summary>The notes that the look left out, those of the newest releases first.</summary>
    internal static IEnumerable<EvidenceQuestion.ReleaseNotes> ForNotes(Bump bump) =>
        bump.Notes.Where(release => release.NotesLeftOut).Take(MostNotes).Select(release => new EvidenceQuestion.ReleaseNotes(bump.Snapshot.Repo, release.Tag));

    /// <summary>What the upstream's list of changes says, where a release has no notes; null = there is nothing to ask, or no way to.</summary>
    internal static EvidenceQuestion.Changelog? ForChangelog(Bump bump) =>
        HasApi(bump) && bump.Notes.Any(release => string.IsNullOrWhiteSpace(release.Notes))
            ? new EvidenceQuestion.Changelog(bump.Snapshot.Repo, bump.To.Release.Tag)
            : null;

    /// <summary>The tag of the oldest version that is moved from; null = none is named, or it has no tag.</summary>
    internal static string? TagOf(Bump bump) =>
        bump.From.Count > 0 && bump.Snapshot.Releases.Any(release => release.Tag == bump.From[0]) ? bump.From[0] : null;

    internal static bool HasApi(Bump bump) => bump.Snapshot.Source is ReleaseSource.Releases or ReleaseSource.Tags or ReleaseSource.TagsInsteadOfReleases;
}
