using System.CommandLine;
using BumpBot.Config.Reading;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary><c>bumpbot worker</c>: takes part in the looks of <c>bumpbot serve</c>, by the queue that they share in Redis.</summary>
public sealed class WorkerCommand(IComposition parts, SessionReader sessions, Terminal terminal, TimeProvider time)
{
    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Where /healthz, /readyz and /metrics answer; several with ; between them (default: nowhere)",
        HelpName = "URL",
        Validators = { GlobalOptions.RefuseEmpty },
    };

    public Command Define()
    {
        var command = new ExampleCommand(
            "worker",
            "Take part in the work of serve, from another process or machine, until stopped",
            "bumpbot worker --config /etc/bumpbot/bumpbot.yml                      by the same config as serve, whose ledger is in Redis",
            "bumpbot worker --urls http://127.0.0.1:8081                           also tells how it is, and what it counts",
            "bumpbot worker --ledger redis://queue.example.org --log-file off      the log on standard error alone")
        {
            RunOptions.Target, Urls, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        // Only once a command has yielded is a signal taken for a wish to stop cleanly.
        await Task.Yield();
        var urls = arguments.GetValue(Urls) is { } text ? ServeCommand.UrlsIn(text) : [];
        var events = new ServedEvents(terminal, time, arguments.GetValue(RunOptions.Json));
        await parts.WorkAsync(() => Read(arguments), urls, events.Tell, cancellation);
        events.Tell(new ServiceEvent.Stopped());
        return ExitCode.Done;
    }

    /// <exception cref="UsageException">Something is wrong with the config, or no other process could share its ledger.</exception>
    private Session Read(ParseResult arguments)
    {
        var session = ServeCommand.Read(sessions, arguments);
        return session.Ledger is LedgerPlace.Redis
            ? session
            : throw new UsageException($"worker shares ledger and queue with serve, so they have to be in Redis: write ledger: {RedisAddress.Example} into the config of both, or give both --ledger");
    }
}
