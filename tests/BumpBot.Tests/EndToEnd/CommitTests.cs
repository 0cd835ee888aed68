using System.Diagnostics;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program, with the keys that say how commits are made.</summary>
public class CommitTests
{
    private const string Branch = "bumpbot/tools--hammer";

    [Fact]
    public async Task Through_the_api_the_commit_is_signed_by_GitHub_and_modes_and_links_stay()
    {
        await using var scene = await OnActionsAsync("commits: api\n");
        await scene.RunWellAsync();
        Assert.Equal(0, scene.GitHub.Count("POST /{owner}/{repo}.git/git-receive-pack"));
        Assert.Equal("HAMMER_VERSION=1.1.0\n", scene.App.ReadText(Branch, "get.sh"));
        var (before, after) = (scene.App.TreeOf("main"), scene.App.TreeOf(Branch));
        Assert.Equal("100755", after["get.sh"].Mode);
        Assert.Equal(before["link"], after["link"]);
        Assert.Equal(before.Keys, after.Keys);
        Assert.True(scene.App.CommitAt(Branch).IsSigned);
        Assert.Equal(Branch, Assert.Single(scene.App.Pulls).HeadBranch);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Through_the_api_a_newer_release_refreshes_the_branch_in_place()
    {
        await using var scene = await OnActionsAsync("commits: api\n");
        await scene.RunWellAsync();
        var first = scene.App.HeadOf(Branch);
        Release(scene, "v1.2.0");
        await scene.RunWellAsync();
        Assert.NotEqual(first, scene.App.HeadOf(Branch));
        Assert.Equal("HAMMER_VERSION=1.2.0\n", scene.App.ReadText(Branch, "get.sh"));
        Assert.Equal(scene.App.HeadOf("main"), Assert.Single(scene.App.CommitAt(Branch).Parents));
        Assert.Single(scene.App.Pulls);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Through_the_api_a_branch_that_moved_meanwhile_is_left_to_the_person()
    {
        await using var scene = await OnActionsAsync("commits: api\n");
        await scene.RunWellAsync();
        Release(scene, "v1.2.0");
        var theirs = "";
        scene.GitHub.Faults.Before("POST /repos/{owner}/{repo}/git/trees", () => theirs = scene.App.PushAs("alice", Branch, ("by-hand.txt", "x\n")));
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("moved", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(theirs, scene.App.HeadOf(Branch));
        await scene.RunAsync();
        Assert.Equal(theirs, scene.App.HeadOf(Branch));
    }

    [Fact]
    public async Task A_push_carries_the_configured_author_and_committer_and_the_sign_off()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("watch: [tools/hammer]\nauthor: Ann Author <ann@example.org>\ncommits: { committer: Acme Bot <bot@example.org>, sign-off: true }\n");
        await scene.RunWellAsync();
        var commit = scene.App.CommitAt(Branch);
        Assert.Equal(("Ann Author", "ann@example.org", "Acme Bot <bot@example.org>"), (commit.AuthorName, commit.AuthorEmail, commit.Committer));
        Assert.EndsWith($"\n\nSigned-off-by: Acme Bot <bot@example.org>\nBumpBot-Tree: {commit.Tree}\n", commit.Message, StringComparison.Ordinal);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_push_is_signed_with_the_key_of_the_environment()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var keys = Directory.CreateTempSubdirectory("bumpbot-keys-");
        var file = Path.Combine(keys.FullName, "key");
        using (var generator = Process.Start("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file]))
            await generator.WaitForExitAsync(TestContext.Current.CancellationToken);
        scene.Environment["BUMPBOT_SIGNING_KEY_FILE"] = file;
        await scene.RunWellAsync("--log-level", "Verbose");
        Assert.True(scene.App.CommitAt(Branch).IsSigned);
        await scene.RunIdleAsync();
        keys.Delete(recursive: true);
    }

    [Fact]
    public async Task Where_nothing_can_sign_nothing_is_pushed()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Environment["BUMPBOT_SIGNING_KEY"] = "not a key";
        var outcome = await scene.RunAsync();
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("BUMPBOT_SIGNING_KEY", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("not a key", outcome.Errors + outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["main"], scene.App.Branches);
    }

    [Fact]
    public async Task Validate_says_why_commits_will_not_be_verified()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("watch: [tools/hammer]\ncommits: api\n");
        var outcome = await scene.AskAsync("validate");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("commits: api will not give verified commits with this token", outcome.Output, StringComparison.Ordinal);
    }

    private static async Task<Scene> OnActionsAsync(string config)
    {
        var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.Environment["GITHUB_TOKEN"] = scene.GitHub.AddApp("github-actions").Token;
        scene.Environment["GITHUB_ACTIONS"] = "true";
        scene.AddTarget(FileChange.Executable("get.sh", "HAMMER_VERSION=1.0.0\n"), FileChange.Link("link", "get.sh")).Grant("github-actions[bot]", Access.Write);
        scene.Configure("watch: [tools/hammer]\n" + config);
        return scene;
    }

    private static void Release(Scene scene, string tag)
    {
        var upstream = scene.GitHub.Repository("tools/hammer");
        upstream.Commit($"Release {tag}", ("VERSION", tag + "\n"));
        upstream.AddRelease(tag);
    }
}
