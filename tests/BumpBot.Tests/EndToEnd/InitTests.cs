using BumpBot.Tests.Git;
using BumpBot.Tests.Scanning;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary><c>bumpbot init</c> as a user starts it, and what <c>validate</c> and a dry run make of what it wrote.</summary>
public sealed class InitTests : IDisposable
{
    private readonly TempRepo _clone = TempRepo.Local();

    [Fact]
    public async Task What_init_writes_for_the_demo_is_valid_and_its_dry_run_proposes_the_bumps()
    {
        await using var scene = await Scene.EmptyAsync();
        foreach (var upstream in Demo.DemoSamples.Upstreams)
            scene.GitHub.AddUpstream(upstream.Repo, upstream.Tags);
        foreach (var (path, content) in Demo.DemoSamples.TargetFiles)
            _clone.Write(path, content);
        _clone.Commit();
        var init = await StartAsync(scene, "init", "--json");
        Assert.Equal(0, init.ExitCode);
        Assert.Contains("alkoleft/bsl-language-server", init.Output, StringComparison.Ordinal);
        await AssertWorksAsync(scene);
        Assert.Contains("open: chore(deps): bump alkoleft/bsl-language-server", (await StartAsync(scene, "run", "--dry-run", "--local", ".")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("python-service")]
    public async Task What_init_writes_for_a_sample_repository_is_valid_and_its_dry_run_works(string name)
    {
        var sample = SampleRepository.Load(name);
        await using var scene = await Scene.EmptyAsync();
        foreach (var (repo, upstream) in sample.Upstreams.Upstreams)
            scene.GitHub.AddUpstream(repo, upstream.Releases);
        foreach (var (path, content) in sample.Files)
            _clone.Write(path, content);
        _clone.Commit();
        Assert.Equal(0, (await StartAsync(scene, "init", "--workflow")).ExitCode);
        Assert.Contains("actions/checkout@", File.ReadAllText(Path.Combine(_clone.Folder, ".github/workflows/bumpbot.yml")), StringComparison.Ordinal);
        await AssertWorksAsync(scene);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_a_comment_with_the_reason()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        _clone.Write("Dockerfile", "FROM ghcr.io/tools/hammer:v1.0.0\nCOPY --from=ghcr.io/tools/gone:v1.0.0 /a /b\n");
        _clone.Commit();
        Assert.Equal(0, (await StartAsync(scene, "init")).ExitCode);
        var config = File.ReadAllText(Path.Combine(_clone.Folder, "bumpbot.yml"));
        Assert.Contains("\n  - tools/hammer\n", config, StringComparison.Ordinal);
        Assert.Contains("\n  # Not watched, since it could not be looked at: ", config, StringComparison.Ordinal);
        Assert.Contains("\n  # - tools/gone ", config, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_force_is_given()
    {
        await using var scene = await Scene.EmptyAsync();
        _clone.Write("Dockerfile", "FROM ghcr.io/tools/hammer:v1.0.0\n");
        _clone.Write("bumpbot.yml", "mine\n");
        _clone.Commit();
        var refused = await StartAsync(scene, "init", "--offline");
        Assert.Equal((2, "mine\n"), (refused.ExitCode, File.ReadAllText(Path.Combine(_clone.Folder, "bumpbot.yml"))));
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await StartAsync(scene, "init", "--offline", "--force")).ExitCode);
        Assert.Contains("- tools/hammer", File.ReadAllText(Path.Combine(_clone.Folder, "bumpbot.yml")), StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Requests);
    }

    [Fact]
    public async Task Where_nothing_is_named_nothing_is_written_and_the_remedy_is_told()
    {
        await using var scene = await Scene.EmptyAsync();
        _clone.Write("README.md", "Nothing.\n");
        _clone.Commit();
        var outcome = await StartAsync(scene, "init");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("watch: [owner/name]", outcome.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_clone.Folder, "bumpbot.yml")));
    }

    [Fact]
    public async Task A_repository_on_GitHub_is_read_through_the_cached_clone_and_named_as_the_target()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        File.Delete(Path.Combine(scene.Folder, "bumpbot.yml"));
        var outcome = await BotProcess.RunAsync(scene.Folder, scene.Environment, ["init", "--target", Scene.Target, .. scene.Places]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var dry = await BotProcess.RunAsync(scene.Folder, scene.Environment, ["run", "--dry-run", .. scene.Places]);
        Assert.True(dry.ExitCode == 0, dry.ToString());
        Assert.Contains("acme/app: 1 pull request", dry.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _clone.Dispose();

    private async Task AssertWorksAsync(Scene scene)
    {
        foreach (string[] command in new string[][] { ["validate"], ["run", "--dry-run", "--local", "."] })
        {
            var outcome = await StartAsync(scene, command);
            Assert.True(outcome.ExitCode == 0, outcome.ToString() + File.ReadAllText(Path.Combine(_clone.Folder, "bumpbot.yml")));
        }
    }

    private Task<BotOutcome> StartAsync(Scene scene, params string[] arguments) =>
        BotProcess.RunAsync(_clone.Folder, scene.Environment, [.. arguments, "--cache", scene.Cache]);
}
