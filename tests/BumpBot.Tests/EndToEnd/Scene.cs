using BumpBot.Tests.Sandbox.Contract;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>A GitHub with a bot account, a target that it may write to, and a folder to start the program in.</summary>
public sealed class Scene : IAsyncDisposable
{
    public const string Target = "acme/app";

    private readonly List<string> _earlierTokens = [];
    private string _token;
    private SandboxInstallation? _installation;

    private Scene(GitHubSandbox github)
    {
        GitHub = github;
        github.KeepExchanges();
        Cache = Path.Combine(Folder, "cache");
        LedgerArgument = Ledger;
        _token = github.AddUser("bump-bot").Token;
        Environment["GITHUB_TOKEN"] = _token;
        Environment["GITHUB_API_URL"] = github.ApiUrl.AbsoluteUri;
        Environment["GITHUB_SERVER_URL"] = github.ServerUrl.AbsoluteUri;
    }

    public GitHubSandbox GitHub { get; }

    public Dictionary<string, string> Environment { get; } = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("bumpbot-scene-").FullName;

    public string Cache { get; set; }

    public string Ledger => Path.Combine(Folder, "ledger.json");

    public SandboxRepository App => GitHub.Repository(Target);

    /// <summary>With one upstream at v1.0.0 and v1.1.0, and a target that names the older one in two files.</summary>
    /// <param name="time">The clock of GitHub; null = the system's.</param>
    public static async Task<Scene> WithOneBumpAsync(TimeProvider? time = null)
    {
        var scene = new Scene(await GitHubSandbox.StartAsync(time));
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

    /// <summary>From now on the program works as a GitHub App, installed at the target's owner, and without the user's token.</summary>
    public SandboxInstallation UseApp(string slug = "bump-app")
    {
        var app = GitHub.RegisterApp(slug);
        Environment.Remove("GITHUB_TOKEN");
        Environment["BUMPBOT_APP_ID"] = app.ClientId;
        Environment["BUMPBOT_APP_PRIVATE_KEY"] = app.PrivateKey;
        return _installation = app.Install(Target.Split('/')[0]);
    }

    /// <summary>From now on the program works as in a job of GitHub Actions, with the job's token.</summary>
    public SandboxUser UseActions()
    {
        var actions = GitHub.AddApp("github-actions");
        App.Grant(actions.Login, Access.Write);
        Environment["GITHUB_TOKEN"] = _token = actions.Token;
        Environment["GITHUB_ACTIONS"] = "true";
        return actions;
    }

    /// <summary>From now on the program has another token of the same user.</summary>
    public string NewToken()
    {
        _earlierTokens.Add(_token);
        return Environment["GITHUB_TOKEN"] = _token = Bot.NewToken();
    }

    /// <summary>Who the user's token is.</summary>
    public SandboxUser Bot => GitHub.AddUser("bump-bot");

    public Task<BotOutcome> RunAsync(params string[] more) => AskAsync([.. RunArguments, .. more]);

    /// <summary>Gives the program a command line, in this process.</summary>
    public async Task<BotOutcome> AskAsync(params string[] arguments)
    {
        var config = Path.Combine(Folder, "bumpbot.yml");
        string[] whole = File.Exists(config) && !arguments.Contains("--config") ? [.. arguments, "--config", config] : arguments;
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await BotProgram.RunAsync(Environment, TextWriter.Synchronized(output), TextWriter.Synchronized(errors), whole);
        return new BotOutcome(code, output.ToString(), errors.ToString());
    }

    /// <summary>A run in a process of its own, as when two machines are at work.</summary>
    public Task<BotOutcome> RunProcessAsync(params string[] more) => BotProcess.RunAsync(Folder, Environment, [.. RunArguments, .. more]);

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
        AssertItSpokeToGitHubAsDescribed();
        Directory.Delete(Folder, recursive: true);
        await GitHub.DisposeAsync();
    }

    private void AssertItSpokeToGitHubAsDescribed()
    {
        var problems = GitHub.Exchanges.SelectMany(GitHubDescription.Kept.ProblemsOf).Distinct().ToList();
        Assert.True(problems.Count == 0, string.Join(System.Environment.NewLine, problems));
    }

    /// <summary>No token and no key may lie in a ledger, cache, log or clone.</summary>
    private void AssertNoSecretWasKept()
    {
        List<string> tokens = [_token, .. _earlierTokens, .. _installation?.Tokens.Select(grant => grant.Token) ?? []];
        List<string> secrets = [.. tokens, .. tokens.Select(token => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"x-access-token:{token}"))), "PRIVATE KEY", "eyJ"];
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.False(secrets.Exists(secret => text.Contains(secret, StringComparison.Ordinal)), $"{file} holds a secret");
        }
    }
}
