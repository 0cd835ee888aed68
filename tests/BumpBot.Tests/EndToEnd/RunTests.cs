using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program against a stateful GitHub: what a run does, and what it leaves alone.</summary>
public class RunTests
{
    private const string Branch = "bumpbot/tools--hammer";

    [Fact]
    public async Task The_first_run_opens_a_pull_request_and_its_issue()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        var issue = Assert.Single(scene.App.Issues);
        Assert.Equal(("main", Branch), (pull.BaseBranch, pull.HeadBranch));
        Assert.Contains("1.0.0", pull.Title, StringComparison.Ordinal);
        Assert.Contains("1.1.0", pull.Title, StringComparison.Ordinal);
        Assert.Contains($"Closes #{issue.Number}", pull.Body, StringComparison.Ordinal);
        Assert.Contains("\"members\":[\"tools/hammer@v1.1.0\"]", pull.Body, StringComparison.Ordinal);
        Assert.Equal("HAMMER_VERSION := 1.1.0\n", scene.App.ReadText(Branch, "Makefile"));
        Assert.Equal("See https://github.com/tools/hammer/releases/tag/v1.1.0.\n", scene.App.ReadText(Branch, "README.md"));
        Assert.Contains($"opened pull request #{pull.Number}", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_run_writes_nothing()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task With_ledger_and_cache_lost_a_run_writes_nothing()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        File.Delete(scene.Ledger);
        Directory.Delete(scene.Cache, recursive: true);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_newer_release_refreshes_branch_pull_request_and_issue_in_place()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        Release(scene, "v1.2.0");
        await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        var issue = Assert.Single(scene.App.Issues);
        Assert.Equal("HAMMER_VERSION := 1.2.0\n", scene.App.ReadText(Branch, "Makefile"));
        Assert.Contains("1.2.0", pull.Title, StringComparison.Ordinal);
        Assert.Contains("tools/hammer@v1.2.0", pull.Body, StringComparison.Ordinal);
        Assert.Contains("tools/hammer@v1.2.0", issue.Body, StringComparison.Ordinal);
        Assert.Equal(scene.App.HeadOf("main"), Assert.Single(scene.App.CommitAt(Branch).Parents));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task What_a_person_closed_stays_closed_until_a_newer_release()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls).Close("alice");
        await scene.RunIdleAsync();
        Release(scene, "v1.2.0");
        await scene.RunWellAsync();
        Assert.Equal(2, scene.App.Pulls.Count);
        Assert.Contains("1.2.0", Assert.Single(scene.App.Pulls, p => p.IsOpen).Title, StringComparison.Ordinal);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_branch_with_a_persons_commit_is_left_alone()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        var commit = scene.App.PushAs("alice", Branch, ("Makefile", "HAMMER_VERSION := 1.1.0\n# by hand\n"));
        Release(scene, "v1.2.0");
        await scene.RunWellAsync();
        Assert.StartsWith("> **The bot leaves this branch alone:** commit", Assert.Single(scene.App.Pulls).Body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
        Assert.Equal(commit, scene.App.HeadOf(Branch));
    }

