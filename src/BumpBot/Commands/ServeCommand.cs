using System.CommandLine;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary><c>bumpbot serve</c>: the main job, again and again on the config's schedule, until it is told to stop.</summary>
public sealed class ServeCommand(IComposition parts, SessionReader sessions, Terminal terminal)
{
    private static readonly Option<bool> Now = new("--now") { Description = "Run once at the start, too" };

    public Command Define()
    {
        var command = new ExampleCommand(
            "serve",
            "Do the main job on the config's schedule until stopped",
            "bumpbot serve --config /etc/bumpbot.yml           on all its targets, until SIGTERM or Ctrl+C",
            "bumpbot serve --now --log-file /var/log/bumpbot.log")
        {
            RunOptions.Target, RunOptions.Local, Now,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.Read(arguments);
        if (session.Host.Schedule is null)
            throw new UsageException("serve needs a schedule: write schedule: \"0 */12 * * *\" into the config");
        var request = RunCommand.Request(session, []);
        var run = parts.Run(session);
        var loop = parts.Schedule(session);
        if (arguments.GetValue(Now))
            await loop.RunOnceAsync(OnceAsync, cancellation);
        await loop.RunAsync(OnceAsync, cancellation);
        return ExitCode.Done;

        async Task OnceAsync(CancellationToken token)
        {
            RunReport report = await run.RunAsync(request, token);
            new ReportPrinter(terminal).Print(report, withDiffs: false);
        }
    }
}
