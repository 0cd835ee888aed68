using System.Text.Json;
using System.Text.RegularExpressions;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program against an upstream that takes back what it published.</summary>
public partial class AlarmTests
{
    private const string Branch = "bumpbot/tools--hammer";

    [Fact]
    public async Task A_tag_that_was_moved_holds_its_bump_back_until_a_person_accepts_it()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("watch: [{ repo: tools/hammer, allow: \"<1.1\" }]\n");
        await scene.RunWellAsync();
        var upstream = scene.GitHub.Repository("tools/hammer");
        var before = upstream.CommitOfTag("v1.1.0");
        var after = upstream.Commit("Something else", ("VERSION", "evil\n"));
        upstream.AddAnnotatedTag("v1.1.0", at: after);
        scene.Watch("tools/hammer");

        var outcome = await scene.RunWellAsync();

        Assert.Empty(scene.App.Pulls);
        var issue = Assert.Single(scene.App.Issues);
        Assert.Equal("tools/hammer: tag v1.1.0 was moved", issue.Title);
        Assert.Contains($"was moved from `{before}` to `{after}`", issue.Body, StringComparison.Ordinal);
        Assert.Contains("tag v1.1.0 was moved", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("tag v1.1.0 was moved", outcome.Errors, StringComparison.Ordinal);
        await scene.RunIdleAsync();
        using var json = JsonDocument.Parse((await scene.RunWellAsync("--json")).Output);
        Assert.Equal("TagMoved", json.RootElement.GetProperty("upstreams")[0].GetProperty("alarms")[0].GetProperty("alarm").GetString());
        Assert.Equal("Alarmed", json.RootElement.GetProperty("targets")[0].GetProperty("notDone")[0].GetProperty("reason").GetString());

        issue.Close("alice");
        await scene.RunWellAsync();
        Assert.Equal("HAMMER_VERSION := 1.1.0\n", scene.App.ReadText(Branch, "Makefile"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_tag_that_was_moved_under_an_open_pull_request_is_noticed_by_the_days_listing()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        var upstream = scene.GitHub.Repository("tools/hammer");
        upstream.AddTag("v1.1.0", upstream.Commit("Something else", ("VERSION", "evil\n")));
        await scene.RunIdleAsync();
        ADayPasses(scene);
        await scene.RunWellAsync();
        Assert.True(Assert.Single(scene.App.Pulls).IsOpen);
        Assert.Contains(scene.App.Issues, issue => issue.Title == "tools/hammer: tag v1.1.0 was moved");
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_withdrawn_releases_pull_request_is_closed_with_the_reason()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        scene.GitHub.Repository("tools/hammer").Release("v1.1.0")!.Delete();
        await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        Assert.False(pull.IsOpen);
        Assert.Contains("\"closed\":\"release v1.1.0 was deleted\"", pull.Body, StringComparison.Ordinal);
        Assert.Contains(pull.Comments, comment => comment.Body.Contains("release v1.1.0 was deleted", StringComparison.Ordinal));
        Assert.Equal("tools/hammer: release v1.1.0 was deleted", Assert.Single(scene.App.Issues, issue => issue.IsOpen).Title);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_look_that_failed_closes_nothing()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        scene.GitHub.Repository("tools/hammer").Release("v1.1.0")!.Delete();
        scene.GitHub.Repository("tools/hammer").Private();
        await scene.RunAsync();
        Assert.True(Assert.Single(scene.App.Pulls).IsOpen);
        Assert.Single(scene.App.Issues);
    }

    [Fact]
    public async Task Another_repository_under_the_same_name_is_not_followed()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("watch: [{ repo: tools/hammer, allow: \"<1.1\" }]\n");
        await scene.RunWellAsync();
        scene.GitHub.Repository("tools/hammer").Delete();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.2.0");
        scene.Watch("tools/hammer");
        var outcome = await scene.RunWellAsync();
        Assert.Empty(scene.App.Pulls);
        Assert.Equal("tools/hammer: another repository stands under its name", Assert.Single(scene.App.Issues).Title);
        Assert.Contains("another repository stands under its name", outcome.Output, StringComparison.Ordinal);
        await scene.RunIdleAsync();
        Assert.Single(scene.App.Issues).Close("alice");
        await scene.RunWellAsync();
        Assert.Equal("HAMMER_VERSION := 1.2.0\n", scene.App.ReadText(Branch, "Makefile"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_new_name_is_written_into_the_targets_own_config_by_its_next_pull_request()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.1.0\n"), ("bumpbot.yml", "# ours\r\nwatch:\r\n  - tools/hammer # tools/hammer\r\n"));
        await scene.RunWellAsync();
        scene.GitHub.Repository("tools/hammer").Rename("forge/hammer");
        await scene.RunIdleAsync();
        scene.GitHub.Repository("forge/hammer").AddRelease("v1.2.0");
        await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        Assert.Equal("# ours\r\nwatch:\r\n  - forge/hammer # tools/hammer\r\n", scene.App.ReadText(Branch, "bumpbot.yml"));
        Assert.Contains("`bumpbot.yml`, line 3, is changed from `tools/hammer` to `forge/hammer`", pull.Body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
        pull.Merge("alice");
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Check_tells_of_what_stands()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        scene.GitHub.Repository("tools/hammer").Release("v1.1.0")!.Delete();
        var outcome = await scene.AskAsync("check", "--cache", scene.Cache, "--ledger", scene.Ledger);
        Assert.Contains("release v1.1.0 was deleted", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_upstream_that_cannot_be_listed_is_asked_once_a_day()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.GitHub.Repository("tools/hammer").Private().Grant("bump-bot", Access.Read);
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls);
        Assert.Contains(scene.GitHub.Requests, request => request.Path.Contains("hammer.git", StringComparison.Ordinal));
        await scene.RunIdleAsync();
        Assert.DoesNotContain(scene.GitHub.Requests, request => request.Path.Contains("hammer.git", StringComparison.Ordinal));
    }

    private static void ADayPasses(Scene scene) =>
        File.WriteAllText(scene.Ledger, ListedAt().Replace(File.ReadAllText(scene.Ledger), "\"tagsListedAt\": null"));

    [GeneratedRegex("\"tagsListedAt\": \"[^\"]*\"")]
    private static partial Regex ListedAt();
}
