using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program with a target whose submodules stand at an upstream's commits.</summary>
public sealed class SubmoduleTests
{
    private const string Branch = "bumpbot/tools--hammer";

    [Fact]
    public async Task A_submodule_moves_to_the_commit_of_the_new_tag_and_a_second_run_writes_nothing()
    {
        await using var scene = await Scene.EmptyAsync();
        var (hammer, old) = Release(scene);
        scene.AddTarget(
            (".gitmodules", Section(scene, "vendor/hammer", "tools/hammer") + Section(scene, "vendor/other", "tools/other")),
            FileChange.Submodule("vendor/hammer", old),
            FileChange.Submodule("vendor/other", old));
        scene.Watch("tools/hammer");
        var now = hammer.CommitOfTag("v1.1.0")!;

        var shown = await scene.RunWellAsync("--dry-run");
        Assert.Contains($"+Subproject commit {now}", shown.Output, StringComparison.Ordinal);
        Assert.Contains("in submodule vendor/hammer", shown.Output, StringComparison.Ordinal);

        await scene.RunWellAsync();
        var tree = scene.App.TreeOf(Branch);
        Assert.Equal(("160000", now), (tree["vendor/hammer"].Mode, tree["vendor/hammer"].BlobSha));
        Assert.Equal(scene.App.TreeOf("main").Where(file => file.Key != "vendor/hammer"), tree.Where(file => file.Key != "vendor/hammer"));
        Assert.Contains($"| `{old}` | `{now}`, in the submodule `vendor/hammer` |", Assert.Single(scene.App.Pulls).Body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_branch_that_names_the_tag_moves_with_it_by_a_relative_url_too()
    {
        await using var scene = await Scene.EmptyAsync();
        var (hammer, old) = Release(scene);
        const string Before = "[submodule \"hammer\"]\n\tpath = hammer\n\turl = ../../tools/hammer.git\n\tbranch = v1.0.0\n";
        scene.AddTarget((".gitmodules", Before), FileChange.Submodule("hammer", old));
        scene.Watch("tools/hammer");
        await scene.RunWellAsync();
        Assert.Equal(Before.Replace("v1.0.0", "v1.1.0", StringComparison.Ordinal), scene.App.ReadText(Branch, ".gitmodules"));
        Assert.Equal(hammer.CommitOfTag("v1.1.0"), scene.App.TreeOf(Branch)["hammer"].BlobSha);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_commit_that_is_no_tags_stays()
    {
        await using var scene = await Scene.EmptyAsync();
        Release(scene);
        scene.AddTarget((".gitmodules", Section(scene, "vendor/hammer", "tools/hammer")), FileChange.Submodule("vendor/hammer", new string('e', 40)));
        scene.Watch("tools/hammer");
        Assert.Contains("none of the upstream's tags'", (await scene.RunWellAsync()).Output, StringComparison.Ordinal);
        Assert.Empty(scene.App.Pulls);
    }

    private static (SandboxRepository Hammer, string Old) Release(Scene scene)
    {
        var hammer = scene.GitHub.AddUpstream("tools/hammer", "v1.0.0");
        var old = hammer.CommitOfTag("v1.0.0")!;
        hammer.Commit("Release v1.1.0", ("VERSION", "v1.1.0\n"));
        hammer.AddAnnotatedTag("v1.1.0");
        hammer.AddRelease("v1.1.0");
        return (hammer, old);
    }

    private static string Section(Scene scene, string path, string repository) =>
        $"[submodule \"{path}\"]\n\tpath = {path}\n\turl = {new Uri(scene.GitHub.ServerUrl, repository)}.git\n";
}
