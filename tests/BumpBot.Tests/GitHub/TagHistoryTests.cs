using BumpBot.GitHub;
using BumpBot.Model;
using Sandbox;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

public sealed class TagHistoryTests : SandboxFixture
{
    private static readonly RepoName Tool = RepoName.Parse("acme/tool");
    private static readonly EvidenceQuestion.CommitsBetween Between = new(Tool, "v1", "v2");

    [Fact]
    public async Task Commits_between_two_tags_come_oldest_first_over_all_pages()
    {
        var tool = WithCommits(230);
        var commits = Assert.IsType<EvidenceAnswer.Commits>(await AskAsync(Between));
        Assert.Equal(Enumerable.Range(0, 230).Select(i => $"Change {i}"), commits.Messages.Select(commit => commit.Subject));
        Assert.Equal(230, commits.Total);
        Assert.Equal(tool.CommitOfTag("v2"), commits.Messages[^1].Sha);
        Assert.Equal(3, GitHub.Count("GET /repos/{owner}/{repo}/compare/{*basehead}"));
    }

    [Fact]
    public async Task Of_very_many_commits_the_first_pages_are_read_and_the_rest_is_counted()
    {
        WithCommits((TagHistory.MostPages * 100) + 5);
        var commits = Assert.IsType<EvidenceAnswer.Commits>(await AskAsync(Between));
        Assert.Equal((TagHistory.MostPages * 100, (TagHistory.MostPages * 100) + 5), (commits.Messages.Count, commits.Total));
    }

    [Fact]
    public async Task What_is_on_a_side_branch_of_the_older_tag_is_left_out()
    {
        var tool = GitHub.AddRepository("acme/tool");
        tool.CommitAs("acme", "old", "On the side", ("a", "1"));
        tool.AddTag("v1", tool.HeadOf("old"));
        tool.Commit("On main", ("b", "1"));
        tool.AddTag("v2");
        Assert.Equal(["On main"], Assert.IsType<EvidenceAnswer.Commits>(await AskAsync(Between)).Messages.Select(commit => commit.Subject));
    }

    [Theory]
    [InlineData("CHANGELOG.md")]
    [InlineData("Changes.md")]
    [InlineData("HISTORY.rst")]
    [InlineData("NEWS")]
    public async Task The_changelog_is_read_as_it_was_at_the_tag(string name)
    {
        var tool = GitHub.AddRepository("acme/tool", (name, "# 1.0\n\nПервый\n"), ("src/CHANGELOG.md", "no"));
        tool.AddTag("cli/v1");
        tool.Commit("Later", (name, "later"));
        Assert.Equal(new EvidenceAnswer.Document(name, "# 1.0\n\nПервый\n"), await AskAsync(new EvidenceQuestion.Changelog(Tool, "cli/v1")));
    }

    [Fact]
    public async Task A_repository_without_a_changelog_is_known_to_have_none()
    {
        GitHub.AddRepository("acme/tool", ("docs/CHANGELOG.md", "no")).AddTag("v1");
        Assert.Empty(Assert.IsType<EvidenceAnswer.There>(await AskAsync(new EvidenceQuestion.Changelog(Tool, "v1"))).Values);
    }

    [Fact]
    public async Task The_notes_of_a_release_are_read_by_its_tag()
    {
        var tool = GitHub.AddRepository("acme/tool");
        tool.AddRelease("cli/v1").Notes = "Первый";
        tool.AddRelease("cli/v2").Notes = "";
        Assert.Equal(new EvidenceAnswer.Document("cli/v1", "Первый"), await AskAsync(new EvidenceQuestion.ReleaseNotes(Tool, "cli/v1")));
        Assert.Empty(Assert.IsType<EvidenceAnswer.There>(await AskAsync(new EvidenceQuestion.ReleaseNotes(Tool, "cli/v2"))).Values);
        Assert.Contains("does not have", Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(new EvidenceQuestion.ReleaseNotes(Tool, "cli/v3"))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_is_unknown()
    {
        WithCommits(1);
        Assert.Contains("does not have", Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(new EvidenceQuestion.CommitsBetween(Tool, "v0", "v2"))).Why, StringComparison.Ordinal);
        GitHub.Faults.Always("GET /repos/{owner}/{repo}/compare/{*basehead}", HttpFault.Status(403));
        GitHub.Faults.Always("GET /repos/{owner}/{repo}/contents", HttpFault.Status(403));
        Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(Between));
        Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(new EvidenceQuestion.Changelog(Tool, "v2")));
    }

    private SandboxRepository WithCommits(int count)
    {
        var tool = GitHub.AddRepository("acme/tool");
        tool.AddTag("v1");
        for (var i = 0; i < count; i++)
            tool.Commit($"Change {i}\n\nMore.", ("a", $"{i}"));
        tool.AddTag("v2");
        return tool;
    }

    private Task<EvidenceAnswer> AskAsync(EvidenceQuestion question) => new TagHistory(Http(BotToken)).AskAsync(question, TestContext.Current.CancellationToken);
}
