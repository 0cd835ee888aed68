using System.CommandLine;
using BumpBot.Config;
using BumpBot.Demo;
using BumpBot.Model;
using BumpBot.Targets;
using Serilog.Events;

namespace BumpBot.Commands;

/// <summary><c>bumpbot demo</c>: the real run on sample repositories in a temporary folder. No token, no network.</summary>
public sealed class DemoCommand(IComposition parts, Terminal terminal)
{
    private static readonly Option<bool> Keep = new("--keep") { Description = "Keep the folder to look around in" };

    /// <summary>A fixed time, so that the demo prints the same each time.</summary>
    private static readonly DateTimeOffset FirstRelease = new(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public Command Define()
    {
        var command = new ExampleCommand(
            "demo",
            "The main job on sample repositories in a temporary folder: no token, no network",
            "bumpbot demo",
            "bumpbot demo --keep                               leaves the folder to look around in",
            "bumpbot demo --json                               what the runs did, as JSON")
        {
            Keep, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bumpbot-demo-").FullName;
        var isKept = arguments.GetValue(Keep);
        var text = arguments.GetValue(RunOptions.Json) ? null : new DemoText(terminal, folder);
        try
        {
            var runs = await RunAsync(folder, text, arguments.GetValue(GlobalOptions.LogLevel), cancellation);
            if (text is null)
                terminal.Line(runs.Json(isKept ? folder : null));
            return runs.WentWell ? ExitCode.Done : ExitCode.Failed;
        }
        finally
        {
            if (isKept)
                text?.Kept();
            else
                Delete(folder);
        }
    }

    private async Task<DemoRuns> RunAsync(string folder, DemoText? text, LogEventLevel asked, CancellationToken cancellation)
    {
        var upstreams = DemoSamples.Upstreams;
        var target = Make(folder, upstreams);
        var session = Open(folder, target, asked == LogEventLevel.Information ? LogEventLevel.Warning : asked);
        var request = RunCommand.Request(session, []);
        text?.Begin();
        var plan = await parts.DryRun(session).RunAsync(request, cancellation);
        text?.Planned(plan);
        var first = await parts.Run(session).RunAsync(request, cancellation);
        text?.Ran(first, target, parts.FindLocalClone(target)!);
        var again = await parts.Run(session).RunAsync(request, cancellation);
        text?.RanAgain(again);
        Release(folder, upstreams);
        var newer = await parts.Run(session).RunAsync(request, cancellation);
        var runs = new DemoRuns(plan, first, again, newer);
        text?.End(runs);
        return runs;
    }

    private string Make(string folder, IReadOnlyList<DemoUpstream> upstreams)
    {
        foreach (var upstream in upstreams)
        {
            var repository = Path.Combine(folder, "upstreams", upstream.Repo);
            parts.DemoRepositories.Create(repository, new Dictionary<string, byte[]> { ["README.md"] = "# A sample\n"u8.ToArray() });
            foreach (var (index, tag) in upstream.Tags.Index())
                parts.DemoRepositories.Release(repository, tag, FirstRelease.AddDays(30 * index));
        }
        var target = Path.Combine(folder, "target");
        parts.DemoRepositories.Create(target, DemoSamples.TargetFiles);
        File.WriteAllText(Path.Combine(folder, TargetConfig.FileName), DemoSamples.Config);
        return target;
    }

    private void Release(string folder, IReadOnlyList<DemoUpstream> upstreams)
    {
        foreach (var upstream in upstreams.Where(u => u.Later is not null))
            parts.DemoRepositories.Release(Path.Combine(folder, "upstreams", upstream.Repo), upstream.Later!, FirstRelease.AddYears(1));
    }

    private Session Open(string folder, string target, LogEventLevel level)
    {
        var file = Path.Combine(folder, TargetConfig.FileName);
        var config = ConfigFile.Read(new ConfigSource(TargetConfig.FileName, File.ReadAllText(file), ConfigOrigin.Started, folder), _ => null) switch
        {
            ConfigResult.Valid valid => valid,
            ConfigResult.Invalid invalid => throw new InvalidOperationException(string.Join(Environment.NewLine, invalid.Problems)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var clone = parts.FindLocalClone(target) ?? throw new InvalidOperationException($"no repository in {target}");
        return new Session(
            file,
            config.Host,
            config.Target,
            [new TargetName.LocalFolder(clone.Folder, clone.Origin)],
            new LedgerPlace.File(Path.Combine(clone.GitFolder, "bumpbot", "ledger.json")),
            Path.Combine(folder, "cache"),
            new LogSettings(level, null));
    }

    /// <summary>Git writes its objects read-only, which some systems refuse to delete.</summary>
    private static void Delete(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(folder, recursive: true);
    }
}
