using System.CommandLine;
using BumpBot.Model;
using BumpBot.Targets;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary><c>bumpbot run</c>: the main job, once.</summary>
public sealed class RunCommand(IComposition parts, SessionReader sessions, Terminal terminal)
{
    private static readonly Option<bool> Dry = new("--dry-run") { Description = "Print the plan with its diffs and do nothing" };
    private static readonly Option<bool> WithExitCode = new("--exit-code") { Description = "With --dry-run: exit code 3 when something is out of date" };

    public Command Define()
    {
        var command = new ExampleCommand(
            "run",
            "Do the main job once: look, plan, open or refresh pull requests and issues",
            "bumpbot run --local . --dry-run                   what would be bumped in this clone, with diffs",
            "bumpbot run --local .                             the same, done: branches, pull requests and issues in its git folder",
            "bumpbot run --target owner/name                   on GitHub, with GITHUB_TOKEN set",
            "bumpbot run --upstream astral-sh/ruff --json      one upstream only, the result as JSON",
            "bumpbot run --dry-run --exit-code                 in CI: exit code 3 when something is out of date")
        {
            RunOptions.Target, RunOptions.Upstream, RunOptions.Local, Dry, WithExitCode, RunOptions.Json,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(WithExitCode) && !given.GetValue(Dry))
                given.AddError("--exit-code is for --dry-run: a run that does its work leaves nothing out of date. Add --dry-run, or leave it out.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = Quiet(sessions.Read(arguments), arguments);
        var request = Request(session, RunOptions.Upstreams(arguments));
        var dry = arguments.GetValue(Dry);
        var report = await terminal.WithProgressAsync(progress => dry
            ? parts.DryRun(session).RunAsync(request, cancellation, progress)
            : parts.Run(session).RunAsync(request, cancellation, progress));
        parts.Job?.Tell(report);
        if (arguments.GetValue(RunOptions.Json))
            terminal.Line(ReportJson.Of(report));
        else
            new ReportPrinter(terminal).Print(report, withDiffs: dry);
        if (report.HasFailures)
            return ExitCode.Failed;
        RefuseUnwatched(request, [.. report.Detections.Select(detection => detection.Upstream)]);
        return arguments.GetValue(WithExitCode) && report.IsOutOfDate ? ExitCode.OutOfDate : ExitCode.Done;
    }

    /// <summary>Where a person sees bars, and then what was done, the log would only stand between them. What it warns of is shown all the same.</summary>
    private Session Quiet(Session session, ParseResult arguments) =>
        terminal.ShowsProgress && session.Log.File is null && arguments.GetResult(GlobalOptions.LogLevel) is null or { Implicit: true }
            ? session with { Log = session.Log with { Level = Serilog.Events.LogEventLevel.Warning } }
            : session;

    /// <exception cref="UsageException">There is nothing to work on.</exception>
    public static RunRequest Request(Session session, IReadOnlyList<UpstreamId> only)
    {
        if (session.Targets.Count == 0)
            throw new UsageException("no target: give --target owner/name or --local PATH, write targets: [owner/name] into bumpbot.yml, or set GITHUB_REPOSITORY");
        // What a target on the forge watches is only known when its own file has been read.
        if (session.Targets.All(target => target is TargetName.LocalFolder)
            && session.Settings is { } settings
            && Unwatched(only, [.. settings.Watch.Select(entry => entry.Id)]) is { } unwatched)
        {
            throw new UsageException($"--upstream {unwatched} is not in watch: of {session.ConfigFile}, add it there or give one of {string.Join(", ", settings.Watch.Take(5).Select(e => e.Id))}");
        }
        return new RunRequest(session.Targets, session.Settings, only);
    }

    /// <exception cref="UsageException">Something was asked for that no target watches.</exception>
    public static void RefuseUnwatched(RunRequest request, IReadOnlyList<UpstreamId> seen)
    {
        if (Unwatched(request.Only, seen) is { } unwatched)
            throw new UsageException($"--upstream {unwatched} is watched for no target: add it to watch: in the target's own {TargetConfig.FileName}, else in the one that bumpbot is started with");
    }

    private static UpstreamId? Unwatched(IReadOnlyList<UpstreamId> only, IReadOnlyList<UpstreamId> watched) =>
        only.FirstOrDefault(wanted => !watched.Any(entry => RunRequest.Matches(wanted, entry)));
}
