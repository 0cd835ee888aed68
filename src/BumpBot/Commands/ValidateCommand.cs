using System.CommandLine;
using BumpBot.Targets;

namespace BumpBot.Commands;

/// <summary><c>bumpbot validate</c>: reads a config and prints every problem in it.</summary>
public sealed class ValidateCommand(SessionReader sessions, Terminal terminal, TimeProvider time)
{
    public Command Define()
    {
        var command = new ExampleCommand(
            "validate",
            "Check a config and print every problem with its place and remedy",
            "bumpbot validate                                  bumpbot.yml here",
            "bumpbot validate --config deploy/bumpbot.yml");
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var session = sessions.Read(arguments);
        if (session.Settings is not { } settings)
            throw new UsageException($"no config: write {TargetConfig.FileName} (the smallest is `watch: [owner/name]`) or name one with --config");
        var targets = session.Targets.Count == 0 ? "no target named here" : $"for {string.Join(", ", session.Targets)}";
        terminal.Line($"{session.ConfigFile} is valid: {Upstreams(settings.Watch.Count)}, {Count(settings.Rules.Count, "rule")}, {targets}");
        foreach (var expired in session.Expired(time))
            terminal.Line(expired.ToString());
        return ExitCode.Done;
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Upstreams(int count) =>
        count == 0 ? $"no upstreams, each target needs a {TargetConfig.FileName} of its own" : Count(count, "upstream");
}
