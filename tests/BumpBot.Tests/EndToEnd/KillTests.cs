using System.Collections.Concurrent;
using System.Globalization;
using BumpBot.Tests.Runs;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>
/// The built program with five bumps and its ledger on a branch, ended by SIGKILL at any of its requests, before or after the effect, and run again: the end is
/// the same as without the kill. With the ledger on its branch, each write of that is a request, too. <see cref="KillPointTests"/> has every effect in memory.
/// </summary>
public class KillTests
{
    /// <summary>How many positions are tried; <c>KILL_POSITIONS=all</c> asks for each of them, which takes minutes.</summary>
    private static readonly string Positions = Environment.GetEnvironmentVariable("KILL_POSITIONS") ?? "10";

    /// <summary>Which ones are tried; <c>KILL_SEED</c> tries the same again.</summary>
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("KILL_SEED"), CultureInfo.InvariantCulture, out var asked) ? asked : Random.Shared.Next();

    [Fact]
    public async Task A_run_with_five_bumps_killed_at_any_request_is_made_good_by_the_next()
    {
        var (expected, requests) = await UndisturbedAsync();
        var failures = new ConcurrentQueue<string>();
        var killed = 0;
        var tried = Chosen([.. Enumerable.Range(1, requests).SelectMany(at => new[] { new KillPosition(at, Moment.BeforeEffect), new KillPosition(at, Moment.AfterEffect) })]);
        await Parallel.ForEachAsync(tried, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (position, _) =>
        {
            await using var scene = await KillScene.PreparedAsync();
            var at = await position.KillAsync(scene);
            if (at is not null)
                Interlocked.Increment(ref killed);
            scene.GitHub.ResetRequests();
            var outcome = await scene.RunAsync();
            if (outcome.ExitCode != 0)
                failures.Enqueue($"{position} {at}:\n{outcome}\n{string.Join('\n', scene.GitHub.Requests)}");
            else if (KillScene.EndOf(scene) is var end && end != expected)
                failures.Enqueue($"{position} {at}:\n{end}");
        });
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"{KillScene.Tools.Length} bumps, {requests} requests, {tried.Length} of {2 * requests} positions tried (seed {Seed}), killed at {killed}, failures {failures.Count}");
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        TestContext.Current.SendDiagnosticMessage(told);
        Assert.True(failures.IsEmpty, $"{told}\nexpected\n{expected}\n{string.Join('\n', failures)}");
        // Looks go side by side, so that a run may need a request less than the undisturbed one.
        Assert.True(killed >= tried.Length * 9 / 10, told);
    }

    private static KillPosition[] Chosen(KillPosition[] all)
    {
        if (Positions == "all")
            return all;
        new Random(Seed).Shuffle(all);
        return all[..Math.Min(all.Length, int.Parse(Positions, CultureInfo.InvariantCulture))];
    }

    private static async Task<(string End, int Requests)> UndisturbedAsync()
    {
        await using var scene = await KillScene.PreparedAsync();
        await scene.RunWellAsync();
        var requests = scene.GitHub.Requests.Count;
        var end = KillScene.EndOf(scene);
        await scene.RunIdleAsync();
        return (end, requests);
    }

    /// <param name="Request">The first one is 1.</param>
    private sealed record KillPosition(int Request, Moment Moment)
    {
        private const int ExitCodeOfSigkill = 128 + 9;

        /// <returns>The request; null = the run did not come as far as that.</returns>
        public async Task<SandboxRequest?> KillAsync(Scene scene)
        {
            using var process = BotProcess.Start(scene.Folder, scene.Environment, scene.RunArguments);
            var count = 0;
            SandboxRequest? at = null;
            scene.GitHub.Faults.Hook(request => Interlocked.Increment(ref count) == Request && (at = request) is not null, Moment, () =>
            {
                process.Kill();
                // Nothing that it asked for beside, or has just asked for, has an effect any more.
                scene.GitHub.Faults.Always("* *", HttpFault.Drop);
            });
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await Task.WhenAll(output, errors);
            scene.GitHub.Faults.Clear();
            return process.ExitCode == ExitCodeOfSigkill ? at : null;
        }
    }
}
