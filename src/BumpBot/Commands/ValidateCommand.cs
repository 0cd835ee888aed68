using System.CommandLine;
using BumpBot.Targets;

namespace BumpBot.Commands;

/// <summary><c>bumpbot validate</c>: reads a config and prints every problem in it.</summary>
public sealed class ValidateCommand(SessionReader sessions, Terminal terminal)
{
    public Command Define()
    {
        var command = new Command("validate", "Check a config and print every problem with its place and remedy");
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var session = sessions.Read(arguments);
        if (session.Settings is not { } settings)
            throw new UsageException($"no config: write {TargetConfig.FileName} (the smallest is `watch: [owner/name]`) or name one with --config");
        var targets = session.Targets.Count == 0 ? "no target named here" : string.Join(", ", session.Targets);
        terminal.Line($"{session.ConfigFile} is valid: {settings.Watch.Count} upstreams, {settings.Rules.Count} rules, {targets}");
        return ExitCode.Done;
    }
}
