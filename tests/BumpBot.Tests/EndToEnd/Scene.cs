using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>A GitHub with a bot account, a target that it may write to, and a folder to start the program in.</summary>
public sealed class Scene : IAsyncDisposable
{
    public const string Target = "acme/app";

    private readonly string _token;

    private Scene(GitHubSandbox github)
    {
        GitHub = github;
        LedgerArgument = Ledger;
        _token = github.AddUser("bump-bot").Token;
        Environment["GITHUB_TOKEN"] = _token;
        Environment["GITHUB_API_URL"] = github.ApiUrl.AbsoluteUri;
        Environment["GITHUB_SERVER_URL"] = github.ServerUrl.AbsoluteUri;
    }

    public GitHubSandbox GitHub { get; }

    public Dictionary<string, string> Environment { get; } = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("bumpbot-scene-").FullName;

    public string Cache => Path.Combine(Folder, "cache");

    public string Ledger => Path.Combine(Folder, "ledger.json");

    public SandboxRepository App => GitHub.Repository(Target);

    /// <summary>With one upstream at v1.0.0 and v1.1.0, and a target that names the older one in two files.</summary>
    public static async Task<Scene> WithOneBumpAsync()
    {
        var scene = await EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.0.0\n"), ("README.md", "See https://github.com/tools/hammer/releases/tag/v1.0.0.\n"));
        scene.Watch("tools/hammer");
        return scene;
    }

    public static async Task<Scene> EmptyAsync() => new(await GitHubSandbox.StartAsync());

    public SandboxRepository AddTarget(params IReadOnlyList<FileChange> files) =>
        GitHub.AddRepository(Target, files).Grant("bump-bot", Access.Write);

    /// <summary>Writes the config that the program is started with.</summary>
    public void Watch(params string[] upstreams) => Configure("watch:\n" + string.Concat(upstreams.Select(u => $"  - {u}\n")));

    public void Configure(string yaml) => File.WriteAllText(Path.Combine(Folder, "bumpbot.yml"), yaml);

    /// <summary>What <c>--ledger</c> gets; null = it is left out.</summary>
    public string? LedgerArgument { get; set; }

    public string[] RunArguments => ["run", "--target", Target, .. Places];

    /// <summary>Where cache and ledger are.</summary>
    public string[] Places => ["--cache", Cache, .. LedgerArgument is null ? [] : new[] { "--ledger", LedgerArgument }];

    public Task<BotOutcome> RunAsync(params string[] more) => BotProcess.RunAsync(Folder, Environment, [.. RunArguments, .. more]);

    /// <summary>A run that must succeed.</summary>
    public async Task<BotOutcome> RunWellAsync(params string[] more)
    {
        var outcome = await RunAsync(more);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome;
    }

    /// <summary>A run after which everything stands as before, and that asked the forge to write nothing.</summary>
    public async Task RunIdleAsync()
    {
        GitHub.ResetRequests();
        await RunWellAsync();
        Assert.Equal([], GitHub.Writes.Select(write => write.ToString()));
    }

    public async ValueTask DisposeAsync()
    {
        AssertNoSecretWasKept();
        Directory.Delete(Folder, recursive: true);
        await GitHub.DisposeAsync();
    }

    /// <summary>The token must lie in no ledger, cache, log or clone.</summary>
    private void AssertNoSecretWasKept()
    {
        var basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"x-access-token:{_token}"));
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.False(
                text.Contains(_token, StringComparison.Ordinal) || text.Contains(basic, StringComparison.Ordinal),
                $"{file} holds the token");
        }
    }
}
