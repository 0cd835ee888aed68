using System.Text.Json;
using BumpBot.Tests.Git;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary><c>why</c> by the built program: the decision for one upstream, on GitHub and in a clone.</summary>
public class WhyTests
{
    [Fact]
    public async Task It_says_what_a_run_would_do_and_does_nothing()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await WhyAsync(scene, "tools/hammer", "--target", Scene.Target);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        AssertLines(
            outcome,
            "tools/hammer",
            "  versions   semantic versions; tags are read as v{version}, {version} or hammer-{version}",
            "  In acme/app (base main at ",
            "    Makefile:1  1.0.0 -> 1.1.0",
            "      a value found by makefile, tied by its default name HAMMER_VERSION",
            "    README.md:1  v1.0.0 -> v1.1.0",
            "    decided: open a pull request from bumpbot/tools--hammer: chore(deps): bump tools/hammer from v1.0.0 to v1.1.0",
            "    next: bumpbot run --target acme/app does it");
        Assert.Empty(scene.GitHub.Writes);
        Assert.False(File.Exists(scene.Ledger));
    }

    [Fact]
    public async Task After_a_person_closed_the_pull_request_it_says_who_and_what_can_be_done()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.GitHub.AddUser("alice");
        await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        pull.Close("alice");
        var outcome = await WhyAsync(scene, "TOOLS/hammer", "--target", Scene.Target);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        AssertLines(
            outcome,
            $"    pull request #{pull.Number} (v1.1.0) was closed by alice at 20",
            "    the ledger: last bump from v1.0.0 to v1.1.0, opened as #",
            $"    decided: a person closed pull request #{pull.Number} for this version",
            $"    next: reopen pull request #{pull.Number} (");
    }

    [Fact]
    public async Task As_json_it_has_a_version_and_nothing_else_is_on_standard_output()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await WhyAsync(scene, "tools/hammer", "--target", Scene.Target, "--json", "--log-level", "Debug");
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        var upstream = json.RootElement.GetProperty("upstreams")[0];
        Assert.Equal(["v1.1.0", "v1.0.0"], upstream.GetProperty("releases").EnumerateArray().Select(release => release.GetProperty("tag").GetString()));
        Assert.Equal(2, upstream.GetProperty("targets")[0].GetProperty("references").GetArrayLength());
    }

    [Theory]
    [InlineData("tools/hamer", "tools/hamer is not watched; did you mean tools/hammer?")]
    [InlineData("hammer", "hammer: write owner/name, or owner/name#entry; did you mean tools/hammer?")]
    [InlineData("tools/hammer#cli", "tools/hammer#cli is not watched; did you mean tools/hammer?")]
    public async Task An_unknown_name_is_wrong_usage_and_the_nearest_one_is_named(string name, string message)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await WhyAsync(scene, name, "--target", Scene.Target);
        Assert.Equal((2, "", message + "\n"), (outcome.ExitCode, outcome.Output, outcome.Errors));
    }

    [Fact]
    public async Task A_target_that_cannot_be_opened_is_a_failure_beside_those_that_can()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await WhyAsync(scene, "tools/hammer", "--target", Scene.Target, "--target", "acme/nowhere");
        Assert.Equal(1, outcome.ExitCode);
        AssertLines(outcome, "    next: bumpbot run --target acme/app does it", "  In acme/nowhere", "    failed: ");
    }

    [Fact]
    public async Task A_look_that_failed_says_why_and_still_shows_the_places()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.0.0\n"));
        scene.Watch("tools/hammer");
        var outcome = await WhyAsync(scene, "tools/hammer", "--target", Scene.Target);
        Assert.Equal(1, outcome.ExitCode);
        AssertLines(outcome, "  failed     ", "    Makefile:1  1.0.0 stays: there is no candidate to compare it with", "    next: mend what the message names, or wait: the next run looks again");
    }

    [Fact]
    public async Task Without_a_target_it_tells_of_the_upstream_alone()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await WhyAsync(scene, "tools/hammer");
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        AssertLines(outcome, "  * v1.1.0", "  no target: give --target owner/name or --local PATH to see what comes of it in files");
    }

    [Fact]
    public async Task In_a_clone_it_needs_no_network()
    {
        using var upstream = TempRepo.Local();
        using var app = TempRepo.Local();
        foreach (var tag in new[] { "v1.0.0", "v1.1.0" })
        {
            upstream.Commit($"Release {tag}");
            upstream.Run("tag", tag);
        }
        app.Write("bumpbot.yml", $"watch:\n  - repo: tools/hammer\n    git: {upstream.Folder}\n");
        app.Write("Makefile", "HAMMER_VERSION := 1.0.0\n");
        app.Commit("First");
        var outcome = await BotProcess.RunAsync(app.Folder, new Dictionary<string, string> { ["HOME"] = app.Root }, "why", "tools/hammer", "--local", ".");
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        AssertLines(outcome, "its tags by git itself, 2 of them", "    Makefile:1  1.0.0 -> 1.1.0", $"    next: bumpbot run --local {app.Folder} does it");
        Assert.False(Directory.Exists(Path.Combine(app.GitFolder, "bumpbot")));
    }

    /// <summary>In this order, each within a line.</summary>
    private static void AssertLines(BotOutcome outcome, params string[] lines)
    {
        var at = 0;
        foreach (var line in lines)
        {
            var found = outcome.Output.IndexOf(line, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{line}' is missing, or not in order, in\n{outcome}");
            at = found + line.Length;
        }
    }

    private static Task<BotOutcome> WhyAsync(Scene scene, params string[] arguments) =>
        scene.AskAsync(["why", .. arguments, "--cache", scene.Cache, "--ledger", scene.Ledger]);
}
