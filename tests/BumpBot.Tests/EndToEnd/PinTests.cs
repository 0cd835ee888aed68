using System.Security.Cryptography;
using System.Text;
using BumpBot.Tests.Registries;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program with a real image registry, a package index and a GitHub: what is pinned moves with its version, or nothing does.</summary>
public sealed class PinTests
{
    private const string Branch = "bumpbot/tools--hammer";

    private static readonly string OldDigest = $"sha256:{new string('0', 64)}";

    [Fact]
    public async Task An_image_is_waited_for_and_then_moves_with_its_digest()
    {
        RegistryServer.SkipWhereMissing();
        await using var registry = await RegistryServer.StartAsync();
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget(
            ("Dockerfile", $"FROM {registry.Host}/tools/hammer:1.0.0-slim@{OldDigest}\n"),
            ("README.md", "See https://github.com/tools/hammer/releases/tag/v1.0.0.\n"));
        scene.Configure($$"""
            watch:
              - { repo: tools/hammer, images: ["{{registry.Host}}/tools/hammer"] }
            registries:
              - { images: "{{registry.Host}}", url: "{{registry.Url}}" }
            """);
        var waiting = await scene.RunWellAsync();
        Assert.Contains($"{registry.Host}/tools/hammer:1.1.0-slim", waiting.Output, StringComparison.Ordinal);
        Assert.Contains("is not published yet", waiting.Output, StringComparison.Ordinal);
        Assert.Empty(scene.App.Pulls);
        Assert.Empty(scene.App.Issues);

        var digest = await registry.PushIndexAsync("tools/hammer", "1.1.0-slim");
        await scene.RunWellAsync();
        Assert.Equal($"FROM {registry.Host}/tools/hammer:1.1.0-slim@{digest}\n", scene.App.ReadText(Branch, "Dockerfile"));
        Assert.Equal("See https://github.com/tools/hammer/releases/tag/v1.1.0.\n", scene.App.ReadText(Branch, "README.md"));
        Assert.Contains(digest, Assert.Single(scene.App.Pulls).Body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_commit_moves_to_the_one_that_the_new_tag_peels_to_and_its_comment_with_it()
    {
        await using var scene = await Scene.EmptyAsync();
        var hammer = scene.GitHub.AddUpstream("tools/hammer", "v1.0.0");
        var old = hammer.CommitOfTag("v1.0.0")!;
        hammer.Commit("Release v1.1.0", ("VERSION", "v1.1.0\n"));
        hammer.AddAnnotatedTag("v1.1.0");
        hammer.AddRelease("v1.1.0");
        scene.AddTarget((".github/workflows/ci.yml", $"jobs:\n  a:\n    steps:\n      - uses: tools/hammer@{old} # v1.0.0\n      - uses: tools/hammer/sub@{old}\n"));
        scene.Watch("tools/hammer");
        await scene.RunWellAsync();
        var now = hammer.CommitOfTag("v1.1.0");
        Assert.Equal(
            $"jobs:\n  a:\n    steps:\n      - uses: tools/hammer@{now} # v1.1.0\n      - uses: tools/hammer/sub@{now}\n",
            scene.App.ReadText(Branch, ".github/workflows/ci.yml"));
        await scene.RunIdleAsync();
        Assert.DoesNotContain(scene.GitHub.Requests, request => request.Path.Contains("/git/", StringComparison.Ordinal) && !request.IsGit);
    }

    [Fact]
    public async Task The_hash_of_a_release_file_is_worked_out_from_the_download()
    {
        await using var scene = await Scene.EmptyAsync();
        var hammer = scene.GitHub.AddUpstream("tools/hammer", "v1.0.0");
        var content = Encoding.UTF8.GetBytes("the tool of v1.1.0");
        hammer.Commit("Release v1.1.0", ("VERSION", "v1.1.0\n"));
        hammer.AddRelease("v1.1.0", assets: [new SandboxAsset { Name = "hammer-1.1.0.tgz", Content = content }]);
        var url = new Uri(scene.GitHub.ServerUrl, "tools/hammer/releases/download");
        string Dockerfile(string version, string hash) =>
            $"FROM scratch\nARG HAMMER_VERSION={version}\nADD --checksum=sha256:{hash} {url}/v${{HAMMER_VERSION}}/hammer-${{HAMMER_VERSION}}.tgz /\n";
        scene.AddTarget(("Dockerfile", Dockerfile("1.0.0", new string('0', 64))));
        scene.Watch("tools/hammer");
        await scene.RunWellAsync();
        Assert.Equal(Dockerfile("1.1.0", Convert.ToHexStringLower(SHA256.HashData(content))), scene.App.ReadText(Branch, "Dockerfile"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_registry_out_of_reach_is_a_warning_in_the_pull_request_or_waited_for()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Dockerfile", "FROM 127.0.0.1:9/tools/hammer:1.0.0\n"));
        string Config(string verify) =>
            $"watch:\n  - {{ repo: tools/hammer, images: ['127.0.0.1:9/tools/hammer'] }}\nregistries: [{{ images: '127.0.0.1:9', url: 'http://127.0.0.1:9' }}]\nverify: {verify}\n";
        scene.Configure(Config("strict"));
        Assert.Contains("could not be checked", (await scene.RunWellAsync()).Output, StringComparison.Ordinal);
        Assert.Empty(scene.App.Pulls);
        scene.Configure(Config("lenient"));
        await scene.RunWellAsync();
        Assert.StartsWith("> **Not verified:**", Assert.Single(scene.App.Pulls).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_target_cannot_make_the_bot_ask_this_machines_own_services()
    {
        RegistryServer.SkipWhereMissing();
        await using var registry = await RegistryServer.StartAsync();
        await registry.PushImageAsync("tools/hammer", "1.1.0");
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget(
            ("Dockerfile", $"FROM {registry.Host}/tools/hammer:1.0.0@{OldDigest}\n"),
            ("bumpbot.yml", $"watch:\n  - {{ repo: tools/hammer, images: ['{registry.Host}/tools/hammer'] }}\n"));
        scene.Configure("targets: [acme/app]\n");
        var outcome = await scene.RunWellAsync();
        Assert.Contains("registries:", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(scene.App.Pulls);
    }
}