    [Fact]
    public async Task GitHubs_update_branch_merge_does_not_make_the_branch_a_persons()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        scene.App.Commit("Other work", ("other.txt", "x\n"));
        scene.App.UpdateBranch(Assert.Single(scene.App.Pulls));
        await scene.RunIdleAsync();
        Release(scene, "v1.2.0");
        await scene.RunWellAsync();
        Assert.Equal("HAMMER_VERSION := 1.2.0\n", scene.App.ReadText(Branch, "Makefile"));
    }

    [Fact]
    public async Task A_merged_pull_request_ends_the_matter()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls).Merge("alice");
        Assert.False(Assert.Single(scene.App.Issues).IsOpen);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_merged_bump_that_was_taken_back_is_not_offered_again()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls).Merge("alice");
        scene.App.Commit("Revert", ("Makefile", "HAMMER_VERSION := 1.0.0\n"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_moved_base_that_does_not_conflict_leaves_the_pull_request_as_it_is()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        scene.App.Commit("Other work", ("Makefile.inc", "x\n"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_base_that_conflicts_gets_the_branch_made_anew()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        scene.App.Commit("Other work", ("Makefile", "HAMMER_VERSION := 1.0.0 # pinned for a reason\n"));
        await scene.RunWellAsync();
        Assert.Equal("HAMMER_VERSION := 1.1.0 # pinned for a reason\n", scene.App.ReadText(Branch, "Makefile"));
        Assert.Single(scene.App.Pulls);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_renamed_upstream_is_followed()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.GitHub.Repository("tools/hammer").Rename("new-tools/hammer");
        await scene.RunWellAsync();
        Assert.Equal("HAMMER_VERSION := 1.1.0\n", scene.App.ReadText(Branch, "Makefile"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task An_upstream_that_is_not_there_spoils_no_other_and_the_exit_code_says_so()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Watch("gone/gone", "tools/hammer");
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Single(scene.App.Pulls);
        Assert.Contains("gone/gone", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("not found", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strangers_forged_mark_is_ignored()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        const string mark = """<!-- bumpbot {"v":1,"kind":"bump","members":["tools/hammer@v1.1.0"]} -->""";
        scene.GitHub.AddUser("mallory");
        scene.App.OpenIssue("mallory", "Bump tools/hammer", "Done already.\n\n" + mark);
        var fork = scene.App.Fork("mallory");
        fork.PushAs("mallory", Branch, ("Makefile", "HAMMER_VERSION := 6.6.6\n"));
        scene.App.OpenPull("mallory", "Bump tools/hammer", $"mallory:{Branch}", mark).Close("mallory");
        await scene.RunWellAsync();
        Assert.Equal("bump-bot", Assert.Single(scene.App.Pulls, p => p.IsOpen).Author.Login);
        Assert.Equal("bump-bot", Assert.Single(scene.App.Issues, i => i.Author.Login != "mallory").Author.Login);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Where_issues_are_switched_off_there_is_a_pull_request_without_one()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.App.DisableIssues();
        var outcome = await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls);
        Assert.Empty(scene.App.Issues);
        Assert.Contains("issues", outcome.Output, StringComparison.OrdinalIgnoreCase);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Labels_are_made_where_the_target_lacks_them()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("watch: [tools/hammer]\npulls: { labels: [dependencies] }\nissues: { labels: [upstream] }\n");
        await scene.RunWellAsync();
        Assert.Equal(["dependencies"], Assert.Single(scene.App.Pulls).LabelNames);
        Assert.Equal(["upstream"], Assert.Single(scene.App.Issues).LabelNames);
    }

    [Fact]
    public async Task A_dry_run_prints_the_diff_and_writes_nothing()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await scene.RunAsync("--dry-run", "--exit-code");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("-HAMMER_VERSION := 1.0.0\n+HAMMER_VERSION := 1.1.0\n", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Writes);
        Assert.False(File.Exists(scene.Ledger));
    }

    [Fact]
    public async Task The_result_as_json_can_be_read()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await scene.RunWellAsync("--json");
        using var json = System.Text.Json.JsonDocument.Parse(outcome.Output);
        var target = json.RootElement.GetProperty("targets")[0];
        Assert.Equal("acme/app", target.GetProperty("target").GetString());
        Assert.Equal("v1.1.0", target.GetProperty("pulls")[0].GetProperty("members")[0].GetProperty("to").GetString());
        Assert.Equal("pull", target.GetProperty("published")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_targets_own_config_holds_for_it()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget(("requirements.txt", "hammer==1.0.0\n"), ("bumpbot.yml", "watch: [tools/hammer]\nissues: { releases: off }\n"));
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls);
        Assert.Empty(scene.App.Issues);
    }

    [Fact]
    public async Task A_url_on_the_servers_own_host_names_the_upstream()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        var page = $"{scene.GitHub.ServerUrl}tools/hammer/releases/tag/";
        scene.AddTarget(("README.md", $"<{page}v1.0.0>\n"));
        scene.Watch("tools/hammer");
        await scene.RunWellAsync();
        Assert.Equal($"<{page}v1.1.0>\n", scene.App.ReadText(Branch, "README.md"));
    }

    private static void Release(Scene scene, string tag)
    {
        var upstream = scene.GitHub.Repository("tools/hammer");
        upstream.Commit($"Release {tag}", ("VERSION", tag));
        upstream.AddRelease(tag);
    }
}
