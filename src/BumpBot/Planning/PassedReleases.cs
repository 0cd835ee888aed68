using BumpBot.Model;
using BumpBot.Planning.Notes;
using BumpBot.Watching.Breaking;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>What is known of the releases that a bump passes: their notes, what stands in for notes that are missing, and whether they break anything.</summary>
internal static class PassedReleases
{
    /// <summary>The bump with all that the answers tell of its releases.</summary>
    /// <param name="bump">With the notes as the look brought them.</param>
    /// <param name="oldest">The oldest version that is moved from; null = none is named.</param>
    public static Bump Told(Bump bump, ReleaseVersion? oldest, PublishedVersions published, IReadOnlyDictionary<EvidenceQuestion, EvidenceAnswer> answers)
    {
        var commits = ReleaseQuestions.ForCommits(bump) is { } question ? answers.GetValueOrDefault(question) : null;
        var notes = FromChangelog(bump with { Notes = FromReleases(bump, answers) }, published.Pattern, answers);
        return bump with
        {
            Notes = FromCommits(notes, commits, bump),
            Breaking = BreakingChanges.Between(oldest, bump.To, published, bump.Snapshot.Repo, notes, Commits(bump, commits)),
        };
    }

    /// <summary>With the notes that the look left out.</summary>
    private static IReadOnlyList<Release> FromReleases(Bump bump, IReadOnlyDictionary<EvidenceQuestion, EvidenceAnswer> answers)
    {
        var asked = ReleaseQuestions.ForNotes(bump).ToDictionary(question => question.Tag, question => answers.GetValueOrDefault(question));
        return [.. bump.Notes.Select(release => asked.GetValueOrDefault(release.Tag) switch
        {
            EvidenceAnswer.Document notes => release with { Notes = notes.Text, NotesLeftOut = false },
            EvidenceAnswer.There => release with { NotesLeftOut = false },
            _ => release,
        })];
    }

    private static IReadOnlyList<Release> FromChangelog(Bump bump, TagPattern pattern, IReadOnlyDictionary<EvidenceQuestion, EvidenceAnswer> answers) =>
        ReleaseQuestions.ForChangelog(bump) is { } question && answers.GetValueOrDefault(question) is EvidenceAnswer.Document changelog
            ? [.. bump.Notes.Select(release => HasNotes(release) ? release : release with { Notes = ChangelogSection.Of(changelog.Text, release.Tag, VersionOf(release, pattern)) ?? release.Notes })]
            : bump.Notes;

    private static string VersionOf(Release release, TagPattern pattern) => pattern.TryRead(release.Tag, out var version) ? version.Text : release.Tag;

    /// <summary>Commits cannot be told apart by release here, so that they stand in only where no release has notes.</summary>
    private static IReadOnlyList<Release> FromCommits(IReadOnlyList<Release> notes, EvidenceAnswer? commits, Bump bump) =>
        commits is EvidenceAnswer.Commits read && notes.Count > 0 && !notes.Any(HasNotes) && !notes.Any(release => release.NotesLeftOut) && CommitList.Of(read, ReleaseQuestions.TagOf(bump)!) is { Length: > 0 } list
            ? [notes[0] with { Notes = list }, .. notes.Skip(1)]
            : notes;

    private static bool HasNotes(Release release) => !string.IsNullOrWhiteSpace(release.Notes);

    private static CommitsBetween Commits(Bump bump, EvidenceAnswer? answer) => answer switch
    {
        EvidenceAnswer.Commits commits => new CommitsBetween.Read(commits.Messages, commits.Messages.Count == commits.Total),
        EvidenceAnswer.Unknown unknown => new CommitsBetween.NotRead($"the notes do not say, and {unknown.Why}"),
        EvidenceAnswer.NoPlace none => new CommitsBetween.NotRead($"the notes do not say, and {none.Why}"),
        _ when !ReleaseQuestions.HasApi(bump) => new CommitsBetween.NotRead("the upstream is read by git alone, which tells no notes"),
        _ when ReleaseQuestions.TagOf(bump) is null => new CommitsBetween.NotRead("the notes do not say, and the old version has no tag to compare with"),
        _ => new CommitsBetween.NotRead("the notes do not say, and the commits were not asked for"),
    };
}
