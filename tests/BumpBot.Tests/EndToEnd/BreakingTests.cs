using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>What looks breaking is the first thing that people read.</summary>
public class BreakingTests
{
    [Fact]
    public async Task A_pull_request_and_its_issue_begin_with_the_lines_that_tell_of_a_break()
    {
        await using var scene = await SceneAsync("## Breaking changes\n\n- The `--old` flag is gone, see [the guide](docs/guide.md)\n");
        await scene.RunWellAsync();
        var page = $"{scene.GitHub.ServerUrl}tools/hammer";
        var excerpt = $"### Breaking changes\n\nThis looks like a breaking release because of the line below.\n\n[`v1.1.0`]({page}/releases/tag/v1.1.0), under a heading on breaking changes:\n\n- The `--old` flag is gone";
        Assert.StartsWith(excerpt, Assert.Single(scene.App.Pulls).Body, StringComparison.Ordinal);
        Assert.StartsWith(excerpt, Assert.Single(scene.App.Issues).Body, StringComparison.Ordinal);
        Assert.Contains($"[the guide]({page}/blob/v1.1.0/docs/guide.md)", scene.App.Pulls[0].Body, StringComparison.Ordinal);
        Assert.Equal(0, scene.GitHub.Count("GET /repos/{owner}/{repo}/compare/{*basehead}"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Where_the_notes_are_silent_the_commits_tell_even_with_verification_off()
    {
        await using var scene = await SceneAsync("Fixes", "feat!: other names");
        scene.Configure("watch: [tools/hammer]\nverify: off\n");
        await scene.RunWellAsync();
        Assert.StartsWith("### Breaking changes\n", Assert.Single(scene.App.Pulls).Body, StringComparison.Ordinal);
        Assert.Contains("- feat!: other names", scene.App.Pulls[0].Body, StringComparison.Ordinal);
        scene.GitHub.ResetRequests();
        await scene.RunWellAsync();
        Assert.Equal(0, scene.GitHub.Count("GET /repos/{owner}/{repo}/compare/{*basehead}"));
    }

    [Fact]
    public async Task Without_notes_the_changelog_of_the_tag_stands_in()
    {
        await using var scene = await SceneAsync(null, "More", ("CHANGELOG.md", "# Changes\n\n## 1.1.0\n\n- A faster start\n\n## 1.0.0\n\n- First\n"));
        await scene.RunWellAsync();
        var body = Assert.Single(scene.App.Pulls).Body;
        Assert.Contains("- A faster start", body, StringComparison.Ordinal);
        Assert.DoesNotContain("- First", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commits_that_cannot_be_read_hold_nothing_back()
    {
        await using var scene = await SceneAsync("Fixes");
        scene.GitHub.Faults.Always("GET /repos/{owner}/{repo}/compare/{*basehead}", HttpFault.Status(403));
        await scene.RunAsync();
        Assert.Contains("Whether this breaks anything is not known", Assert.Single(scene.App.Pulls).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issues_for_breaking_releases_alone_and_the_news_say_what_breaks()
    {
        await using var scene = await SceneAsync("Fixes");
        scene.Configure("watch: [tools/hammer]\nissues: { releases: breaking }\n");
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls);
        Assert.Empty(scene.App.Issues);
        var hammer = scene.GitHub.Repository("tools/hammer");
        hammer.Commit("Third", ("c", "3"));
        hammer.AddRelease("v1.2.0", "- Removed the `--old` flag");
        var outcome = await scene.RunWellAsync();
        Assert.StartsWith("### Breaking changes\n", Assert.Single(scene.App.Issues).Body, StringComparison.Ordinal);
        Assert.Contains("looks breaking", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("Removed the `--old` flag", outcome.Errors, StringComparison.Ordinal);
    }

    private static async Task<Scene> SceneAsync(string? notes, string message = "More", params FileChange[] more)
    {
        var scene = await Scene.EmptyAsync();
        var hammer = scene.GitHub.AddRepository("tools/hammer");
        hammer.AddRelease("v1.0.0");
        hammer.Commit(message, [("a", "1"), .. more]);
        hammer.AddRelease("v1.1.0", notes);
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.0.0\n"));
        scene.Watch("tools/hammer");
        return scene;
    }
}
