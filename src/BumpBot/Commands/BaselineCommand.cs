using System.CommandLine;
using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.Commands;

/// <summary><c>bumpbot baseline</c>: takes today's releases as known, on purpose.</summary>
public sealed class BaselineCommand(IComposition parts, SessionReader sessions, Terminal terminal)
{
    private static readonly IReadOnlyList<string> Headings = ["Upstream", "Newest", "Silenced", "Not to check any more", "Accepted"];

    public Command Define()
    {
        var command = new ExampleCommand(
            "baseline",
            "Take today's releases, commits and issues as known: no notice or release issue comes of them, and nothing is to check any more; edits and bumps nothing",
            "bumpbot baseline                                  all upstreams of bumpbot.yml",
            "bumpbot baseline --upstream astral-sh/ruff        one of them: what came is looked at, its alarms are accepted",
            "bumpbot baseline --local .                        with the ledger of this clone")
        {
            RunOptions.Upstream, RunOptions.Local, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.Read(arguments);
        var alarms = RunOptions.Upstreams(arguments).Count > 0 ? AlarmsAtBaseline.Accepted : AlarmsAtBaseline.Kept;
        var done = await parts.Baseline(session).RunAsync(WatchedUpstreams.Of(session, arguments), alarms, cancellation);
        if (arguments.GetValue(RunOptions.Json))
            terminal.Line(LedgerJsonReport.Of(done));
        else
            terminal.Table(Headings, done.Select(Row));
        return done.Any(one => one.Detection is Detection.Unknown) ? ExitCode.Failed : ExitCode.Done;
    }

    private static IReadOnlyList<string> Row(Baselined one) => one.Detection switch
    {
        Detection.Unknown unknown => [unknown.Upstream.ToString(), "?", $"not looked at, and left as it was: {unknown.Fault.Message}", "", ""],
        var detection =>
        [
            detection.Upstream.ToString(),
            (detection as Detection.Found)?.Candidate.Release.Tag ?? "-",
            one.Silenced.Count == 0 ? "nothing was untold" : $"silenced: {Shown(one.Silenced)}",
            one.Cleared is { } cleared ? $"not to check any more: {ToCheckText.Of(cleared)}" : "",
            string.Join("; ", one.Accepted.Select(AlarmText.Sentence)),
        ],
    };

    private static string Shown(IReadOnlyList<string> tags)
    {
        const int Most = 5;
        return string.Join(", ", tags.Take(Most)) + (tags.Count > Most ? $" and {tags.Count - Most} more" : "");
    }
}
