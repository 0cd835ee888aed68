using BumpBot.Ledgers;
using BumpBot.Model;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The ledger on the branch of the repository that holds the config, and runs that meet.</summary>
public class LedgerBranchTests
{
    private const string Branch = "bumpbot-ledger";
    private const string Push = "POST /{owner}/{repo}.git/git-receive-pack";

    [Fact]
    public async Task A_run_remembers_on_the_branch_and_an_idle_one_pushes_nothing()
    {
        await using var scene = await OnBranchAsync();
        await scene.RunWellAsync();
        var ledger = Read(scene);
        Assert.Equal("v1.1.0", ledger.Seen["tools/hammer"].LatestTag);
        Assert.Equal(BumpOutcome.Opened, ledger.Done[Scene.Target].Bumps["tools/hammer"].Outcome);
        Assert.True(ledger.Done[Scene.Target].Lease!.Ended);
        Assert.Empty(scene.App.CommitAt(Branch).Parents);
        await scene.RunIdleAsync();
        var status = await scene.AskAsync(["status", .. scene.Places]);
        Assert.Contains("v1.1.0", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_actions_the_branch_is_the_default()
    {
        await using var scene = await OnBranchAsync();
        scene.LedgerArgument = null;
        scene.Environment["GITHUB_ACTIONS"] = "true";
        await scene.RunWellAsync();
        Assert.Single(Read(scene).Seen);
        Assert.False(Directory.Exists(Path.Combine(scene.Folder, ".bumpbot")));
    }

    [Fact]
    public async Task A_dry_run_and_a_check_push_nothing()
    {
        await using var scene = await OnBranchAsync();
        await scene.RunWellAsync("--dry-run");
        Assert.Equal(0, (await scene.AskAsync(["check", .. scene.Places])).ExitCode);
        Assert.Equal(0, (await scene.AskAsync(["why", "tools/hammer", "--target", Scene.Target, .. scene.Places])).ExitCode);
        Assert.DoesNotContain(scene.GitHub.Writes, write => write.Path.EndsWith("git-receive-pack", StringComparison.Ordinal));
        Assert.Null(scene.App.HeadOf(Branch));
    }

    [Fact]
    public async Task A_corrupt_ledger_stops_the_run_before_it_does_anything()
    {
        await using var scene = await OnBranchAsync();
        var head = scene.App.PushAs("alice", Branch, ("ledger.json", "{ cut"));
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("bumpbot ledger rebuild", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(head, scene.App.HeadOf(Branch));
        Assert.Empty(scene.App.Pulls);
    }

    [Fact]
    public async Task Where_the_ledger_cannot_be_pushed_nothing_is_published()
    {
        await using var scene = await OnBranchAsync();
        scene.App.RefusePushesTo(Branch);
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("contents: write", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(scene.App.Pulls);
        Assert.Empty(scene.App.Issues);
    }

    /// <summary>At a push the commit stands in the clone already: it is killed between the two, or between push and answer.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_killed_at_any_push_is_made_good_by_the_next(bool afterTheEffect)
    {
        var position = 0;
        while (await KilledAtAsync(++position, afterTheEffect))
        {
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"killed at {position - 1} pushes, failures 0");
        Assert.InRange(position - 1, 4, 10);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("branch")]
    public async Task Of_two_runs_at_once_one_leaves_the_target_to_the_other(string ledger)
    {
        await using var scene = ledger == "branch" ? await OnBranchAsync() : await Scene.WithOneBumpAsync();
        scene.GitHub.Faults.Next("POST /repos/{owner}/{repo}/pulls", HttpFault.Delay(out var held));
        var first = scene.RunProcessAsync();
        await held.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        scene.GitHub.ResetRequests();
        var second = await scene.RunWellAsync();
        var json = await scene.RunWellAsync("--json");
        Assert.Equal([], scene.GitHub.Writes.Where(write => !write.Path.EndsWith("git-receive-pack", StringComparison.Ordinal)).Select(write => write.ToString()));
        held.Release();
        var outcome = await first;
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("acme/app: left as it is: another run is working on it until", second.Output, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"AnotherRunWorksOnIt\"", json.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1), (scene.App.Pulls.Count, scene.App.Issues.Count));
        await scene.RunIdleAsync();
    }

    /// <returns>False = the run ended before it came to that push.</returns>
    private static async Task<bool> KilledAtAsync(int position, bool afterTheEffect)
    {
        await using var scene = await OnBranchAsync();
        if (!await KillAsync(scene, position, afterTheEffect))
            return false;
        await scene.RunWellAsync();
        Assert.Equal((1, 1), (scene.App.Pulls.Count, scene.App.Issues.Count));
        Assert.Equal("HAMMER_VERSION := 1.1.0\n", scene.App.ReadText("bumpbot/tools--hammer", "Makefile"));
        var ledger = Read(scene);
        Assert.Equal("v1.1.0", ledger.Seen["tools/hammer"].LatestTag);
        Assert.Equal((1, 2), (scene.App.Issues[0].Number, ledger.Done[Scene.Target].Bumps["tools/hammer"].Pull));
        await scene.RunIdleAsync();
        return true;
    }

    private static async Task<bool> KillAsync(Scene scene, int position, bool afterTheEffect)
    {
        using var process = BotProcess.Start(scene.Folder, scene.Environment, scene.RunArguments);
        var killed = false;
        var left = position;
        Hook();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        scene.GitHub.Faults.Clear();
        return killed;

        void Hook()
        {
            if (afterTheEffect)
                scene.GitHub.Faults.After(Push, Count);
            else
                scene.GitHub.Faults.Before(Push, Count);
        }

        void Count()
        {
            if (--left > 0)
            {
                Hook();
                return;
            }
            killed = true;
            process.Kill();
        }
    }

    private static async Task<Scene> OnBranchAsync()
    {
        var scene = await Scene.WithOneBumpAsync();
        scene.LedgerArgument = "branch";
        scene.Environment["GITHUB_REPOSITORY"] = Scene.Target;
        return scene;
    }

    private static Ledger Read(Scene scene) => LedgerJson.Read(scene.App.ReadFile(Branch, "ledger.json")!);
}
