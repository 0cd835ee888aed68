using BumpBot.Model;
using BumpBot.Planning;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class PassedReleasesTests
{
    private const string Changelog = """
        # Changelog

        ## [1.2.0] - 2026-03-01

        ### Removed

        - The `--old` flag

        ## 1.1.0 (2026-02-01)

        - Faster
        """;

    private static readonly RepoName Tool = RepoName.Parse("acme/tool");
    private static readonly EvidenceQuestion Commits = new EvidenceQuestion.CommitsBetween(Tool, "1.0.0", "1.2.0");
    private static readonly EvidenceQuestion Document = new EvidenceQuestion.Changelog(Tool, "1.2.0");

    private static World Silent => World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", Found("Fixes"));

    private static World WithoutNotes => World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", Found(null));

    private static readonly EvidenceQuestion Left = new EvidenceQuestion.ReleaseNotes(Tool, "1.1.0");

    private static World WithNotesLeftOut
    {
        get
        {
            var found = Found("Fixes");
            Release Without(Release release) => release.Tag == "1.2.0" ? release : release with { Notes = null, NotesLeftOut = true };
            List<Candidate> allowed = [.. found.Allowed.Select(candidate => candidate with { Release = Without(candidate.Release) })];
            var snapshot = found.Snapshot with { Releases = [.. allowed.Select(candidate => candidate.Release)] };
            return World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", found with { Candidate = allowed[0], Allowed = allowed, Snapshot = snapshot });
        }
    }

    [Fact]
    public void Commits_are_asked_for_where_the_notes_are_silent_and_the_changelog_where_there_are_none()
    {
        Assert.Equal([Commits], ReleaseQuestions.Of(Silent.Plan()));
        Assert.Equal([Commits, Document], ReleaseQuestions.Of(WithoutNotes.Plan()));
        Assert.Empty(ReleaseQuestions.Of(World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", Found("- Removed the `--old` flag")).Plan()));
    }

    [Fact]
    public void Nothing_is_asked_about_a_bump_that_is_not_carried_out() =>
        Assert.Empty(ReleaseQuestions.Of(Silent.Pull(7, PullState.ClosedByPerson, "bumpbot/acme--tool", "acme/tool@1.2.0").Plan()));

    [Fact]
    public void Switching_verification_off_does_not_switch_this_off() =>
        Assert.Equal([Commits], ReleaseQuestions.Of((Silent with { Verify = Verification.Off }).Plan()));

    [Fact]
    public void A_commit_that_is_marked_comes_first_in_the_body()
    {
        var sha = new string('a', 40);
        var bump = Bump(Silent.Answered(Commits, new EvidenceAnswer.Commits([new CommitMessage(sha, "feat!: other names")], 1)));
        Assert.StartsWith(
            $"### Breaking changes\n\nThis looks like a breaking release because of the line below.\n\n[`1.2.0`](https://github.com/acme/tool/commit/{sha}), a commit marked with `!`:\n\n- feat!: other names\n",
            OneBump.Body(bump, null),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_notes_the_changelog_speaks()
    {
        var bump = Bump(WithoutNotes.Answered(Document, new EvidenceAnswer.Document("CHANGELOG.md", Changelog)).Answered(Commits, new EvidenceAnswer.Commits([], 0)));
        Assert.Equal(["### Removed\n\n- The `--old` flag", "- Faster"], bump.Notes.Select(release => release.Notes));
        Assert.Equal("The `--old` flag", Assert.Single(Assert.IsType<BreakingVerdict.Breaking>(bump.Breaking).Signs).Line);
    }

    [Fact]
    public void Without_a_changelog_the_commits_are_listed_newest_first()
    {
        var commits = new EvidenceAnswer.Commits([new CommitMessage("a", "One, fixes #1 for @user"), new CommitMessage("b", "Two\n\nbody")], 2);
        var bump = Bump(WithoutNotes.There(Document).Answered(Commits, commits));
        Assert.Equal("There are no release notes. The commits since `1.0.0`:\n\n- Two\n- One, fixes #&#8203;1 for @&#8203;user\n", bump.Notes[0].Notes);
        Assert.IsType<BreakingVerdict.Quiet>(bump.Breaking);
    }

    [Fact]
    public void An_answer_that_failed_holds_nothing_back_and_is_told()
    {
        var bump = Bump(Silent.Answered(Commits, new EvidenceAnswer.Unknown("it answered 502")));
        Assert.Equal(new BreakingVerdict.NotKnown("the notes do not say, and it answered 502"), bump.Breaking);
        Assert.Contains("*Whether this breaks anything is not known: the notes do not say, and it answered 502.*", OneBump.Body(bump, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_that_the_look_left_out_are_asked_for_and_read()
    {
        Assert.Equal([Left], ReleaseQuestions.Of(WithNotesLeftOut.Plan()).OfType<EvidenceQuestion.ReleaseNotes>());
        var bump = Bump(WithNotesLeftOut.Answered(Left, new EvidenceAnswer.Document("1.1.0", "- Removed the `--old` flag")));
        Assert.Equal(("1.1.0", "Removed the `--old` flag"), Assert.IsType<BreakingVerdict.Breaking>(bump.Breaking).Signs.Select(sign => (sign.Tag, sign.Line)).Single());
        Assert.Equal(["Fixes", "- Removed the `--old` flag"], bump.Notes.Select(release => release.Notes));
    }

    [Fact]
    public void A_release_that_has_no_notes_indeed_is_judged_by_its_commits() =>
        Assert.IsType<BreakingVerdict.Quiet>(Bump(WithNotesLeftOut.There(Left).Answered(Commits, new EvidenceAnswer.Commits([], 0))).Breaking);

    [Fact]
    public void Notes_that_could_not_be_read_are_told_of()
    {
        var bump = Bump(WithNotesLeftOut.Answered(Left, new EvidenceAnswer.Unknown("it answered 502")).Answered(Commits, new EvidenceAnswer.Commits([], 0)));
        Assert.Equal(new BreakingVerdict.NotKnown("the notes of 1.1.0 were not read"), bump.Breaking);
    }

    [Theory]
    [InlineData(ReleaseIssues.Breaking, "Fixes", false)]
    [InlineData(ReleaseIssues.Breaking, "- Removed the `--old` flag", true)]
    [InlineData(ReleaseIssues.All, "Fixes", true)]
    public void Issues_only_for_what_looks_breaking_follow_the_verdict(ReleaseIssues releases, string notes, bool opens)
    {
        var settings = IssueSettings.Default with { Releases = releases };
        var bumping = World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", Found(notes)) with { Issues = settings };
        Assert.Equal(opens, Assert.Single(bumping.Plan().Pulls).Tracking() is Tracking.Open);
        var current = World.With(("a.txt", "acme/tool@1.2.0")).Watching("acme/tool", Found(notes)) with
        {
            Issues = settings,
            Done = DoneTarget.Empty with { Known = new Dictionary<string, string> { ["acme/tool"] = "1.1.0" } },
        };
        Assert.Equal(opens, current.Plan().Issues.Count == 1);
    }

    private static Bump Bump(World world) => Assert.Single(world.Plan().Pulls).Bump();

    private static Detection.Found Found(string? notes)
    {
        var found = World.Found("acme/tool", "1.0.0", "1.1.0", "1.2.0");
        Candidate With(Candidate candidate) => candidate with { Release = candidate.Release with { Notes = notes } };
        List<Candidate> allowed = [.. found.Allowed.Select(With)];
        return found with { Candidate = allowed[0], Allowed = allowed, Snapshot = found.Snapshot with { Releases = [.. allowed.Select(candidate => candidate.Release)] } };
    }
}
