using System.CommandLine;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary><c>bumpbot check</c>: looks at the upstreams and edits nothing.</summary>
public sealed class CheckCommand(IComposition parts, SessionReader sessions, Terminal terminal, TimeProvider time)
{
    public Command Define()
    {
        var command = new ExampleCommand(
            "check",
            "Look at the upstreams only: newest release and commit; edits nothing",
            "bumpbot check                                     all upstreams of bumpbot.yml",
            "bumpbot check --upstream astral-sh/ruff --json    one of them, as JSON")
        {
            RunOptions.Upstream, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.Read(arguments);
        var watched = WatchedUpstreams.Of(session, arguments);
        foreach (var expired in session.Expired(time))
            terminal.Error(expired.ToString());
        var detected = await parts.Look(session).DetectAsync(watched, cancellation);
        IReadOnlyList<Detection> inOrder = [.. watched.Select(entry => detected.ByEntry[entry])];
        if (arguments.GetValue(RunOptions.Json))
        {
            terminal.Line(ReportJson.Of(inOrder, detected.Cost));
        }
        else
        {
            terminal.Table(DetectionRow.Headings, inOrder.Select(detection => DetectionRow.Of(detection, time.GetUtcNow())));
            foreach (var line in CostText.Of(detected.Cost))
                terminal.Line(line, Tone.Quiet);
        }
        return inOrder.Any(d => d is Detection.Unknown) ? ExitCode.Failed : ExitCode.Done;
    }
}
