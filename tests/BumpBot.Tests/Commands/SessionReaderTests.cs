using System.CommandLine;
using BumpBot.Commands;
using BumpBot.Config;
using BumpBot.Model;
using BumpBot.Targets;
using Updaters.References;

namespace BumpBot.Tests.Commands;

/// <summary>Which of command line, environment, config and default wins.</summary>
public sealed class SessionReaderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("bumpbot-session-").FullName;

    /// <summary>The columns: <c>--ledger</c>, BUMPBOT_LEDGER, whether with <c>--local</c>, the config's <c>ledger</c>; then what holds. ROOT is the config's folder, GIT the clone's git folder.</summary>
    [Theory]
    [InlineData(null, null, false, null, "ROOT/.bumpbot/ledger.json")]
    [InlineData(null, null, false, "state/l.json", "ROOT/state/l.json")]
    [InlineData(null, null, false, "/var/l.json", "/var/l.json")]
    [InlineData(null, null, true, "state/l.json", "GIT/bumpbot/ledger.json")]
    [InlineData(null, "/env/l.json", false, "state/l.json", "/env/l.json")]
    [InlineData(null, "/env/l.json", true, null, "/env/l.json")]
    [InlineData("/opt/l.json", "/env/l.json", true, "state/l.json", "/opt/l.json")]
    [InlineData("/opt/a/../l.json", null, false, null, "/opt/l.json")]
    public void The_ledger_is_the_first_of_option_variable_local_clone_config_and_default(
        string? option, string? variable, bool local, string? configured, string expected)
    {
        var config = Config($"watch: [acme/tools]\n{(configured is null ? "" : $"ledger: {configured}\n")}");
        var arguments = new List<string> { "--config", config };
        if (option is not null)
            arguments.AddRange(["--ledger", option]);
        if (local)
            arguments.AddRange(["--local", _root]);
        var session = Read(new() { ["BUMPBOT_LEDGER"] = variable }, [.. arguments]);
        Assert.Equal(expected.Replace("ROOT", _root, StringComparison.Ordinal).Replace("GIT", Path.Combine(_root, ".git"), StringComparison.Ordinal), Assert.IsType<LedgerPlace.File>(session.Ledger).Path);
    }

    /// <summary>The columns: <c>--ledger</c>, BUMPBOT_LEDGER, whether on Actions, with <c>--local</c>, the config's <c>ledger</c>, GITHUB_REPOSITORY, the origin of the config's clone; then whose branch holds it, or none.</summary>
    [Theory]
    [InlineData("branch", null, false, false, null, "a/env", "a/origin", "a/env")]
    [InlineData("branch", null, false, true, null, null, "a/origin", "a/origin")]
    [InlineData(null, "branch", false, false, "l.json", null, "a/origin", "a/origin")]
    [InlineData(null, null, false, false, "branch", null, "a/origin", "a/origin")]
    [InlineData(null, null, true, false, null, "a/env", null, "a/env")]
    [InlineData(null, null, true, false, "l.json", "a/env", null, null)]
    [InlineData(null, null, true, true, null, "a/env", null, null)]
    [InlineData("l.json", null, true, false, "branch", "a/env", null, null)]
    [InlineData("./branch", null, true, false, null, "a/env", null, null)]
    [InlineData(null, null, false, false, null, "a/env", "a/origin", null)]
    public void The_ledger_is_on_a_branch_where_that_is_asked_for_and_by_default_on_actions(
        string? option, string? variable, bool onActions, bool local, string? configured, string? job, string? origin, string? expected)
    {
        var arguments = new List<string> { "--config", Config($"watch: [acme/tools]\n{(configured is null ? "" : $"ledger: {configured}\n")}") };
        if (option is not null)
            arguments.AddRange(["--ledger", option]);
        if (local)
            arguments.AddRange(["--local", _root]);
        var variables = new Dictionary<string, string?> { ["BUMPBOT_LEDGER"] = variable, ["GITHUB_ACTIONS"] = onActions ? "true" : null, ["GITHUB_REPOSITORY"] = job };
        Assert.Equal(expected, (Read(variables, origin, [.. arguments]).Ledger as LedgerPlace.Branch)?.Repo.ToString());
    }

    [Theory]
    [InlineData(null, null, null, "/home/bot/.cache/bumpbot")]
    [InlineData(null, null, "/xdg", "/xdg/bumpbot")]
    [InlineData(null, null, "relative", "/home/bot/.cache/bumpbot")]
    [InlineData(null, "/env", "/xdg", "/env")]
    [InlineData("/opt", "/env", "/xdg", "/opt")]
    public void The_cache_is_the_first_of_option_variable_and_the_users_cache_folder(string? option, string? variable, string? xdg, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "these have cache folders of their own");
        var arguments = option is null ? Array.Empty<string>() : ["--cache", option];
        var session = Read(new() { ["BUMPBOT_CACHE"] = variable, ["XDG_CACHE_HOME"] = xdg }, ["--config", Config("watch: [acme/tools]\n"), .. arguments]);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        Assert.Equal(expected.Replace("/home/bot", home, StringComparison.Ordinal), session.CacheFolder);
    }

    /// <summary>The columns: <c>--target</c>, the config's <c>targets</c>, GITHUB_REPOSITORY, the origin of the clone that the config stands in; then what holds.</summary>
    [Theory]
    [InlineData("a/opt", "a/config", "a/env", "a/origin", "a/opt")]
    [InlineData(null, "a/config", "a/env", "a/origin", "a/config")]
    [InlineData(null, null, "a/env", "a/origin", "a/env")]
    [InlineData(null, null, null, "a/origin", "a/origin")]
    [InlineData(null, null, null, null, "")]
    public void The_target_is_the_first_of_option_config_job_and_the_configs_own_repository(
        string? option, string? configured, string? job, string? origin, string expected)
    {
        var config = Config($"watch: [acme/tools]\n{(configured is null ? "" : $"targets: [{configured}]\n")}");
        var arguments = option is null ? Array.Empty<string>() : ["--target", option];
        var session = Read(new() { ["GITHUB_REPOSITORY"] = job }, origin, ["--config", config, .. arguments]);
        Assert.Equal(expected, string.Join(' ', session.Targets));
    }

    [Fact]
    public void A_local_clone_is_the_target_whatever_else_names_one()
    {
        Config("watch: [acme/tools]\ntargets: [a/config]\n");
        var session = Read(new() { ["GITHUB_REPOSITORY"] = "a/env" }, "a/origin", "--local", _root);
        Assert.Equal("a/origin", Assert.Single(session.Targets).ToString());
        Assert.Equal(Path.Combine(_root, "bumpbot.yml"), session.ConfigFile);
    }

    [Fact]
    public void A_target_named_twice_is_one() =>
        Assert.Single(Read([], "--config", Config("watch: [acme/tools]\n"), "--target", "a/b", "--target", "A/B").Targets);

    [Theory]
    [InlineData("exclude each other", "--local", "ROOT", "--target", "a/b")]
    [InlineData("--target x: write owner/name", "--target", "x")]
    [InlineData("no git repository", "--local", "/nowhere")]
    [InlineData("is a folder", "--config", "ROOT")]
    [InlineData("cannot be read", "--config", "ROOT/missing.yml")]
    [InlineData("set GITHUB_REPOSITORY", "--ledger", "branch")]
    [InlineData("is a folder", "--log-file", "ROOT")]
    [InlineData("cannot be written", "--log-file", "ROOT/bumpbot.yml/log")]
    public void A_mistake_is_a_message(string message, params string[] arguments)
    {
        Config("watch: [acme/tools]\n");
        var problem = Assert.Throws<UsageException>(() => Read([], [.. arguments.Select(a => a.Replace("ROOT", _root, StringComparison.Ordinal))]));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_with_an_empty_text_is_refused() =>
        Assert.All(
            GlobalOptions.All.Where(option => option is Option<string?>).Append(RunOptions.Local),
            option => Assert.NotEmpty(Parse(option.Name, "").Errors));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Config(string yaml)
    {
        var file = Path.Combine(_root, "bumpbot.yml");
        File.WriteAllText(file, yaml);
        return file;
    }

    private Session Read(Dictionary<string, string?> variables, params string[] arguments) => Read(variables, origin: null, arguments);

    private Session Read(Dictionary<string, string?> variables, string? origin, params string[] arguments) =>
        new SessionReader(BotEnvironment.Read(variables.GetValueOrDefault), variables.GetValueOrDefault, folder => Find(folder, origin)).Read(Parse(arguments));

    private LocalClone? Find(string folder, string? origin) =>
        folder == _root ? new LocalClone(_root, Path.Combine(_root, ".git"), origin is null ? null : RepoName.Parse(origin)) : null;

    private static ParseResult Parse(params string[] arguments)
    {
        var root = new RootCommand { RunOptions.Target, RunOptions.Local };
        foreach (var option in GlobalOptions.All)
            root.Options.Add(option);
        return root.Parse(arguments);
    }
}
