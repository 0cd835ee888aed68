using System.Text.Json.Nodes;
using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Tests.Git;
using Sandbox;
using Updaters.References;

namespace BumpBot.Tests.EndToEnd;

/// <summary>A ledger that is lost: a run does nothing wrong without it, and <c>ledger rebuild</c> restores it.</summary>
public class RebuildTests
{
    private static readonly string[] Bumped = ["open", "declined", "merged", "reverted"];

    [Fact]
    public async Task With_an_empty_ledger_a_run_does_nothing_wrong_whatever_stands_on_the_forge()
    {
        await using var scene = await LivedInAsync();
        Lose(scene);
        await scene.RunIdleAsync();
        await scene.RunIdleAsync();
        Release(scene, "open", "v1.2.0");
        await scene.RunWellAsync();
        Assert.Equal(["open"], scene.App.Pulls.Where(pull => pull.IsOpen).Select(pull => pull.Title.Contains("1.2.0", StringComparison.Ordinal) ? "open" : pull.Title));
        Assert.Equal((Bumped.Length, Bumped.Length + 1), (scene.App.Pulls.Count, scene.App.Issues.Count));
    }

    [Fact]
    public async Task Rebuild_restores_what_was_done_and_seen()
    {
        await using var scene = await LivedInAsync();
        var before = Read(scene);
        Lose(scene);

        scene.GitHub.ResetRequests();
        var dry = await RebuildAsync(scene, "--dry-run");
        Assert.False(File.Exists(scene.Ledger));
        var real = await RebuildAsync(scene);
        Assert.Empty(scene.GitHub.Writes);
        Assert.Equal(dry.Output, real.Output);
        Assert.Contains("acme/app: 4 of 4 bumps restored", real.Output, StringComparison.Ordinal);
        Assert.Contains("closed by a person", real.Output, StringComparison.Ordinal);

        var after = Read(scene);
        Assert.Equal(Bumps(before), Bumps(after));
        Assert.Equal(before.Done[Scene.Target].Known.OrderBy(known => known.Key, StringComparer.Ordinal), after.Done[Scene.Target].Known.OrderBy(known => known.Key, StringComparer.Ordinal));
        Assert.Equal(before.Seen.Select(seen => (seen.Key, seen.Value.LatestTag)).Order(), after.Seen.Select(seen => (seen.Key, seen.Value.LatestTag)).Order());
        Assert.All(after.Seen.Values, seen => Assert.All(seen.FirstSeen.Keys, tag => Assert.False(seen.IsNews(tag))));
        await scene.RunIdleAsync();

        var again = await RebuildAsync(scene);
        Assert.Contains("acme/app: 0 of 4 bumps restored", again.Output, StringComparison.Ordinal);
        Release(scene, "quiet", "v1.2.0");
        await scene.RunWellAsync();
        Assert.Contains("tools/quiet@v1.2.0", scene.App.Issues.Last(issue => issue.IsOpen && issue.Body!.Contains("tools/quiet", StringComparison.Ordinal)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rebuild_takes_nothing_out_of_the_ledger()
    {
        await using var scene = await LivedInAsync();
        var store = new LedgerFile(scene.Ledger, TimeProvider.System);
        var elsewhere = new TargetName.OnForge(RepoName.Parse("acme/elsewhere"));
        await store.ApplyAsync(
            [
                new LedgerChange.OfTarget(elsewhere, _ => DoneTarget.Empty with { Known = new Dictionary<string, string> { ["a/b"] = "v1" } }),
                new LedgerChange.OfTarget(new TargetName.OnForge(RepoName.Parse(Scene.Target)), done => done with
                {
                    Bumps = new Dictionary<string, DoneBump>(done.Bumps) { ["x/y"] = done.Bumps["tools/open"] with { Pull = 99 } },
                }),
            ], TestContext.Current.CancellationToken);
        var before = await File.ReadAllTextAsync(scene.Ledger, TestContext.Current.CancellationToken);
        await RebuildAsync(scene);
        Assert.Equal(before, await File.ReadAllTextAsync(scene.Ledger, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_could_not_be_looked_at_is_left_as_it_was_and_the_exit_code_says_so()
    {
        await using var scene = await LivedInAsync();
        Lose(scene);
        var outcome = await scene.AskAsync(["ledger", "rebuild", "--target", "acme/gone", "--target", Scene.Target, "--json", .. scene.Places]);
        Assert.Equal(1, outcome.ExitCode);
        var json = JsonNode.Parse(outcome.Output)!;
        Assert.NotNull(json["targets"]![0]!["fault"]);
        Assert.Null(json["targets"]![1]!["fault"]);
        Assert.All(json["bumps"]!.AsArray(), bump => Assert.Equal("Restored", bump!["memory"]!.GetValue<string>()));
        Assert.Equal(Bumped.Length, Read(scene).Done[Scene.Target].Bumps.Count);
        Assert.DoesNotContain("acme/gone", Read(scene).Done.Keys);
    }

    [Fact]
    public async Task A_local_clones_lost_ledger_changes_nothing_and_is_restored()
    {
        using var upstream = TempRepo.Local();
        using var app = TempRepo.Local();
        foreach (var tag in new[] { "v1.0.0", "v1.1.0" })
        {
            upstream.Commit($"Release {tag}");
            upstream.Run("tag", tag);
        }
        app.Write("bumpbot.yml", $"watch:\n  - repo: tools/hammer\n    git: {upstream.Folder}\n  - repo: tools/saw\n    git: {upstream.Folder}\n");
        app.Write("Makefile", "HAMMER_VERSION := 1.0.0\n");
        app.Write("saw/Makefile", "SAW_VERSION := 1.0.0\n");
        app.Commit("First");
        await LocalAsync(app, "run");
        var declined = Directory.GetFiles(Path.Combine(app.GitFolder, "bumpbot", "pulls")).Single(file => File.ReadAllText(file).Contains("tools/saw@", StringComparison.Ordinal));
        await File.WriteAllTextAsync(declined, File.ReadAllText(declined).Replace("state: open", "state: closed", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var ledger = Path.Combine(app.GitFolder, "bumpbot", "ledger.json");
        File.Delete(ledger);
        Assert.Contains("nothing to do", (await LocalAsync(app, "run")).Output, StringComparison.Ordinal);
        File.Delete(ledger);
        var rebuilt = await LocalAsync(app, "ledger", "rebuild");
        Assert.Contains("2 of 2 bumps restored", rebuilt.Output, StringComparison.Ordinal);
        Assert.Equal(
            [BumpOutcome.Opened, BumpOutcome.ClosedByPerson],
            LedgerJson.Read(await File.ReadAllBytesAsync(ledger, TestContext.Current.CancellationToken)).Done.Single().Value.Bumps.OrderBy(bump => bump.Key, StringComparer.Ordinal).Select(bump => bump.Value.Outcome));
        Assert.Contains("nothing to do", (await LocalAsync(app, "run")).Output, StringComparison.Ordinal);
    }

    /// <summary>A pull request of each fate, each with its issue, and an issue about a release that needed no edit; no run has anything to do.</summary>
    private static async Task<Scene> LivedInAsync()
    {
        var scene = await Scene.EmptyAsync();
        foreach (var name in Bumped)
            scene.GitHub.AddUpstream($"tools/{name}", "v1.0.0", "v1.1.0");
        scene.GitHub.AddUpstream("tools/quiet", "v1.0.0");
        scene.AddTarget([.. Bumped.Select(name => global::Sandbox.FileChange.Write($"{name}/Makefile", $"{name.ToUpperInvariant()}_VERSION := 1.0.0\n"))]);
        scene.Watch([.. Bumped.Append("quiet").Select(name => $"tools/{name}")]);
        await scene.RunWellAsync();
        Pull(scene, "declined").Close("alice");
        Pull(scene, "merged").Merge("alice");
        Pull(scene, "reverted").Merge("alice");
        scene.App.Commit("Revert", ("reverted/Makefile", "REVERTED_VERSION := 1.0.0\n"));
        Release(scene, "quiet", "v1.1.0");
        await scene.RunWellAsync();
        await scene.RunIdleAsync();
        Assert.Equal((Bumped.Length, Bumped.Length + 1), (scene.App.Pulls.Count, scene.App.Issues.Count));
        return scene;
    }

    private static SandboxPull Pull(Scene scene, string name) => scene.App.Pulls.Single(pull => pull.HeadBranch == $"bumpbot/tools--{name}");

    private static void Release(Scene scene, string name, string tag)
    {
        var upstream = scene.GitHub.Repository($"tools/{name}");
        upstream.Commit($"Release {tag}", ("VERSION", tag));
        upstream.AddRelease(tag);
    }

    private static void Lose(Scene scene)
    {
        foreach (var file in Directory.GetFiles(scene.Folder, "ledger.json*"))
            File.Delete(file);
        Directory.Delete(scene.Cache, recursive: true);
    }

    private static Ledger Read(Scene scene) => LedgerJson.Read(File.ReadAllBytes(scene.Ledger));

    /// <summary>All that marks tell: not from where, and not when.</summary>
    private static IEnumerable<string> Bumps(Ledger ledger) => ledger.Done[Scene.Target].Bumps
        .OrderBy(bump => bump.Key, StringComparer.Ordinal)
        .Select(bump => $"{bump.Key} to {bump.Value.To} on {bump.Value.Branch}: {bump.Value.Outcome}, #{bump.Value.Pull}, issue #{bump.Value.Issue}");

    private static async Task<BotOutcome> RebuildAsync(Scene scene, params string[] more)
    {
        var outcome = await scene.AskAsync(["ledger", "rebuild", "--target", Scene.Target, .. scene.Places, .. more]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome;
    }

    private static async Task<BotOutcome> LocalAsync(TempRepo app, params string[] command)
    {
        var outcome = await BotProcess.RunAsync(app.Folder, new Dictionary<string, string> { ["HOME"] = app.Root }, [.. command, "--local", "."]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome;
    }
}
