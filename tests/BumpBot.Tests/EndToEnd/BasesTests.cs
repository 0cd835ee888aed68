using BumpBot.Ledgers;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>One target, several base branches: each has pull requests of its own, and nothing mixes.</summary>
public class BasesTests
{
    private const string Old = "release/1.x";
    private const string OnMain = "bumpbot/tools--hammer";
    private const string OnOld = "bumpbot/tools--hammer@release-1.x";

    [Fact]
    public async Task Each_base_has_a_pull_request_of_its_own_and_the_issue_goes_with_the_first()
    {
        await using var scene = await PreparedAsync();
        await scene.RunWellAsync();
        Assert.Equal([(OnMain, "main"), (OnOld, Old)], scene.App.Pulls.Select(pull => (pull.HeadBranch, pull.BaseBranch)).Order());
        Assert.Equal(("HAMMER_VERSION := 1.1.0\n", "HAMMER_VERSION := 1.1.0\nOLD := 1\n"), (scene.App.ReadText(OnMain, "Makefile"), scene.App.ReadText(OnOld, "Makefile")));
        Assert.Equal(scene.App.HeadOf(Old), Assert.Single(scene.App.CommitAt(OnOld).Parents));
        Assert.Equal("chore(deps): bump tools/hammer from v1.0.0 to v1.1.0", Pull(scene, OnMain).Title);
        Assert.Equal("chore(deps): bump tools/hammer from v1.0.0 to v1.1.0 (release/1.x)", Pull(scene, OnOld).Title);
        var issue = Assert.Single(scene.App.Issues);
        Assert.Contains($"Closes #{issue.Number}", Pull(scene, OnMain).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Closes", Pull(scene, OnOld).Body, StringComparison.Ordinal);
        var done = LedgerJson.Read(await File.ReadAllBytesAsync(scene.Ledger, TestContext.Current.CancellationToken)).Done;
        Assert.Equal([OnMain, OnOld], new[] { Scene.Target, $"{Scene.Target}@{Old}" }.Select(name => done[name].Bumps["tools/hammer"].Branch));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task With_ledger_and_cache_lost_nothing_is_done_twice()
    {
        await using var scene = await PreparedAsync();
        await scene.RunWellAsync();
        File.Delete(scene.Ledger);
        Directory.Delete(scene.Cache, recursive: true);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task What_a_person_closes_or_merges_for_one_base_says_nothing_of_the_other()
    {
        await using var scene = await PreparedAsync();
        await scene.RunWellAsync();
        Pull(scene, OnOld).Close("alice");
        await scene.RunIdleAsync();
        Assert.True(Pull(scene, OnMain).IsOpen);

        Pull(scene, OnMain).Merge("alice");
        await scene.RunWellAsync();
        scene.GitHub.Repository("tools/hammer").AddRelease("v1.2.0");
        await scene.RunWellAsync();
        Assert.Equal([(OnMain, "main"), (OnOld, Old)], scene.App.Pulls.Where(pull => pull.IsOpen).Select(pull => (pull.HeadBranch, pull.BaseBranch)).Order());
        Assert.Equal("HAMMER_VERSION := 1.2.0\nOLD := 1\n", scene.App.ReadText(OnOld, "Makefile"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task The_limit_holds_for_all_bases_together()
    {
        await using var scene = await PreparedAsync("limit: 1");
        var planned = await scene.RunWellAsync("--dry-run");
        Assert.Contains("acme/app@release/1.x: nothing to do", planned.Output, StringComparison.Ordinal);
        await scene.RunWellAsync();
        Assert.Equal(OnMain, Assert.Single(scene.App.Pulls).HeadBranch);
        Pull(scene, OnMain).Merge("alice");
        await scene.RunWellAsync();
        Assert.True(Pull(scene, OnOld).IsOpen);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_base_that_is_not_there_fails_alone()
    {
        await using var scene = await PreparedAsync(bases: "main, release/0.x, release/1.x");
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("there is no branch release/0.x", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(2, scene.App.Pulls.Count);
    }

    [Fact]
    public async Task Groups_and_commands_are_each_bases_own()
    {
        await using var scene = await PreparedAsync("group: all");
        scene.App.Grant("alice", Access.Write);
        await scene.RunWellAsync();
        var old = Pull(scene, "bumpbot/all@release-1.x");
        var main = scene.App.HeadOf("bumpbot/all");
        scene.App.PushAs("alice", old.HeadBranch, ("Makefile", "HAMMER_VERSION := 1.1.0\nOLD := 2\n"));
        await scene.RunWellAsync();
        Assert.Contains("leaves this branch alone", old.Body, StringComparison.Ordinal);

        old.Comment("alice", "/bumpbot recreate");
        await scene.RunWellAsync();
        Assert.Equal("HAMMER_VERSION := 1.1.0\nOLD := 1\n", scene.App.ReadText(old.HeadBranch, "Makefile"));
        Assert.Equal(2, old.Comments.Count);
        Assert.Equal(main, scene.App.HeadOf("bumpbot/all"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task What_is_current_on_one_base_is_closed_there_alone()
    {
        await using var scene = await PreparedAsync();
        await scene.RunWellAsync();
        scene.App.PushAs("alice", Old, ("Makefile", "HAMMER_VERSION := 1.1.0\nOLD := 1\n"));
        await scene.RunWellAsync();
        Assert.False(Pull(scene, OnOld).IsOpen);
        Assert.Contains("already current on release/1.x", Assert.Single(Pull(scene, OnOld).Comments).Body, StringComparison.Ordinal);
        Assert.True(Pull(scene, OnMain).IsOpen);
        await scene.RunIdleAsync();
    }

    /// <summary>A target whose older line names the same version.</summary>
    private static async Task<Scene> PreparedAsync(string more = "", string bases = "main, release/1.x")
    {
        var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.0.0\n"));
        scene.App.ForcePush(Old, scene.App.HeadOf("main")!);
        scene.App.PushAs("alice", Old, ("Makefile", "HAMMER_VERSION := 1.0.0\nOLD := 1\n"));
        scene.Configure($"watch: [tools/hammer]\npulls: {{ base: [{bases}], {more} }}\n");
        return scene;
    }

    /// <summary>The newest pull request from a branch.</summary>
    private static SandboxPull Pull(Scene scene, string branch) => scene.App.Pulls.Where(pull => pull.HeadBranch == branch).MaxBy(pull => pull.Number)!;
}
