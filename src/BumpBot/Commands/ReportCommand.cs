using System.CommandLine;
using System.Globalization;
using System.Text;
using BumpBot.Config.Reading;
using BumpBot.Report;
using BumpBot.Report.Html;

namespace BumpBot.Commands;

/// <summary><c>bumpbot report</c>: release analytics from the ledger. It looks nowhere else.</summary>
public sealed class ReportCommand(IComposition parts, SessionReader sessions, Terminal terminal, TimeProvider time)
{
    private const string Text = "text";

    private static readonly Option<string> Format = new Option<string>("--format")
    {
        Description = "How the report is written",
        DefaultValueFactory = _ => Text,
    }.AcceptOnlyFromAmong(Text, "markdown", "json", "csv", "html");

    private static readonly Option<string?> Output = new("--output")
    {
        Description = "Write the report to this file instead of standard output",
        HelpName = "FILE",
        Validators = { GlobalOptions.RefuseEmpty },
    };

    private static readonly Option<string?> Since = new("--since")
    {
        Description = "Only what came since this day (2026-01-31), or in the last 90d, 12w",
        HelpName = "DAY|SPAN",
        Validators = { GlobalOptions.RefuseEmpty },
    };

    public Command Define()
    {
        var command = new ExampleCommand(
            "report",
            "Tell from the ledger how upstreams release and how targets keep up: cadence, breaking releases, authors, adoption lag, open and overdue bumps, libyears behind; looks nowhere else",
            "bumpbot report                                          tables with sparklines",
            "bumpbot report --since 90d --upstream astral-sh/ruff    one upstream, the last 90 days",
            "bumpbot report --format html --output report.html       one page with charts")
        {
            Format, Output, Since, RunOptions.Upstream, RunOptions.Target, RunOptions.Local, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.Read(arguments);
        var since = SinceOf(arguments.GetValue(Since), session.Host.TimeZone);
        var format = FormatOf(arguments);
        var ledger = LedgerPart.Of(
            await parts.LedgerAsync(session, cancellation),
            RunOptions.Upstreams(arguments),
            arguments.GetValue(RunOptions.Target) is { Length: > 0 } ? session.Targets : []);
        var report = Write(Analytics.Of(ledger, since, time.GetUtcNow()), format, isFile: arguments.GetValue(Output) is not null);
        if (arguments.GetValue(Output) is { } file)
            await WriteAsync(file, report, cancellation);
        else
            terminal.Document(report);
        return ExitCode.Done;
    }

    private string Write(Analytics analytics, string format, bool isFile) => format switch
    {
        Text => TextReport.Of(analytics, isFile || terminal.HasUnicode ? Glyphs.Unicode : Glyphs.Ascii),
        "markdown" => MarkdownReport.Of(analytics),
        "json" => JsonReport.Of(analytics) + "\n",
        "csv" => CsvReport.Of(analytics),
        "html" => HtmlReport.Page(analytics),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string FormatOf(ParseResult arguments)
    {
        var format = arguments.GetValue(Format)!;
        if (!arguments.GetValue(RunOptions.Json))
            return format;
        return arguments.GetResult(Format) is { Implicit: false } && format != "json"
            ? throw new UsageException($"--json and --format {format} exclude each other: give one of them")
            : "json";
    }

    private DateTimeOffset? SinceOf(string? given, TimeZoneInfo zone)
    {
        if (given is null)
            return null;
        if (DateTime.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset(day, zone.GetUtcOffset(day));
        return AgeText.TryRead(given, out var span)
            ? time.GetUtcNow() - span
            : throw new UsageException($"--since {given}: write a day as 2026-01-31, or a span of up to a year as 90d or 12w");
    }

    private static async Task WriteAsync(string file, string report, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(file, report, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--output {file} cannot be written: {e.Message.TrimEnd('.')}. Name a file in a folder that you may write to.");
        }
    }
}
