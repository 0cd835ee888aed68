using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>What people ask for in comments, with the built program.</summary>
public class CommentTests
{
    private const string Branch = "bumpbot/tools--hammer";

    [Fact]
    public async Task A_command_is_carried_out_and_answered_once()
    {
        await using var scene = await OpenedAsync();
        scene.App.Commit("Other work", ("other.txt", "x\n"));
        var command = Pull(scene).Comment("alice", "/bumpbot rebase");
        await scene.RunWellAsync();
        Assert.Equal(scene.App.HeadOf("main"), Assert.Single(scene.App.CommitAt(Branch).Parents));
        var answer = Pull(scene).Comments[^1];
        Assert.Equal(("bump-bot", 2), (answer.Author.Login, Pull(scene).Comments.Count));
        Assert.Contains($"<!-- bumpbot-answer {command.Id} -->", answer.Body, StringComparison.Ordinal);
        Assert.Equal("+1", Assert.Single(command.Reactions).Content);
        scene.App.Commit("More work", ("other.txt", "y\n"));
        await scene.RunIdleAsync();
        File.Delete(scene.Ledger);
        Directory.Delete(scene.Cache, recursive: true);
        await scene.RunIdleAsync();
    }

    [Theory]
    [InlineData("POST */git-receive-pack")]
    [InlineData("POST */reactions")]
    [InlineData("POST */comments")]
    public async Task Killed_between_the_effect_and_the_answer_it_is_answered_by_the_next_run(string request)
    {
        await using var scene = await OpenedAsync();
        scene.App.PushAs("alice", Branch, ("Makefile", "HAMMER_VERSION := 1.1.0\n# by hand\n"));
        Pull(scene).Comment("alice", "/bumpbot recreate");
        using (var process = BotProcess.Start(scene.Folder, scene.Environment, scene.RunArguments))
        {
            scene.GitHub.Faults.After(request, process.Kill);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(0, process.ExitCode);
        }
        scene.GitHub.Faults.Clear();
        await scene.RunWellAsync();
        Assert.Equal("HAMMER_VERSION := 1.1.0\n", scene.App.ReadText(Branch, "Makefile"));
        Assert.Single(Pull(scene).Comments, comment => comment.Author.Login == "bump-bot" && comment.Body.Contains("bumpbot-answer", StringComparison.Ordinal));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_person_without_write_access_is_not_heard_and_asked_for_once()
    {
        await using var scene = await OpenedAsync();
        scene.GitHub.AddUser("mallory");
        Pull(scene).Comment("mallory", "/bumpbot close");
        scene.GitHub.ResetRequests();
        var outcome = await scene.RunWellAsync();
        Assert.Empty(scene.GitHub.Writes);
        Assert.Contains("mallory has no write access", outcome.Errors, StringComparison.Ordinal);
        Assert.True(Pull(scene).IsOpen);
        Assert.Equal(1, scene.GitHub.Count("GET */collaborators/*"));
        await scene.RunIdleAsync();
        Assert.Equal(0, scene.GitHub.Count("GET */collaborators/*"));
    }

    [Fact]
    public async Task An_idle_cycle_asks_for_no_comments()
    {
        await using var scene = await OpenedAsync();
        Pull(scene).Comment("alice", "Looks good to me.");
        Pull(scene).Comment("alice", "/bumpbot help");
        await scene.RunWellAsync();
        await scene.RunIdleAsync();
        await scene.RunIdleAsync();
        Assert.InRange(scene.GitHub.Requests.Count(request => request.Path.Contains("acme/app", StringComparison.Ordinal)), 1, 3);
        Assert.Equal(0, scene.GitHub.Count("GET */comments*"));
    }

    [Fact]
    public async Task Close_reopen_and_merge_do_what_the_buttons_do()
    {
        await using var scene = await OpenedAsync();
        var pull = Pull(scene);
        pull.Comment("alice", "/bumpbot close");
        await scene.RunWellAsync();
        Assert.False(pull.IsOpen);
        await scene.RunIdleAsync();

        pull.Comment("alice", "/bumpbot reopen");
        await scene.RunWellAsync();
        Assert.True(pull.IsOpen);
        await scene.RunIdleAsync();

        scene.App.SetCheck(pull.HeadSha, "build", null);
        pull.Comment("alice", "/bumpbot merge");
        await scene.RunWellAsync();
        Assert.False(pull.IsMerged);
        Assert.Contains("still running", pull.Comments[^1].Body, StringComparison.Ordinal);

        scene.App.SetCheck(pull.HeadSha, "build", "success");
        pull.Comment("alice", "/bumpbot merge");
        await scene.RunWellAsync();
        Assert.True(pull.IsMerged);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task What_is_ignored_stays_so_with_ledger_and_cache_lost()
    {
        await using var scene = await OpenedAsync();
        var pull = Pull(scene);
        pull.Comment("alice", "/bumpbot ignore 1.x");
        await scene.RunWellAsync();
        Assert.False(pull.IsOpen);
        Assert.Contains("\"ignore\":\"1.x\"", pull.Body, StringComparison.Ordinal);
        File.Delete(scene.Ledger);
        Directory.Delete(scene.Cache, recursive: true);
        scene.GitHub.Repository("tools/hammer").AddRelease("v1.2.0");
        await scene.RunIdleAsync();

        pull.Comment("alice", "/bumpbot unignore");
        await scene.RunWellAsync();
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls, other => other.IsOpen);
    }

    [Fact]
    public async Task A_snooze_holds_the_refresh_back()
    {
        await using var scene = await OpenedAsync();
        Pull(scene).Comment("alice", "/bumpbot snooze 14d");
        await scene.RunWellAsync();
        scene.GitHub.Repository("tools/hammer").AddRelease("v1.2.0");
        var outcome = await scene.RunWellAsync();
        Assert.Contains("alice asked for nothing about it until", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1.1.0", Pull(scene).Title, StringComparison.Ordinal);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Why_is_answered_under_the_pull_request()
    {
        await using var scene = await OpenedAsync();
        Pull(scene).Comment("alice", "/bumpbot why");
        await scene.RunWellAsync();
        var answer = Pull(scene).Comments[^1].Body;
        Assert.Contains("<details><summary>Why</summary>", answer, StringComparison.Ordinal);
        Assert.Contains("candidate", answer, StringComparison.Ordinal);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_dry_run_shows_the_answer_and_gives_none()
    {
        await using var scene = await OpenedAsync();
        Pull(scene).Comment("alice", "/bumpbot rebsae");
        scene.GitHub.ResetRequests();
        var outcome = await scene.RunWellAsync("--dry-run");
        Assert.Contains("did you mean /bumpbot rebase?", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Writes);
        await scene.RunWellAsync();
        Assert.Equal("confused", Assert.Single(Pull(scene).Comments[0].Reactions).Content);
    }

    [Fact]
    public async Task Comments_that_cannot_be_read_hold_nothing_else_back()
    {
        await using var scene = await OpenedAsync();
        Pull(scene).Comment("alice", "/bumpbot close");
        scene.GitHub.Repository("tools/hammer").AddRelease("v1.2.0");
        scene.GitHub.Faults.Always("GET */comments*", HttpFault.Status(404));
        await scene.RunWellAsync();
        Assert.Contains("1.2.0", Pull(scene).Title, StringComparison.Ordinal);
        scene.GitHub.Faults.Clear();
        await scene.RunWellAsync();
        Assert.False(Pull(scene).IsOpen);
    }

    private static SandboxPull Pull(Scene scene) => Assert.Single(scene.App.Pulls);

    private static async Task<Scene> OpenedAsync()
    {
        var scene = await Scene.WithOneBumpAsync();
        scene.App.Grant("alice", Access.Write);
        await scene.RunWellAsync();
        return scene;
    }
}
