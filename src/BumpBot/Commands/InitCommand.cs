using System.CommandLine;
using System.Text.Json.Nodes;
using BumpBot.Config;
using BumpBot.Discovery;
using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot.Commands;

/// <summary><c>bumpbot init</c>: writes a first config from what the files of a repository name.</summary>
public sealed class InitCommand(IComposition parts, SessionReader sessions, Terminal terminal)
{
    private static readonly Option<bool> Force = new("--force") { Description = "Overwrite files that are there" };
    private static readonly Option<bool> Workflow = new("--workflow") { Description = $"Write {FirstWorkflow.Path} for GitHub Actions, too" };
    private static readonly Option<bool> Defaults = new("--defaults") { Description = "Ask nothing: watch all that is found" };
    private static readonly Option<bool> Offline = new("--offline") { Description = "Do not look whether what is found is there" };

    public Command Define()
    {
        var command = new ExampleCommand(
            "init",
            "Write a first bumpbot.yml from the repositories that files name at a version; asks on a terminal",
            "bumpbot init                                      for the clone that you are in",
            "bumpbot init --workflow --defaults                and a workflow for GitHub Actions, without questions",
            "bumpbot init --target owner/name --config bot.yml for a repository on GitHub")
        {
            RunOptions.Local, RunOptions.Target, Workflow, Defaults, Offline, Force, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.ReadForInit(arguments);
        var folder = (session.Targets[0] as TargetName.LocalFolder)?.Folder;
        if (arguments.GetValue(Workflow) && folder is null)
            throw new UsageException("--workflow is written into a clone: give --local PATH instead of --target");
        var workflow = folder is null ? null : Path.Combine(folder, FirstWorkflow.Path.Replace('/', Path.DirectorySeparatorChar));
        RefuseExisting([session.ConfigFile!, .. arguments.GetValue(Workflow) ? new[] { workflow! } : []], arguments);

        var found = await parts.Discovery(session).RunAsync(session.Targets[0], cancellation);
        if (found.Upstreams.Count == 0)
            return NothingFound("no file names a repository on GitHub at a version");
        var notThere = arguments.GetValue(Offline) ? [] : await NotThereAsync(session, found, cancellation);
        List<FoundUpstream> offered = [.. found.Upstreams.Except(notThere.Select(one => one.Upstream))];
        if (offered.Count == 0)
            return NothingFound($"none of the {found.Upstreams.Count} repositories that the files name can be looked at, such as {notThere[0].Upstream.Repo}: {notThere[0].Why}");

        var json = arguments.GetValue(RunOptions.Json);
        var choices = InitChoices.Default(offered, arguments.GetValue(Workflow));
        if (!json && !arguments.GetValue(Defaults) && terminal.CanAsk)
            choices = InitChoices.Ask(terminal, choices, offersWorkflow: workflow is not null && !File.Exists(workflow));
        var config = new FirstConfig(choices.Watch, choices.Schedule)
        {
            NotThere = notThere,
            NotWanted = [.. offered.Except(choices.Watch)],
            LeftOut = found.LeftOut,
            Unplaced = found.Unplaced,
            Target = (session.Targets[0] as TargetName.OnForge)?.Repo,
        };
        Write(session, config, choices.Workflow ? workflow : null);
        if (json)
            terminal.Line(Json(session.ConfigFile!, choices.Workflow ? workflow : null, config).ToJsonString(ReportJson.Indented));
        else
            Tell(session, config, choices.Workflow ? workflow : null);
        return ExitCode.Done;
    }

    private static void Write(Session session, FirstConfig config, string? workflow)
    {
        // What would not be valid is not written.
        _ = Settings(config, session);
        Write(session.ConfigFile!, config.Text());
        if (workflow is not null)
            Write(workflow, FirstWorkflow.Of(config.Schedule, ProgramSource.Version, ProgramSource.OfThis));
    }

    /// <summary>Looks once at all that was found. What is not there would make every run fail; what did not answer now may be there.</summary>
    private async Task<IReadOnlyList<(FoundUpstream Upstream, string Why)>> NotThereAsync(Session session, Discovered found, CancellationToken cancellation)
    {
        var request = new RunRequest([], Settings(new FirstConfig(found.Upstreams, "@daily"), session), []);
        var looked = await terminal.WithProgressAsync(progress => parts.Check(session).RunAsync(request, progress, cancellation));
        return
        [
            .. from unknown in looked.Upstreams.OfType<Detection.Unknown>()
               where unknown.Fault is Fault.GiveUp
               select (found.Upstreams.First(upstream => upstream.Repo.Equals(unknown.Upstream.Repo)), unknown.Fault.Message),
        ];
    }

    private static TargetSettings Settings(FirstConfig config, Session session) =>
        ConfigFile.Read(new ConfigSource(TargetConfig.FileName, config.Text(), ConfigOrigin.Started, Path.GetDirectoryName(session.ConfigFile)), _ => null) switch
        {
            ConfigResult.Valid valid => valid.Target,
            ConfigResult.Invalid invalid => throw new InvalidOperationException(string.Join(Environment.NewLine, invalid.Problems)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static void RefuseExisting(IEnumerable<string> files, ParseResult arguments)
    {
        if (!arguments.GetValue(Force) && files.FirstOrDefault(Path.Exists) is { } there)
            throw new UsageException($"{there} is there already: name another file with --config, or overwrite it with --force");
    }

    private static void Write(string file, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be written: {e.Message}");
        }
    }

    private int NothingFound(string why)
    {
        terminal.Error($"Nothing is written: {why}. Write {TargetConfig.FileName} yourself; the smallest is `watch: [owner/name]`, and `bumpbot validate` checks it.");
        return ExitCode.Failed;
    }

    private void Tell(Session session, FirstConfig config, string? workflow)
    {
        var local = config.Target is null;
        terminal.Table(["Upstream", "Places", "Named in"], config.Watch.Select(IReadOnlyList<string> (upstream) => [upstream.Repo.ToString(), $"{upstream.Places}", string.Join(", ", upstream.Paths.Take(2))]));
        foreach (var (upstream, why) in config.NotThere)
            terminal.Line($"{upstream.Repo} is not watched: {why}", Tone.Bad);
        if (config.Unplaced.Count > 0)
            terminal.Line($"Listed as comments, since nothing says which repository makes them: {string.Join(", ", config.Unplaced.Take(5).Select(name => name.Name))}{(config.Unplaced.Count > 5 ? $" and {config.Unplaced.Count - 5} more" : "")}.");
        terminal.Line($"Wrote {session.ConfigFile}{(workflow is null ? "" : $" and {workflow}")}.", Tone.Heading);
        terminal.Line($"Next: bumpbot run {(local ? $"--local {Quoted(((TargetName.LocalFolder)session.Targets[0]).Folder)} " : "")}{(IsUsual(session, local) ? "" : $"--config {Quoted(session.ConfigFile!)} ")}--dry-run");
    }

    private static bool IsUsual(Session session, bool local) =>
        session.ConfigFile == Path.Combine(local ? ((TargetName.LocalFolder)session.Targets[0]).Folder : Directory.GetCurrentDirectory(), TargetConfig.FileName);

    private static string Quoted(string path)
    {
        var relative = Path.GetRelativePath(".", path) is var near && !near.StartsWith("..", StringComparison.Ordinal) ? near : path;
        return relative.Contains(' ') ? $"'{relative}'" : relative;
    }

    private static JsonObject Json(string file, string? workflow, FirstConfig config) => new()
    {
        ["schema"] = ReportJson.Schema,
        ["config"] = file,
        ["workflow"] = workflow,
        ["schedule"] = config.Schedule,
        ["watch"] = ReportJson.List(config.Watch, Upstream),
        ["notThere"] = ReportJson.List(config.NotThere, one => new JsonObject { ["upstream"] = one.Upstream.Repo.ToString(), ["text"] = one.Why }),
        ["leftOut"] = ReportJson.List(config.LeftOut, repo => JsonValue.Create(repo.ToString())),
        ["unplaced"] = ReportJson.List(config.Unplaced, name => new JsonObject { ["name"] = name.Name, ["key"] = name.Key, ["path"] = name.Path }),
    };

    private static JsonObject Upstream(FoundUpstream upstream) => new()
    {
        ["upstream"] = upstream.Repo.ToString(),
        ["places"] = upstream.Places,
        ["inCode"] = upstream.InCode,
        ["paths"] = ReportJson.List(upstream.Paths, path => JsonValue.Create(path)),
    };
}
