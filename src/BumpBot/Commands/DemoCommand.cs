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
            "bumpbot demo --keep                               leaves the folder to look around in")
        {
            Keep,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bumpbot-demo-").FullName;
        try
        {
            return await TellAsync(folder, arguments.GetValue(GlobalOptions.LogLevel), cancellation);
        }
        finally
        {
            if (arguments.GetValue(Keep))
                terminal.Line($"The folder is kept: {folder}");
            else
                Delete(folder);
        }
    }

    private async Task<int> TellAsync(string folder, LogEventLevel asked, CancellationToken cancellation)
    {
        var upstreams = DemoSamples.Upstreams;
        var target = Make(folder, upstreams);
        var session = Open(folder, target, asked == LogEventLevel.Information ? LogEventLevel.Warning : asked);
        var request = RunCommand.Request(session, []);
        var printer = new ReportPrinter(terminal, folder);

        Title($"1. The plan: {upstreams.Count} upstreams, {DemoSamples.TargetFiles.Count} files, nothing done yet");
        var plan = await parts.DryRun(session).RunAsync(request, cancellation);
        printer.Print(plan, withDiffs: true);

        Title("2. The run: branches, pull requests and issues");
        var first = await parts.Run(session).RunAsync(request, cancellation);
        printer.PrintResults(first);
        PrintThreads(target);

        Title("3. The same run again: nothing is done twice");
        var second = await parts.Run(session).RunAsync(request, cancellation);
        printer.Print(second, withDiffs: false);

        Title("4. A newer release comes out: the same pull request is refreshed in place");
        Release(folder, upstreams);
        var third = await parts.Run(session).RunAsync(request, cancellation);
        printer.Print(third, withDiffs: false);

        return Judge(first, second, third);
    }

    /// <summary>The demo is a promise; a broken one must not end as a success.</summary>
    private int Judge(RunReport first, RunReport second, RunReport third)
    {
        var opened = Pulls(first, BumpOutcome.Opened);
        var refreshed = Pulls(third, BumpOutcome.Refreshed);
        var kept = opened > 0 && !second.IsOutOfDate && refreshed > 0
            && !first.HasFailures && !second.HasFailures && !third.HasFailures;
        terminal.Line();
        terminal.Line(kept
            ? $"Done: {opened} pull requests opened, none twice, {refreshed} refreshed by a newer release."
            : "The demo did not go as it should: please report it.", kept ? Tone.Heading : Tone.Bad);
        return kept ? ExitCode.Done : ExitCode.Failed;
    }

    private static int Pulls(RunReport report, BumpOutcome outcome) =>
        report.Targets.OfType<TargetReport.Done>().SelectMany(t => t.Published).OfType<Published.PullRequest>().Count(p => p.Outcome == outcome);

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

    /// <summary>The first pull request and the first issue as they stand in the git folder; of the others, where to read them.</summary>
    private void PrintThreads(string target)
    {
        var clone = parts.FindLocalClone(target)!;
        foreach (var kind in new[] { "pulls", "issues" })
        {
            var kindFolder = Path.Combine(clone.GitFolder, "bumpbot", kind);
            var files = Directory.GetFiles(kindFolder, "*.md").OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal).ToList();
            terminal.Line();
            terminal.Line($"{kind}: {files.Count} files in {Path.Combine("target", Path.GetRelativePath(target, kindFolder))}; the first of them:", Tone.Heading);
            foreach (var line in files.Take(1).SelectMany(File.ReadLines))
                terminal.Line($"  | {line}");
        }
    }

    private void Title(string text)
    {
        terminal.Line();
        terminal.Line($"== {text} ==", Tone.Heading);
    }

    /// <summary>Git writes its objects read-only, which some systems refuse to delete.</summary>
    private static void Delete(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(folder, recursive: true);
    }
}
