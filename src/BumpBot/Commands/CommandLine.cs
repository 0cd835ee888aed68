using System.CommandLine;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>Arguments -> command -> exit code. Every fault ends here, as a message and a code.</summary>
public sealed class CommandLine(IComposition parts, SessionReader sessions, Terminal terminal, TimeProvider time)
{
    private const string About = """
        BumpBot follows upstream repositories and keeps the files of your repositories current with them.

        Examples:
          bumpbot demo                              the main job on sample repositories: no token, no network
          bumpbot init                              write a first bumpbot.yml for the clone that you are in
          bumpbot run --local . --dry-run           what would be bumped in this clone, with diffs
          bumpbot run --target owner/name           look, then open or refresh pull requests and issues
          bumpbot check                             the newest releases of all upstreams
          bumpbot check --local . --drift           where the files of this clone name different versions of one upstream
          bumpbot why astral-sh/ruff --local .      why it is bumped there or not, and what to do next
          bumpbot serve                             again and again, on the config's schedule and by webhook

        Exit codes: 0 done, 1 something failed, 2 wrong usage or config, 3 (--exit-code of check and run --dry-run) something is out of date.
        """;

    /// <summary>How long a command that is told to stop may take to finish what it is at.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    public async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Define().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                terminal.Error(error.Message);
            terminal.Error("See bumpbot --help.");
            return ExitCode.WrongUsage;
        }
        if (parts.Job is not { } job || !PrintsResults(parsed))
            return await InvokeAsync(parsed);
        var json = parsed.GetResult(RunOptions.Json) is { Implicit: false };
        job.Begin(json);
        var exitCode = await InvokeAsync(parsed);
        job.End(json);
        return exitCode;
    }

    /// <summary>Whether what is printed holds more than this program's own words, as its help and its version do not.</summary>
    private static bool PrintsResults(ParseResult parsed) =>
        parsed.CommandResult.Command is var command && command.Action == parsed.Action && command.Options.Contains(RunOptions.Json);

    /// <summary>All commands with their options.</summary>
    public RootCommand Define()
    {
        var root = new RootCommand(About)
        {
            new RunCommand(parts, sessions, terminal).Define(),
            new CheckCommand(parts, sessions, terminal, time).Define(),
            new WhyCommand(parts, sessions, terminal).Define(),
            new BaselineCommand(parts, sessions, terminal).Define(),
            new StatusCommand(parts, sessions, terminal, time).Define(),
            new ReportCommand(parts, sessions, terminal, time).Define(),
            new NotifyCommand(parts, sessions, terminal).Define(),
            new LedgerCommand(parts, sessions, terminal).Define(),
            new ServeCommand(parts, sessions, terminal, time).Define(),
            new WorkerCommand(parts, sessions, terminal, time).Define(),
            new InitCommand(parts, sessions, terminal).Define(),
            new ValidateCommand(sessions, terminal, time).Define(),
            new DemoCommand(parts, terminal).Define(),
            new CompletionCommand(terminal).Define(),
        };
        foreach (var option in GlobalOptions.All)
            root.Options.Add(option);
        ExampleCommand.ShowIn(root);
        return root;
    }

    private async Task<int> InvokeAsync(ParseResult parsed)
    {
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopPatience };
            return await parsed.InvokeAsync(configuration);
        }
        catch (ConfigMistakesException e)
        {
            terminal.Error(e.Message);
            parts.Job?.Tell(e.Problems);
            return ExitCode.WrongUsage;
        }
        catch (UsageException e)
        {
            parts.Job?.Tell(e.Message);
            terminal.Error(e.Message);
            return ExitCode.WrongUsage;
        }
        catch (FaultException e)
        {
            terminal.Error(e.Fault.Message);
            parts.Job?.Tell(e.Fault.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            terminal.Error("stopped; the next run does what is missing");
            return ExitCode.Failed;
        }
        catch (Exception e)
        {
            terminal.Error($"a mistake in bumpbot: {e}");
            return ExitCode.Failed;
        }
    }
}
