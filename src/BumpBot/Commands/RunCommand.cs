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
        var command = new Command("run", "Do the main job once: look, plan, open or refresh pull requests and issues")
        {
            RunOptions.Target, RunOptions.Upstream, RunOptions.Local, Dry, WithExitCode, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.Read(arguments);
        var request = Request(session, RunOptions.Upstreams(arguments));
        var dry = arguments.GetValue(Dry);
        var report = dry
            ? await parts.DryRun(session).RunAsync(request, cancellation)
            : await parts.Run(session).RunAsync(request, cancellation);
        if (arguments.GetValue(RunOptions.Json))
            terminal.Line(ReportJson.Of(report));
        else
            new ReportPrinter(terminal).Print(report, withDiffs: dry);
        if (report.HasFailures)
            return ExitCode.Failed;
        return arguments.GetValue(WithExitCode) && report.IsOutOfDate ? ExitCode.OutOfDate : ExitCode.Done;
    }

    /// <exception cref="UsageException">There is nothing to work on.</exception>
    public static RunRequest Request(Session session, IReadOnlyList<UpstreamId> only)
    {
        if (session.Targets.Count == 0)
            throw new UsageException("no target: give --target owner/name or --local PATH, write targets: [owner/name] into bumpbot.yml, or set GITHUB_REPOSITORY");
        if (session.Settings is { } settings && only.FirstOrDefault(id => !settings.Watch.Any(entry => Matches(id, entry.Id))) is { } unknown)
            throw new UsageException($"--upstream {unknown} is not in watch:, add it to {session.ConfigFile} or give one of {string.Join(", ", settings.Watch.Take(5).Select(e => e.Id))}");
        return new RunRequest(session.Targets, session.Settings, only);
    }

    private static bool Matches(UpstreamId wanted, UpstreamId entry) =>
        wanted.Equals(entry) || (wanted.Name is null && wanted.Repo.Equals(entry.Repo));
}
