using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The config that the program is started with, beside those of its targets.</summary>
public class StartedConfigTests
{
    private const string Own = "watch: [tools/hammer]\nissues: { releases: off }\n";

    [Fact]
    public async Task It_may_leave_it_to_its_targets_what_they_watch()
    {
        await using var scene = await Scene.EmptyAsync();
        AddTarget(scene, Own);
        scene.Configure("targets: [acme/app]\n");
        var outcome = await StartAsync(scene, "run");
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Single(scene.App.Pulls);
    }

    [Fact]
    public async Task A_target_without_a_file_of_its_own_then_fails_with_what_to_write()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("targets: [acme/app]\n");
        var outcome = await StartAsync(scene, "run");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("watches nothing: write one into the target", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Writes);
    }

    [Fact]
    public async Task Check_says_that_there_is_nothing_to_look_at()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.Configure("targets: [acme/app]\n");
        var outcome = await StartAsync(scene, "check");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("watches nothing", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upstream_that_only_the_target_watches_can_be_asked_for()
    {
        await using var scene = await Scene.EmptyAsync();
        AddTarget(scene, Own);
        scene.Watch("tools/saw");
        await scene.RunWellAsync("--upstream", "tools/hammer");
        Assert.Single(scene.App.Pulls);
    }

    [Fact]
    public async Task An_upstream_that_nobody_watches_is_wrong_usage()
    {
        await using var scene = await Scene.EmptyAsync();
        AddTarget(scene, Own);
        var outcome = await scene.RunAsync("--upstream", "tools/saw");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("tools/saw is watched for no target", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Writes);
    }

    [Fact]
    public async Task A_secret_of_the_environment_that_the_config_uses_is_in_no_output()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Environment["DEPLOY_TOKEN"] = "hidden-0123456789";
        scene.Configure("watch:\n  - repo: tools/hammer\n    git: \"http://127.0.0.1:1/${DEPLOY_TOKEN}/hammer.git\"\n");
        var outcome = await scene.RunAsync("--log-level", "Verbose", "--log-file", Path.Combine(scene.Folder, "bot.log"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.DoesNotContain("hidden-0123456789", outcome.ToString(), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(scene.Folder, "bot*.log"), log =>
            Assert.DoesNotContain("hidden-0123456789", File.ReadAllText(log), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_said_and_not_a_stack_trace()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await File.WriteAllTextAsync(Path.Combine(scene.Folder, "file"), "", TestContext.Current.CancellationToken);
        var outcome = await StartAsync(scene, "run", "--target", Scene.Target, "--cache", Path.Combine(scene.Folder, "file", "cache"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(Path.Combine("file", "cache"), outcome.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("a mistake in bumpbot", outcome.ToString(), StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Writes);
    }

    private static void AddTarget(Scene scene, string config)
    {
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget(("requirements.txt", "hammer==1.0.0\n"), ("bumpbot.yml", config));
    }

    private static Task<BotOutcome> StartAsync(Scene scene, params string[] arguments) =>
        BotProcess.RunAsync(scene.Folder, scene.Environment, arguments);
}
