using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The issue that lists all upstreams, with the built program.</summary>
public class DashboardTests
{
    private const string Title = "BumpBot: what is kept current here";

    [Fact]
    public async Task It_is_opened_with_the_first_run_and_written_when_something_changed()
    {
        await using var scene = await KeptAsync();
        var body = Dashboard(scene).Body!;
        Assert.Contains("pull request #", body, StringComparison.Ordinal);
        Assert.Contains("### Waiting (1)", body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
        scene.GitHub.Repository("tools/anvil").AddRelease("v1.1.0");
        await scene.RunWellAsync();
        Assert.Contains("tools/anvil", Dashboard(scene).Body!.Split("### Waiting (2)")[1], StringComparison.Ordinal);
        await scene.RunIdleAsync();
        File.Delete(scene.Ledger);
        Directory.Delete(scene.Cache, recursive: true);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_ticked_box_is_carried_out_once_and_unticked()
    {
        await using var scene = await KeptAsync();
        Tick(scene, "open tools/saw");
        await scene.RunWellAsync();
        Assert.Equal(2, scene.App.Pulls.Count(pull => pull.IsOpen));
        Assert.DoesNotContain("[x]", Dashboard(scene).Body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_ticked_rebase_brings_the_branch_up_to_date()
    {
        await using var scene = await KeptAsync();
        scene.App.Commit("Other work", ("other.txt", "x\n"));
        await scene.RunIdleAsync();
        var pull = Assert.Single(scene.App.Pulls);
        Tick(scene, $"rebase {pull.Number}");
        await scene.RunWellAsync();
        Assert.Equal(scene.App.HeadOf("main"), Assert.Single(scene.App.CommitAt(pull.HeadBranch).Parents));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Killed_before_the_box_is_unticked_the_next_run_does_no_more_than_that()
    {
        await using var scene = await KeptAsync();
        Tick(scene, "open tools/saw");
        using (var process = BotProcess.Start(scene.Folder, scene.Environment, scene.RunArguments))
        {
            scene.GitHub.Faults.After("POST */pulls", process.Kill);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        scene.GitHub.Faults.Clear();
        await scene.RunWellAsync();
        Assert.Equal(2, scene.App.Pulls.Count);
        Assert.DoesNotContain("[x]", Dashboard(scene).Body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_tick_clears_what_was_to_check()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0");
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.0.0\n"));
        scene.Configure("watch: [{ repo: tools/hammer, follow: [releases, commits] }]\nissues: { dashboard: true }\n");
        await scene.RunWellAsync();
        scene.GitHub.Repository("tools/hammer").Commit("A change", ("x", "1"));
        await scene.RunWellAsync();
        Assert.Contains("to check", Dashboard(scene).Body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
        Tick(scene, "checked tools/hammer");
        await scene.RunWellAsync();
        Assert.DoesNotContain("to check", Dashboard(scene).Body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Switched_off_it_is_closed_and_what_a_person_closed_stays_closed()
    {
        await using var scene = await KeptAsync();
        Dashboard(scene).Close("alice");
        await scene.RunIdleAsync();
        Dashboard(scene).Reopen("alice");
        await scene.RunIdleAsync();
        scene.Configure("watch: [tools/hammer, tools/saw, tools/anvil]\npulls: { limit: 1 }\nissues: { releases: off }\n");
        await scene.RunWellAsync();
        Assert.False(Dashboard(scene).IsOpen);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_dry_run_tells_of_it()
    {
        await using var scene = await SceneAsync();
        var outcome = await scene.RunWellAsync("--dry-run");
        Assert.Contains("open the dashboard", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(scene.App.Issues);
    }

    private static SandboxIssue Dashboard(Scene scene) => Assert.Single(scene.App.Issues, issue => issue.Title == Title);

    private static void Tick(Scene scene, string box)
    {
        var dashboard = Dashboard(scene);
        var line = dashboard.Body!.Split('\n').Single(line => line.Contains($"<!-- box {box} -->", StringComparison.Ordinal));
        dashboard.Edit(body: dashboard.Body.Replace(line, line.Replace("[ ]", "[x]", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private static async Task<Scene> SceneAsync()
    {
        var scene = await Scene.EmptyAsync();
        foreach (var tool in new[] { "hammer", "saw" })
            scene.GitHub.AddUpstream($"tools/{tool}", "v1.0.0", "v1.1.0");
        scene.GitHub.AddUpstream("tools/anvil", "v1.0.0");
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.0.0\nSAW_VERSION := 1.0.0\nANVIL_VERSION := 1.0.0\n"));
        scene.Configure("watch: [tools/hammer, tools/saw, tools/anvil]\npulls: { limit: 1 }\nissues: { releases: off, dashboard: true }\n");
        return scene;
    }

    private static async Task<Scene> KeptAsync()
    {
        var scene = await SceneAsync();
        await scene.RunWellAsync();
        return scene;
    }
}
