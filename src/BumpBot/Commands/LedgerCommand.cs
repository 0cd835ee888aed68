using System.CommandLine;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary><c>bumpbot ledger rebuild</c>: restores a lost ledger.</summary>
public sealed class LedgerCommand(IComposition parts, SessionReader sessions, Terminal terminal)
{
    private static readonly IReadOnlyList<string> UpstreamHeadings = ["Upstream", "Newest", "Memory"];
    private static readonly IReadOnlyList<string> BumpHeadings = ["Target", "Upstream", "Bump", "Outcome", "Pull request", "Memory"];

    private static readonly Option<bool> Dry = new("--dry-run") { Description = "Show what would be restored and remember nothing" };

    public Command Define()
    {
        var rebuild = new ExampleCommand(
            "rebuild",
            "Restore a lost ledger: what was done from the marks in pull requests and issues, what was seen from a look at the upstreams (none of it is news); takes nothing out of it",
            "bumpbot ledger rebuild                            all targets of the config",
            "bumpbot ledger rebuild --target owner/name        one target",
            "bumpbot ledger rebuild --local . --dry-run        what could be restored for this clone")
        {
            RunOptions.Target, RunOptions.Local, Dry, RunOptions.Json,
        };
        rebuild.SetAction(RebuildAsync);
        return new Command("ledger", "Look after the bot's memory") { rebuild };
    }

    private async Task<int> RebuildAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.Read(arguments);
        var rebuild = parts.Rebuild(session);
        var found = await rebuild.LookAsync(RunCommand.Request(session, []), cancellation);
        if (!arguments.GetValue(Dry))
            await rebuild.RememberAsync(found, cancellation);
        if (arguments.GetValue(RunOptions.Json))
            terminal.Line(LedgerJsonReport.Of(found));
        else
            Print(found);
        return found.IsPartial ? ExitCode.Failed : ExitCode.Done;
    }

    private void Print(RebuildReport found)
    {
        terminal.Table(UpstreamHeadings, found.Upstreams.Select(upstream => Row(found, upstream)));
        var bumps = found.Bumps.Select(Row).ToList();
        if (bumps.Count > 0)
            terminal.Table(BumpHeadings, bumps);
        foreach (var target in found.Targets)
            terminal.Line(target.Fault is { } fault ? $"{target.Target}: not looked at, and left as it was: {fault.Message}" : $"{target.Target}: {Count(found, target.Target)}", target.Fault is null ? Tone.Plain : Tone.Bad);
    }

    private static IReadOnlyList<string> Row(RebuildReport found, Detection upstream) =>
    [
        upstream.Upstream.ToString(),
        (upstream as Detection.Found)?.Candidate.Release.Tag ?? "-",
        upstream is Detection.Unknown unknown ? $"not looked at, and left as it was: {unknown.Fault.Message}" : Text(found.StateOf(upstream.Upstream)),
    ];

    private static IReadOnlyList<string> Row(RebuiltBump one) =>
    [
        one.Target,
        one.Upstream,
        $"to {one.Bump.To}",
        StatusCommand.Text(one.Bump.Outcome),
        StatusCommand.Threads(one.Bump),
        Text(one.State),
    ];

    private static string Count(RebuildReport found, TargetName target)
    {
        var bumps = found.Bumps.Where(bump => bump.Target == target.ToString()).ToList();
        var restored = bumps.Count(bump => bump.State != RebuiltState.Kept);
        return $"{restored} of {bumps.Count} bumps restored";
    }

    private static string Text(RebuiltState state) => state switch
    {
        RebuiltState.Restored => "restored",
        RebuiltState.BroughtUpToDate => "brought up to date",
        RebuiltState.Kept => "remembered already",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
