using System.CommandLine;
using BumpBot.Config;
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
            "bumpbot validate --config deploy/bumpbot.yml",
            "bumpbot validate --json                           the same as JSON, mistakes too")
        {
            RunOptions.Json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var json = arguments.GetValue(RunOptions.Json);
        try
        {
            return Tell(sessions.Read(arguments), json);
        }
        catch (ConfigMistakesException e) when (json)
        {
            terminal.Line(ValidateJson.Of(e.Problems));
            throw;
        }
    }

    private int Tell(Session session, bool json)
    {
        if (session.Settings is not { } settings)
            throw new UsageException($"no config: write {TargetConfig.FileName} (the smallest is `watch: [owner/name]`) or name one with --config");
        if (json)
        {
            terminal.Line(ValidateJson.Of(session, settings, Named(session.Credentials), [.. session.CommitDoubts, .. session.Expired(time).Select(expired => expired.ToString())]));
            return ExitCode.Done;
        }
        var targets = session.Targets.Count == 0 ? "no target named here" : $"for {string.Join(", ", session.Targets)}";
        terminal.Line($"{session.ConfigFile} is valid: {Upstreams(settings.Watch.Count)}, {Count(settings.Rules.Count, "rule")}, {targets}");
        terminal.Line($"credentials: {Named(session.Credentials)}");
        foreach (var doubt in session.CommitDoubts)
            terminal.Line(doubt);
        foreach (var expired in session.Expired(time))
            terminal.Line(expired.ToString());
        return ExitCode.Done;
    }

    /// <summary>What is set, as far as that can be told without asking GitHub.</summary>
    private static string Named(Credentials credentials) => credentials switch
    {
        Credentials.None => "none; public repositories can be read, 60 requests an hour; to work on targets on GitHub set GITHUB_TOKEN, or BUMPBOT_APP_ID and BUMPBOT_APP_PRIVATE_KEY",
        Credentials.Token token => token.ToString(),
        Credentials.App app => app.ToString(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Upstreams(int count) =>
        count == 0 ? $"no upstreams, each target needs a {TargetConfig.FileName} of its own" : Count(count, "upstream");
}
