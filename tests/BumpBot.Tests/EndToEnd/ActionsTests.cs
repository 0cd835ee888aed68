using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program with the token of a GitHub Actions job, and what is said of its limits.</summary>
public class ActionsTests
{
    private const string Notice = "workflows do not start by themselves";

    [Fact]
    public async Task That_workflows_do_not_start_is_said_once_with_the_remedy()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.GitHub.AddUpstream("tools/saw", "v2.0.0", "v2.1.0");
        scene.App.Commit("More", ("more.mk", "SAW_VERSION := 2.0.0\n"));
        scene.Watch("tools/hammer", "tools/saw");
        scene.UseActions();
        var outcome = await scene.RunWellAsync();
        Assert.Equal(2, scene.App.Pulls.Count);
        Assert.All(scene.App.Pulls, pull => Assert.Equal("github-actions[bot]", pull.Author.Login));
        Assert.Equal(2, outcome.Errors.Split(Notice).Length);
        Assert.Contains("BUMPBOT_TOKEN", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Notice, (await scene.RunWellAsync()).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_forbids_actions_to_open_pull_requests_is_told_which_setting_to_change()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.UseActions();
        scene.App.ForbidPullsOfActions();
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(scene.App.Pulls);
        Assert.Contains("Settings > Actions > General", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("Allow GitHub Actions to create and approve pull requests", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Notice, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_gets_a_summary_outputs_and_a_guard_around_all_that_is_printed()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.UseActions();
        var (summary, outputs) = (Path.Combine(scene.Folder, "summary.md"), Path.Combine(scene.Folder, "output.txt"));
        scene.Environment["GITHUB_STEP_SUMMARY"] = summary;
        scene.Environment["GITHUB_OUTPUT"] = outputs;
        var outcome = await scene.RunWellAsync();
        Assert.Contains("| opened [#", await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Matches("opened<<(bumpbot-[0-9a-f]{32})\n1\n\\1\n", await File.ReadAllTextAsync(outputs, TestContext.Current.CancellationToken));
        var lines = outcome.Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("::stop-commands::bumpbot-", lines[0], StringComparison.Ordinal);
        Assert.Equal($"::{lines[0]["::stop-commands::".Length..]}::", lines[^1]);
    }

    [Fact]
    public async Task A_mistake_in_the_config_is_an_annotation_of_its_line()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.UseActions();
        scene.Configure("watch: [tools/hammer]\nverfy: off\n");
        var outcome = await scene.RunProcessAsync();
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("::error file=bumpbot.yml,line=2,col=1::unknown key 'verfy'", outcome.Output, StringComparison.Ordinal);
    }
}
