using System.Text.Json;
using BumpBot.Tests.Ledgers;

namespace BumpBot.Tests.EndToEnd;

/// <summary><c>bumpbot report</c> on a ledger, with neither a config nor a token nor a network.</summary>
public sealed class ReportTests : IDisposable
{
    private static readonly string Sample = Path.Combine(OlderLedgerTests.Folder, "..", "reports", "sample", "ledger.json");

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_is_written_to_a_file_of_the_format_that_is_asked_for()
    {
        var outcome = await RunAsync("--format", "html", "--output", "report.html");
        Assert.True(outcome is { ExitCode: 0, Output: "" }, outcome.ToString());
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(Path.Combine(_folder, "report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_told()
    {
        var outcome = await RunAsync("--json", "--upstream", "acme/tool", "--target", "acme/site");
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal("acme/tool", Assert.Single(json.RootElement.GetProperty("upstreams").EnumerateArray()).GetProperty("upstream").GetString());
        Assert.Equal("acme/site", Assert.Single(json.RootElement.GetProperty("targets").EnumerateArray()).GetProperty("target").GetString());
    }

    [Theory]
    [InlineData("--since", "yesterday", "--since yesterday: write a day as 2026-01-31, or a span of up to a year as 90d or 12w")]
    [InlineData("--output", "/none/report.txt", "--output /none/report.txt cannot be written")]
    public async Task What_cannot_be_done_is_told_with_the_remedy(string option, string value, string message)
    {
        var outcome = await RunAsync(option, value);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_ledger_says_what_writes_it()
    {
        var outcome = await BotProcess.RunAsync(_folder, new Dictionary<string, string>(), "report");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("bumpbot run", outcome.Output, StringComparison.Ordinal);
    }

    private Task<BotOutcome> RunAsync(params string[] arguments) =>
        BotProcess.RunAsync(_folder, new Dictionary<string, string>(), ["report", "--ledger", Sample, .. arguments]);
}
