using System.Text.Json;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary><c>check</c> by the built program: upstreams, what a target's files name of them, and where they disagree.</summary>
public class CheckTests
{
    [Fact]
    public async Task Without_a_target_it_looks_at_upstreams_alone()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await CheckAsync(scene);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Matches(@"\Atools/hammer  v1\.1\.0  \d{4}-\d\d-\d\d  just now\n", outcome.Output);
        Assert.DoesNotContain(scene.GitHub.Requests, request => request.ToString().Contains("acme", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_target_it_says_which_versions_the_files_name_and_how_far_behind_they_are()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await CheckAsync(scene, "--target", Scene.Target);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("acme/app: 1 upstream behind (base main at ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  tools/hammer  1.0.0 in 2 places: 1 release behind v1.1.0\n", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Writes);
    }

    [Fact]
    public async Task The_exit_code_tells_whether_files_are_behind()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        Assert.Equal(3, (await CheckAsync(scene, "--target", Scene.Target, "--exit-code")).ExitCode);
        scene.App.Commit("By hand", ("Makefile", "HAMMER_VERSION := 1.1.0\n"), ("README.md", "See https://github.com/tools/hammer/releases/tag/v1.1.0.\n"));
        var current = await CheckAsync(scene, "--target", Scene.Target, "--exit-code");
        Assert.True(current.ExitCode == 0, current.ToString());
    }

    [Fact]
    public async Task The_exit_code_without_a_target_tells_whether_something_came_since_the_last_run()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        Assert.Equal(0, (await CheckAsync(scene, "--exit-code")).ExitCode);
        await scene.RunWellAsync();
        Assert.Equal(0, (await CheckAsync(scene, "--exit-code")).ExitCode);
        var upstream = scene.GitHub.Repository("tools/hammer");
        upstream.Commit("Release v1.2.0", ("VERSION", "v1.2.0\n"));
        upstream.AddRelease("v1.2.0");
        var outcome = await CheckAsync(scene, "--exit-code");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("  v1.1.0 at the last run\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_lists_the_places_of_each_version()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0", "v1.2.0");
        scene.AddTarget(
            ("Makefile", "HAMMER_VERSION := 1.0.0\n"),
            ("Dockerfile", "FROM tools/hammer:1.1\n"),
            ("README.md", "Get https://github.com/tools/hammer/releases/tag/v1.1.0\n"),
            ("old.md", "Get https://github.com/tools/hammer/releases/tag/v1.0.0 <!-- bumpbot:ignore -->\n"));
        scene.Watch("tools/hammer");
        var outcome = await CheckAsync(scene, "--target", Scene.Target, "--drift", "--exit-code");
        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith("acme/app: its files disagree about 1 upstream (base main at ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(
            """
              tools/hammer: the newest is v1.2.0
                1.1.0  Dockerfile:1, README.md:1
                1.0.0  Makefile:1
                left out: old.md:1 v1.0.0: the file asks for no edits here (bumpbot:ignore or bumpbot:off)

            """.ReplaceLineEndings("\n"),
            outcome.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_agree_do_not_drift_however_old_they_are()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await CheckAsync(scene, "--target", Scene.Target, "--drift", "--exit-code");
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("acme/app: its files agree (base main at ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_it_has_the_upstreams_and_the_targets()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await CheckAsync(scene, "--target", Scene.Target, "--json");
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.True(json.RootElement.GetProperty("outOfDate").GetBoolean());
        Assert.Equal("v1.1.0", json.RootElement.GetProperty("upstreams")[0].GetProperty("newest").GetString());
        var version = json.RootElement.GetProperty("targets")[0].GetProperty("upstreams")[0].GetProperty("versions")[0];
        Assert.Equal(("1.0.0", "exact", 2), (version.GetProperty("version").GetString(), version.GetProperty("kind").GetString(), version.GetProperty("places").GetArrayLength()));
    }

    [Fact]
    public async Task What_could_not_be_read_is_a_failure_and_not_out_of_date()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await CheckAsync(scene, "--target", "acme/nowhere", "--exit-code");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("acme/nowhere: failed\n  ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unwatched_upstream_is_wrong_usage_with_the_nearest_name()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await CheckAsync(scene, "--upstream", "tools/hamer");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.EndsWith("did you mean tools/hammer?\n", outcome.Errors, StringComparison.Ordinal);
    }

    private static Task<BotOutcome> CheckAsync(Scene scene, params string[] arguments) =>
        scene.AskAsync(["check", .. arguments, "--cache", scene.Cache, "--ledger", scene.Ledger]);
}
