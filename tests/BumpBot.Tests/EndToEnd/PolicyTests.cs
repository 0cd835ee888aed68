using System.Text.Json.Nodes;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program: releases that are too young, a baseline, and what is to check.</summary>
public class PolicyTests
{
    private const string Hammer = "tools/hammer";

    [Fact]
    public async Task A_young_release_waits_while_the_one_below_it_is_bumped_to_and_comes_when_it_is_old_enough()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        Age(scene, "v1.0.0", days: 100);
        Age(scene, "v1.1.0", days: 10);
        scene.GitHub.Repository(Hammer).AddRelease("v1.2.0");
        scene.Configure($"watch: [{{ repo: {Hammer}, cooldown: 3d }}]\n");
        var first = await scene.RunWellAsync();
        Assert.Contains("1.1.0", Assert.Single(scene.App.Pulls).Title, StringComparison.Ordinal);
        Assert.Contains("v1.2.0 is cooling down until", first.Output, StringComparison.Ordinal);
        Assert.Contains("v1.2.0 is cooling down until", (await RunAsync(scene, "status")).Output, StringComparison.Ordinal);
        await scene.RunIdleAsync();
        Age(scene, "v1.2.0", days: 4);
        await scene.RunWellAsync();
        Assert.Contains("1.2.0", Assert.Single(scene.App.Pulls).Title, StringComparison.Ordinal);
        var status = JsonNode.Parse((await RunAsync(scene, "status", "--json")).Output)!;
        Assert.Equal("v1.2.0", status["upstreams"]![0]!["newest"]!.GetValue<string>());
        Assert.Null(status["upstreams"]![0]!["cooling"]);
        Assert.Equal("Refreshed", status["bumps"]![0]!["outcome"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_a_baseline_takes_as_known_is_told_no_more_and_the_next_release_is()
    {
        await using var scene = await Scene.EmptyAsync();
        var hammer = scene.GitHub.AddUpstream(Hammer, "v1.0.0");
        scene.AddTarget(("README.md", "Nothing of it.\n"));
        scene.Watch(Hammer);
        await scene.RunWellAsync();
        hammer.AddRelease("v1.1.0");
        scene.GitHub.ResetRequests();
        var baseline = await RunAsync(scene, "baseline");
        Assert.Equal(0, baseline.ExitCode);
        Assert.Equal($"{Hammer}  v1.1.0  silenced: v1.1.0\n", baseline.Output);
        Assert.Empty(scene.GitHub.Writes);
        await scene.RunIdleAsync();
        hammer.AddRelease("v1.2.0");
        await scene.RunWellAsync();
        Assert.Contains("v1.2.0", Assert.Single(scene.App.Issues).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_moved_is_to_check_until_a_baseline_says_that_somebody_looked()
    {
        await using var scene = await Scene.EmptyAsync();
        var hammer = scene.GitHub.AddUpstream(Hammer, "v1.0.0");
        scene.AddTarget(("README.md", "Nothing of it.\n"));
        scene.Configure($"watch: [{{ repo: {Hammer}, follow: [releases, commits] }}]\n");
        var from = hammer.HeadOf("main");
        await scene.RunWellAsync();
        hammer.Commit("One", ("a.txt", "1"));
        var told = await scene.RunWellAsync();
        Assert.Contains("to check:", told.Errors, StringComparison.Ordinal);
        var to = hammer.Commit("Two", ("a.txt", "2"));
        Assert.DoesNotContain("to check:", (await scene.RunWellAsync()).Errors, StringComparison.Ordinal);
        var link = new Uri(scene.GitHub.ServerUrl, $"{Hammer}/compare/{from}...{to}").AbsoluteUri;
        Assert.Contains(link, (await RunAsync(scene, "status")).Output, StringComparison.Ordinal);
        Assert.Contains(link, (await RunAsync(scene, "check")).Output, StringComparison.Ordinal);
        Assert.Contains($"not to check any more: main moved from {from![..7]} to {to[..7]}", (await RunAsync(scene, "baseline", "--upstream", Hammer)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("to check", (await RunAsync(scene, "check")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("to check", (await RunAsync(scene, "status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upstreams_issue_with_a_followed_label_is_told_once()
    {
        await using var scene = await Scene.EmptyAsync();
        var hammer = scene.GitHub.AddUpstream(Hammer, "v1.0.0");
        hammer.OpenIssue("ada", "An old one", null, "security");
        scene.AddTarget(("README.md", "Nothing of it.\n"));
        scene.Configure($"watch: [{{ repo: {Hammer}, follow: [releases, issues] }}]\n");
        Assert.DoesNotContain("open issue", (await scene.RunWellAsync()).Errors, StringComparison.Ordinal);
        hammer.OpenIssue("ada", "The handle\u001b[31m goes\u202e away", null, "breaking");
        var told = await scene.RunWellAsync();
        Assert.Contains("open issue labelled", told.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', told.Errors);
        Assert.DoesNotContain('\u202e', told.Errors);
        Assert.DoesNotContain("open issue", (await scene.RunWellAsync()).Errors, StringComparison.Ordinal);
    }

    private static Task<BotOutcome> RunAsync(Scene scene, string command, params string[] more) =>
        scene.AskAsync([command, "--cache", scene.Cache, "--ledger", scene.Ledger, .. more]);

    private static void Age(Scene scene, string tag, int days) =>
        scene.GitHub.Repository(Hammer).Release(tag)!.PublishedAt = DateTimeOffset.UtcNow.AddDays(-days);
}
