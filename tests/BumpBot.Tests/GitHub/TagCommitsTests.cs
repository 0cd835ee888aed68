using BumpBot.GitHub;
using BumpBot.Model;
using Sandbox;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

public sealed class TagCommitsTests : SandboxFixture
{
    private static readonly RepoName Tool = RepoName.Parse("acme/tool");

    [Fact]
    public async Task A_tag_leads_to_its_commit()
    {
        var commit = GitHub.AddRepository("acme/tool").AddTag("release/v1.0.0");
        Assert.Equal([commit], await ValuesAsync(new EvidenceQuestion.TagCommit(Tool, "release/v1.0.0")));
    }

    [Fact]
    public async Task An_annotated_tag_is_peeled()
    {
        var tool = GitHub.AddRepository("acme/tool");
        var tag = tool.AddAnnotatedTag("v1.0.0");
        Assert.NotEqual(tag, tool.CommitOfTag("v1.0.0"));
        Assert.Equal([tool.CommitOfTag("v1.0.0")!], await ValuesAsync(new EvidenceQuestion.TagCommit(Tool, "v1.0.0")));
    }

    [Fact]
    public async Task A_tag_that_is_not_there_is_absent()
    {
        GitHub.AddRepository("acme/tool").AddTag("v1.0.0-rc1");
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(new EvidenceQuestion.TagCommit(Tool, "v1.0.0")));
    }

    [Fact]
    public async Task A_commit_is_found_with_all_its_tags_behind_a_hundred_others()
    {
        var tool = GitHub.AddRepository("acme/tool");
        var commit = tool.AddTag("v1.0.0");
        tool.AddTag("v1");
        tool.Commit("More", ("a", "b"));
        foreach (var n in Enumerable.Range(1, 150))
            tool.AddTag($"v2.0.{n}");
        Assert.Equal(["v1.0.0", "v1"], await ValuesAsync(new EvidenceQuestion.CommitTags(Tool, commit)));
    }

    [Fact]
    public async Task A_commit_without_a_tag_is_absent()
    {
        GitHub.AddRepository("acme/tool").AddTag("v1.0.0");
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(new EvidenceQuestion.CommitTags(Tool, new string('a', 40))));
    }

    [Fact]
    public async Task A_failed_answer_is_unknown()
    {
        GitHub.AddRepository("acme/tool").AddTag("v1.0.0");
        GitHub.Faults.Always("GET /repos/{owner}/{repo}/git/ref/{*ref}", HttpFault.Status(403));
        Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(new EvidenceQuestion.TagCommit(Tool, "v1.0.0")));
    }

    private async Task<IReadOnlyList<string>> ValuesAsync(EvidenceQuestion question) => Assert.IsType<EvidenceAnswer.There>(await AskAsync(question)).Values;

    private Task<EvidenceAnswer> AskAsync(EvidenceQuestion question) =>
        new TagCommits(Http(BotToken)).AskAsync(question, TestContext.Current.CancellationToken);
}
