using System.CommandLine;
using BumpBot.Model;
using BumpBot.Targets;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary><c>bumpbot why</c>: the whole decision for one upstream; edits nothing.</summary>
public sealed class WhyCommand(IComposition parts, SessionReader sessions, Terminal terminal)
{
    private static readonly Argument<string?> Name = new("UPSTREAM")
    {
        Description = "What is asked about: owner/name of watch:, or owner/name#entry",
        HelpName = "OWNER/NAME",
        // One that is missing would be an error to the parser, also beside --help.
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Define()
    {
        var command = new ExampleCommand(
            "why",
            "Say why an upstream is bumped or not: its look, each release, each place in the files, evidence, standing, and what to do next; edits nothing",
            "bumpbot why astral-sh/ruff --local .              in this clone",
            "bumpbot why astral-sh/ruff --target owner/name    on GitHub, with GITHUB_TOKEN set",
            "bumpbot why acme/monorepo#cli --json              one entry of a repository that is watched more than once, as JSON")
        {
            Name, RunOptions.Target, RunOptions.Local, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.Read(arguments);
        var written = arguments.GetValue(Name) ?? throw new UsageException("name the upstream that is asked about: bumpbot why owner/name");
        if (session.Targets.Count == 0 && session.Settings is null)
            throw new UsageException($"nothing is watched: write {TargetConfig.FileName} (the smallest is `watch: [owner/name]`), name one with --config, or give --target owner/name or --local PATH");
        IReadOnlyList<UpstreamId> started = [.. session.Settings?.Watch.Select(entry => entry.Id) ?? []];
        if (!UpstreamId.TryParse(written, out var asked))
            throw new UsageException($"{written}: write owner/name, or owner/name#entry; {WatchedName.Suggestion(written, started)}");
        // What a target on the forge watches is only known when its own file has been read.
        if (session.Targets.All(target => target is TargetName.LocalFolder) && started.Count > 0)
            Find(asked, started);
        var request = new RunRequest(session.Targets, session.Settings, [asked]);
        var report = await terminal.WithProgressAsync(progress => parts.Trace(session).RunAsync(request, progress, cancellation));
        if (report.Traces.Count == 0 && report.NotOpened.Count == 0)
            Find(asked, report.Watched);
        if (arguments.GetValue(RunOptions.Json))
            terminal.Line(WhyJson.Of(report));
        else
            Print(report);
        return report.HasFailures ? ExitCode.Failed : ExitCode.Done;
    }

    private void Print(TraceReport report)
    {
        foreach (var (text, tone) in report.Traces.SelectMany(WhyText.Of).Concat(report.NotOpened.SelectMany(WhyTargetText.Of)))
            terminal.Line(text, tone);
    }

    /// <exception cref="UsageException">It is not among them.</exception>
    private static void Find(UpstreamId asked, IReadOnlyCollection<UpstreamId> watched)
    {
        if (!watched.Any(id => RunRequest.Matches(asked, id)))
            throw new UsageException($"{asked} is not watched; {WatchedName.Suggestion(asked.ToString(), [.. watched.Distinct()])}");
    }
}
