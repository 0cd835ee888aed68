using BumpBot.Model;
using BumpBot.Watching.Breaking;
using Updaters.References;
using Updaters.Versions;
using Xunit;

namespace BumpBot.Tests.Watching;

public sealed class BreakingChangesTests
{
    private static readonly CommitsBetween NoCommits = new CommitsBetween.Read([], AreAll: true);

    [Theory]
    [InlineData("1.9.0", "2.0.0", BreakingRule.MajorVersion)]
    [InlineData("0.9.4", "1.0.0", BreakingRule.MajorVersion)]
    [InlineData("0.9.4", "0.10.0", BreakingRule.MinorBelowOne)]
    [InlineData("v3", "v4", BreakingRule.MajorVersion)]
    [InlineData("1.9.0", "1.10.0", null)]
    [InlineData("0.9.4", "0.9.5", null)]
    [InlineData("2.0.0-rc.1", "2.0.0", null)]
    [InlineData("2.0.0", "1.0.0", null)]
    public void The_step_between_two_versions_tells_by_semver(string from, string to, BreakingRule? expected) =>
        Assert.Equal(expected, Step(from, to, "1.0.0", "1.1.0", from, to));

    [Theory]
    [InlineData("2024.12.1", "2025.1.0", "2024.11.0")]
    [InlineData("24.10", "25.04", "24.04")]
    [InlineData("20240601", "20250101", "20230101")]
    [InlineData("117", "118", "116")]
    public void Dates_and_running_numbers_have_no_majors(string from, string to, string other) => Assert.Null(Step(from, to, other, from, to));

    [Fact]
    public void Every_release_that_is_passed_is_read_and_quoted_newest_first()
    {
        var signs = Signs(Verdict(NoCommits, ("1.3.0", "- Removed the `--x` flag"), ("1.2.0", "Fixes"), ("1.1.0", "BREAKING CHANGE: y")));
        Assert.Equal([("1.3.0", "Removed the `--x` flag", BreakingRule.Removed), ("1.1.0", "BREAKING CHANGE: y", BreakingRule.Footer)], signs.Select(sign => (sign.Tag, sign.Line!, sign.Rule)));
        Assert.Equal(new Uri("https://github.com/acme/tool/releases/tag/1.3.0"), signs[0].Link);
    }

    [Fact]
    public void Commits_speak_where_the_notes_are_silent()
    {
        var commits = new CommitsBetween.Read(
            [new("a1", "feat(api)!: other names\n\nMore"), new("b2", "fix: x\n\nText.\n\nBREAKING CHANGE: the key is another"), new("c3", "feat: y")], AreAll: true);
        var signs = Signs(Verdict(commits, ("1.1.0", "Fixes"), ("1.0.1", null)));
        Assert.Equal([(BreakingRule.MarkedCommit, "feat(api)!: other names"), (BreakingRule.Footer, "BREAKING CHANGE: the key is another")], signs.Select(sign => (sign.Rule, sign.Line!)));
        Assert.Equal(new Uri("https://github.com/acme/tool/commit/a1"), signs[0].Link);
    }

    [Fact]
    public void Commits_are_not_asked_where_the_notes_speak()
    {
        var commits = new CommitsBetween.Read([new("a1", "feat!: x")], AreAll: true);
        Assert.IsType<BreakingVerdict.Quiet>(Verdict(commits, ("1.1.0", "There are no breaking changes.")));
        Assert.Single(Signs(Verdict(commits, ("1.1.0", "- Removed the `--x` flag"))));
    }

    [Fact]
    public void A_commit_that_was_reverted_breaks_nothing()
    {
        var sha = new string('a', 40);
        var commits = new CommitsBetween.Read([new(sha, "feat!: x"), new("b", $"Revert \"feat!: x\"\n\nThis reverts commit {sha}.")], AreAll: true);
        Assert.IsType<BreakingVerdict.Quiet>(Verdict(commits, ("1.1.0", null)));
    }

    [Fact]
    public void What_could_not_be_read_is_not_known()
    {
        Assert.Equal(new BreakingVerdict.NotKnown("502"), Verdict(new CommitsBetween.NotRead("502"), ("1.1.0", "Fixes")));
        Assert.IsType<BreakingVerdict.NotKnown>(Verdict(new CommitsBetween.Read([new("a", "fix: x")], AreAll: false), ("1.1.0", "Fixes")));
        Assert.IsType<BreakingVerdict.Breaking>(Verdict(new CommitsBetween.Read([new("a", "fix!: x")], AreAll: false), ("1.1.0", "Fixes")));
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("<details>")]
    [InlineData("`a``")]
    [InlineData("breaking change ")]
    [InlineData("removed ")]
    [InlineData("**BREAKING**\n\n")]
    [InlineData("- Removed the `x` option\n")]
    [InlineData("| a | b |\n|---|---|\n")]
    [InlineData("# Breaking\n")]
    [InlineData("\\\n")]
    public void A_megabyte_of_anything_is_read(string piece) =>
        NotesReading.Of(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));

    private static BreakingRule? Step(string from, string to, params string[] tags) => BreakingVersions.Between(
        ReleaseVersion.Parse(from.TrimStart('v')), ReleaseVersion.Parse(to.TrimStart('v')), new PublishedVersions(TagPattern.Infer(RepoName.Parse("acme/tool"), tags), tags));

    private static IReadOnlyList<BreakingSign> Signs(BreakingVerdict verdict) => Assert.IsType<BreakingVerdict.Breaking>(verdict).Signs;

    private static BreakingVerdict Verdict(CommitsBetween commits, params (string Tag, string? Notes)[] releases)
    {
        List<Release> passed = [.. releases.Select(release => new Release(
            release.Tag, null, null, null, release.Notes, null, new Uri($"https://github.com/acme/tool/releases/tag/{release.Tag}"), ReleaseStage.Published))];
        var tags = releases.Select(release => release.Tag).Append("1.0.0").ToList();
        var to = new Candidate(passed[0], ReleaseVersion.Parse(passed[0].Tag));
        return BreakingChanges.Between(ReleaseVersion.Parse("1.0.0"), to, new PublishedVersions(TagPattern.Infer(RepoName.Parse("acme/tool"), tags), tags), RepoName.Parse("acme/tool"), passed, commits);
    }
}
