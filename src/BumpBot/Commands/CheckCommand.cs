using System.CommandLine;
using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot.Commands;

/// <summary><c>bumpbot check</c>: looks at the upstreams, and where it is asked at what files name of them; edits nothing.</summary>
public sealed class CheckCommand(IComposition parts, SessionReader sessions, Terminal terminal, TimeProvider time)
{
    private static readonly Option<bool> Drift = new("--drift")
    {
        Description = "List the places where a target's files name different versions of one upstream",
    };

    private static readonly Option<bool> WithExitCode = new("--exit-code")
    {
        Description = "Exit code 3 when files name an older version than the newest allowed one (with --drift: different ones); "
            + "where there is no target, when a release is newer than at the last run",
    };

    public Command Define()
    {
        var command = new ExampleCommand(
            "check",
            "Look at the upstreams: newest release and commit; with a target, which versions its files name and how far behind they are; edits nothing",
            "bumpbot check                                     all upstreams of bumpbot.yml",
            "bumpbot check --upstream astral-sh/ruff --json    one of them, as JSON",
            "bumpbot check --local .                           and which versions the files of this clone name",
            "bumpbot check --local . --drift --exit-code       in CI: exit code 3 when they disagree about an upstream",
            "bumpbot check --target owner/name --exit-code     in CI: exit code 3 when they are behind")
        {
            RunOptions.Target, RunOptions.Upstream, RunOptions.Local, Drift, WithExitCode, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.Read(arguments);
        var (drift, exitCode) = (arguments.GetValue(Drift), arguments.GetValue(WithExitCode));
        var request = Request(session, arguments, drift, exitCode);
        foreach (var expired in session.Expired(time))
            terminal.Error(expired.ToString());
        var report = await terminal.WithProgressAsync(progress => parts.Check(session).RunAsync(request, progress, cancellation));
        if (arguments.GetValue(RunOptions.Json))
            terminal.Line(CheckJson.Of(report, time.GetUtcNow()));
        else
            Print(report, drift);
        if (report.HasFailures)
            return ExitCode.Failed;
        RunCommand.RefuseUnwatched(request, [.. report.Upstreams.Select(upstream => upstream.Upstream)]);
        return exitCode && (drift ? report.Drifts : report.IsOutOfDate) ? ExitCode.OutOfDate : ExitCode.Done;
    }

    /// <summary>
    /// Targets cost a clone each, so they are looked into only where one is named on the command line, or where what is asked can only be
    /// told of one: then it is the one that <c>run</c> would take.
    /// </summary>
    private static RunRequest Request(Session session, ParseResult arguments, bool drift, bool exitCode)
    {
        var named = arguments.GetResult(RunOptions.Target) is not null || arguments.GetResult(RunOptions.Local) is not null;
        if (named || drift || (exitCode && session.Targets.Count > 0))
            return RunCommand.Request(session, RunOptions.Upstreams(arguments));
        _ = WatchedUpstreams.Of(session, arguments);
        return new RunRequest([], session.Settings, RunOptions.Upstreams(arguments));
    }

    private void Print(CheckReport report, bool drift)
    {
        var now = time.GetUtcNow();
        if (drift)
        {
            foreach (var unknown in report.Upstreams.OfType<Detection.Unknown>())
                terminal.Line($"{unknown.Upstream}: not looked at: {unknown.Fault.Message}", Tone.Bad);
        }
        else
        {
            terminal.Table(
                [.. DetectionRow.Headings, "Breaking", "Last run"],
                report.Upstreams.Select<Detection, IReadOnlyList<string>>(upstream => [.. DetectionRow.Of(upstream, now), report.Breaking(upstream) is BreakingVerdict.Breaking ? "breaking" : "", SinceLastRun(report, upstream)]));
        }
        foreach (var (text, tone) in report.Targets.SelectMany(target => drift ? DriftText.Of(target) : VersionsText.Of(target)))
            terminal.Line(text, tone);
        foreach (var line in CostText.Of(report.Cost))
            terminal.Line(line, Tone.Quiet);
    }

    /// <summary>Where a target is looked into, its files say more.</summary>
    private static string SinceLastRun(CheckReport report, Detection upstream) =>
        report.Targets.Count == 0 && report.NewerThanAtLastRun(upstream) is { } before ? $"{before} at the last run" : "";
}
