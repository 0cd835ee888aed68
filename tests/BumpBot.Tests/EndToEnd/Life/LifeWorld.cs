using System.Globalization;
using Sandbox;

namespace BumpBot.Tests.EndToEnd.Life;

/// <summary>A target of three upstreams on a GitHub of its own, and the program in this process, run as a user would run it.</summary>
internal sealed class LifeWorld : IAsyncDisposable
{
    public static readonly string[] Names = ["alpha", "beta", "gamma"];

    private readonly string _folder = Directory.CreateTempSubdirectory("bumpbot-life-").FullName;
    private readonly ShiftedTime _time;
    private readonly Dictionary<string, string> _environment;
    private readonly Dictionary<string, int> _released = Names.ToDictionary(name => name, _ => 0);

    private LifeWorld(GitHubSandbox github, ShiftedTime time)
    {
        (GitHub, _time) = (github, time);
        _environment = new()
        {
            ["GITHUB_TOKEN"] = github.AddUser("bump-bot").Token,
            ["GITHUB_API_URL"] = github.ApiUrl.AbsoluteUri,
            ["GITHUB_SERVER_URL"] = github.ServerUrl.AbsoluteUri,
        };
    }

    public GitHubSandbox GitHub { get; }

    public SandboxRepository App => GitHub.Repository("acme/app");

    /// <summary>The target keys beside <c>watch</c>, as lines of YAML.</summary>
    public Dictionary<string, string> Settings { get; } = new() { ["pulls.limit"] = "0" };

    /// <summary>The read of the target that fails; where it was not asked, the run saw all.</summary>
    public string FailingRead { get; set; } = "";

    public bool IsTargetBlind => GitHub.Count(FailingRead) > 0;

    /// <summary>Every tag that was ever a full release.</summary>
    public HashSet<(string Name, string Tag)> Published { get; } = [];

    public static async Task<LifeWorld> StartAsync()
    {
        var time = new ShiftedTime();
        var world = new LifeWorld(await GitHubSandbox.StartAsync(time), time);
        foreach (var name in Names)
        {
            world.GitHub.AddUpstream($"tools/{name}", "v1.0.0");
            world.Published.Add((name, "v1.0.0"));
        }
        world.GitHub.AddRepository("acme/app", ("Makefile", Makefile(_ => "1.0.0", "")), ("README.md", "# app\n")).Grant("bump-bot", Access.Write);
        return world;
    }

    public void Release(string name, bool prerelease = false)
    {
        var minor = ++_released[name];
        var tag = prerelease ? $"v1.{minor}.0-rc.1" : $"v1.{minor}.0";
        var upstream = GitHub.Repository($"tools/{name}");
        upstream.Commit($"Release {tag}", ("VERSION", tag + "\n"));
        upstream.AddRelease(tag, $"What is new in {tag}", prerelease: prerelease);
        if (!prerelease)
            Published.Add((name, tag));
    }

    /// <summary>The newest release is taken back, its tag stays.</summary>
    public void Withdraw(string name)
    {
        var upstream = GitHub.Repository($"tools/{name}");
        if (upstream.Releases.Count > 1)
            upstream.Releases[0].Delete();
    }

    /// <summary>The version that a branch names.</summary>
    public string? VersionOn(string branch, string name) => App.ReadText(branch, "Makefile")?.Split('\n')
        .FirstOrDefault(line => line.StartsWith($"{name.ToUpperInvariant()}_VERSION := ", StringComparison.Ordinal))?.Split(' ')[2];

    /// <summary>A commit on the default branch that writes these versions.</summary>
    public void Write(Func<string, string> version, string note = "") =>
        App.CommitAs("person", "main", "By hand", [("Makefile", Makefile(version, note))]);

    public void Lose(bool ledger)
    {
        if (!ledger && Directory.Exists(Path.Combine(_folder, "cache")))
            Directory.Delete(Path.Combine(_folder, "cache"), recursive: true);
        foreach (var file in ledger ? Directory.GetFiles(_folder, "ledger.json*") : [])
            File.Delete(file);
    }

    public void Pass(TimeSpan time) => _time.Shift(time);

    /// <returns>What it printed.</returns>
    public Task<string> RunAsync(string? only = null) => RunAsync("cache", only is null ? [] : ["--upstream", $"tools/{only}"]);

    /// <summary>Two machines at work with one ledger.</summary>
    public Task RunTwiceAtOnceAsync() => Task.WhenAll(RunAsync("cache", []), RunAsync("cache of another", []));

    public async ValueTask DisposeAsync()
    {
        await GitHub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> RunAsync(string cache, string[] more)
    {
        var config = Path.Combine(_folder, "bumpbot.yml");
        await File.WriteAllTextAsync(config, Config());
        using var wiring = Wiring.FromEnvironment(_environment.GetValueOrDefault, _time);
        using var output = new StringWriter();
        await wiring.CommandLine(output, output).RunAsync(
            ["run", "--config", config, "--target", "acme/app", "--cache", Path.Combine(_folder, cache), "--ledger", Path.Combine(_folder, "ledger.json"), "--log-level", "Fatal", .. more]);
        return output.ToString();
    }

    private string Config() => string.Join('\n',
    [
        "watch: [" + string.Join(", ", Names.Select(name => $"tools/{name}")) + "]",
        .. Settings.GroupBy(setting => setting.Key.Split('.')[0])
            .Select(section => $"{section.Key}: {{ {string.Join(", ", section.Select(setting => $"{setting.Key.Split('.')[1]}: {setting.Value}"))} }}"),
        "",
    ]);

    private static string Makefile(Func<string, string> version, string note) =>
        string.Concat(Names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name.ToUpperInvariant()}_VERSION := {version(name)}{note}\n\n\n\n\n")));

    /// <summary>The system's clock, put forward at will; pauses before another try are over at once, limits of time stay.</summary>
    private sealed class ShiftedTime : TimeProvider
    {
        private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
        private long _ticks;

        public void Shift(TimeSpan forward) => Interlocked.Add(ref _ticks, forward.Ticks);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var isPause = dueTime > TimeSpan.Zero && dueTime <= LongestPause;
            // Who waits for a moment finds it come.
            if (isPause)
                Shift(dueTime);
            return System.CreateTimer(callback, state, isPause ? TimeSpan.Zero : dueTime, period);
        }
    }
}
