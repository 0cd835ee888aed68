using System.CommandLine;
using System.Globalization;
using BumpBot.Model;
using BumpBot.Serve;
using BumpBot.Serve.Schedules;
using BumpBot.Targets;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary><c>bumpbot status</c>: the ledger, for people. It looks nowhere else.</summary>
public sealed class StatusCommand(IComposition parts, SessionReader sessions, Terminal terminal, TimeProvider time)
{
    private static readonly IReadOnlyList<string> UpstreamHeadings = ["Upstream", "Newest", "First seen", "Last checked", "To check", "Cooling"];
    private static readonly IReadOnlyList<string> BumpHeadings = ["Target", "Upstream", "Bump", "Outcome", "Pull request", "At"];
    private static readonly IReadOnlyList<string> NoticeHeadings = ["Notice", "State"];

    public Command Define()
    {
        var command = new ExampleCommand(
            "status",
            "Show what the ledger remembers: of each upstream the newest release and what is to check, of each target the last bumps; looks nowhere else",
            "bumpbot status                                    the ledger beside bumpbot.yml",
            "bumpbot status --local .                          the ledger of this clone",
            "bumpbot status --upstream astral-sh/ruff --json   one upstream, as JSON")
        {
            RunOptions.Upstream, RunOptions.Local, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.Read(arguments);
        var ledger = LedgerPart.Of(await parts.LedgerAsync(session, cancellation), RunOptions.Upstreams(arguments), []);
        if (arguments.GetValue(RunOptions.Json))
            terminal.Line(LedgerJsonReport.Of(ledger));
        else if (ledger.Seen.Count == 0 && ledger.Done.Count == 0 && ledger.Outbox.Count == 0)
            terminal.Line($"{session.Ledger} remembers nothing of it yet: bumpbot run, or baseline, writes it");
        else
            Print(ledger);
        if (!arguments.GetValue(RunOptions.Json) && RunOptions.Upstreams(arguments).Count == 0)
            PrintTimes(session.Served([]), ledger);
        return ExitCode.Done;
    }

    /// <summary>What the service looks at next, and what it should have looked at.</summary>
    private void PrintTimes(ServedConfig config, Ledger ledger)
    {
        var watchers = Watchers.Of(config, ledger);
        var timetable = Timetable.Of(config, watchers);
        var now = time.GetUtcNow();
        var next = from looks in timetable.Looks
                   let at = looks.NextAfter(now)
                   where at is not null
                   orderby at
                   select new[] { looks.What, $"next look by serve at {at.Value.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}" };
        if (next.Any())
            terminal.Table(["Of", "When"], next);
        foreach (var overdue in Overdue.Of(ledger, timetable, watchers, now))
            terminal.Line($"{overdue.Upstream} was not looked at since {Text(overdue.LastChecked)}, which was due at {Text(overdue.Since)}: see whether bumpbot serve runs, and what its log says", Tone.Bad);
    }

    private void Print(Ledger ledger)
    {
        terminal.Table(UpstreamHeadings, ledger.Seen.OrderBy(seen => seen.Key, StringComparer.OrdinalIgnoreCase).Select(seen => Row(seen.Key, seen.Value)));
        var bumps = from done in ledger.Done.OrderBy(done => done.Key, StringComparer.OrdinalIgnoreCase)
                    from bump in done.Value.Bumps.OrderBy(bump => bump.Key, StringComparer.OrdinalIgnoreCase)
                    select Row(done.Key, bump.Key, bump.Value);
        if (bumps.Any())
            terminal.Table(BumpHeadings, bumps);
        PrintOutbox(ledger);
    }

    /// <summary>What is still to be told, and what could not be.</summary>
    private void PrintOutbox(Ledger ledger)
    {
        var rows = ledger.Outbox.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(IReadOnlyList<string>? (entry) => entry.Value switch
            {
                OutboxEntry.Pending { LastFault: { } fault } pending => [entry.Key, $"not told yet, failed attempts: {pending.Attempts}, again after {Text(pending.NotBefore)}: {fault}"],
                OutboxEntry.Pending pending => [entry.Key, pending.NotBefore > time.GetUtcNow() ? $"told at {Text(pending.NotBefore)}" : "told at the next run"],
                OutboxEntry.GivenUp given => [entry.Key, $"not told, given up at {Text(given.At)}: {given.Why}"],
                OutboxEntry.Sent => null,
                _ => throw new System.Diagnostics.UnreachableException(),
            })
            .OfType<IReadOnlyList<string>>()
            .ToList();
        if (rows.Count > 0)
            terminal.Table(NoticeHeadings, rows);
    }

    private IReadOnlyList<string> Row(string upstream, SeenUpstream seen) =>
    [
        upstream,
        seen.LatestTag ?? "-",
        seen.LatestTag is { } tag && seen.FirstSeen.TryGetValue(tag, out var first) ? $"first seen {Text(first)}" : "",
        $"last checked {Text(seen.LastChecked)}",
        string.Join("; ", seen.AllToCheck().Select(mark => $"to check: {ToCheckText.Of(mark)}")),
        seen.Cooling is not { } cooling ? ""
            : cooling.Until > time.GetUtcNow() ? $"{cooling.Tag} is cooling down until {Text(cooling.Until)}"
            : $"{cooling.Tag} is old enough since {Text(cooling.Until)}: the next run takes it",
    ];

    private static IReadOnlyList<string> Row(string target, string upstream, DoneBump bump) =>
    [
        target,
        upstream,
        bump.From.Count == 0 ? $"to {bump.To}" : $"{string.Join(", ", bump.From)} -> {bump.To}",
        Text(bump.Outcome),
        Threads(bump),
        Text(bump.At),
    ];

    internal static string Threads(DoneBump bump) => bump.Pull is { } pull ? $"#{pull}{(bump.Issue is { } issue ? $" (issue #{issue})" : "")}" : "";

    internal static string Text(BumpOutcome outcome) => outcome switch
    {
        BumpOutcome.Opened => "opened",
        BumpOutcome.Refreshed => "refreshed",
        BumpOutcome.Merged => "merged",
        BumpOutcome.ClosedByBot => "closed by the bot",
        BumpOutcome.ClosedByPerson => "closed by a person",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
