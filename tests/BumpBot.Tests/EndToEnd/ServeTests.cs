using System.Diagnostics;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The service, and how the program stops when it is told to.</summary>
public class ServeTests
{
    private const string Schedule = "schedule: \"0 0 1 1 *\"\n";

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task It_runs_at_once_when_asked_waits_for_its_schedule_and_stops_cleanly(string signal)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure(Schedule + "watch: [tools/hammer]\n");
        using var process = Start(scene, "serve", "--now");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await UntilAsync(process.StandardError, "next run at ");
        Assert.Single(scene.App.Pulls);
        await SignalAsync(process, signal);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("opened pull request #2", await output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_the_service_that_is_stopped_in_the_middle_ends_it_cleanly()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure(Schedule + "watch: [tools/hammer]\n");
        scene.GitHub.Faults.Next("GET /repos/tools/hammer/releases", HttpFault.Delay(out var held));
        using var process = Start(scene, "serve", "--now");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await held.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        await SignalAsync(process, "TERM");
        held.Release();
        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("   at ", await errors, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Writes);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_run_that_is_stopped_in_the_middle_says_so_and_the_next_one_does_what_is_missing(string signal)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.GitHub.Faults.Next("POST /repos/acme/app/pulls", HttpFault.Delay(out var held));
        using var process = Start(scene, "run");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await held.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        await SignalAsync(process, signal);
        held.Release();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("stopped; the next run does what is missing", await errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await errors, StringComparison.Ordinal);
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls);
        Assert.Single(scene.App.Issues);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Without_a_schedule_it_says_what_to_write()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await BotProcess.RunAsync(scene.Folder, scene.Environment, "serve");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("schedule: \"0 */12 * * *\"", outcome.Errors, StringComparison.Ordinal);
    }

    private static Process Start(Scene scene, params string[] arguments) => BotProcess.Start(
        scene.Folder, scene.Environment, [.. arguments, "--target", Scene.Target, "--cache", scene.Cache, "--ledger", scene.Ledger]);

    /// <summary>Reads on to the line, so that nothing depends on how long the way there takes.</summary>
    private static async Task UntilAsync(StreamReader lines, string text)
    {
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"the program ended before it said '{text}'");
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
