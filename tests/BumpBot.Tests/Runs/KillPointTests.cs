using BumpBot.Model;
using Xunit;

namespace BumpBot.Tests.Runs;

/// <summary>Killed after any single effect and run again, the end is the same as without the kill.</summary>
public sealed class KillPointTests : IDisposable
{
    private static readonly string[] Five = [.. MemoryWorld.Names, "delta", "epsilon"];

    private readonly string _cache = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    [Fact]
    public async Task A_kill_after_any_effect_changes_nothing_about_the_end()
    {
        var whole = await Prepared();
        await whole.RunAsync(cancellation: TestContext.Current.CancellationToken);
        var effects = whole.Life.Effects.ToList();
        foreach (var kind in new[] { "push", "open issue", "refresh issue", "close issue", "open pull", "label", "refresh pull", "close pull", "remember" })
            Assert.Contains(effects, effect => effect.StartsWith(kind, StringComparison.Ordinal));
        var expected = await EndOf(whole);
        for (var kill = 0; kill < effects.Count; kill++)
        {
            var world = await Prepared();
            Assert.Null(await world.RunAsync(kill, TestContext.Current.CancellationToken));
            Assert.Equal(effects[..kill], world.Life.Effects);
            Assert.Equal(expected, await EndOf(world));
        }
    }

    [Fact]
    public async Task With_five_bumps_a_kill_before_or_after_any_effect_or_ledger_write_changes_nothing_about_the_end()
    {
        var whole = Due();
        await whole.RunAsync(cancellation: TestContext.Current.CancellationToken);
        var effects = whole.Life.Effects.ToList();
        Assert.Equal(Five.Length, whole.Forge.Pulls.Count());
        Assert.True(effects.Count(effect => effect == "remember") >= 3, string.Join(", ", effects));
        var expected = await EndOf(whole);
        var failures = new List<string>();
        // A kill after the last effect is one of a run that is over.
        for (var kill = 0; kill < effects.Count; kill++)
        {
            var world = Due();
            Assert.Null(await world.RunAsync(kill, TestContext.Current.CancellationToken));
            if (await EndOf(world) is var end && end != expected)
                failures.Add($"before {effects[kill]}, after {(kill == 0 ? "nothing" : effects[kill - 1])}:\n{end}");
        }
        var told = $"{Five.Length} bumps, killed at {effects.Count} positions, failures {failures.Count}";
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        TestContext.Current.SendDiagnosticMessage(told);
        Assert.True(failures.Count == 0, string.Join('\n', failures));

        MemoryWorld Due()
        {
            var world = new MemoryWorld(_cache, Five);
            foreach (var name in Five)
                world.Newest[name] = 1;
            return world;
        }
    }

    [Fact]
    public async Task Told_to_stop_a_run_remembers_what_it_did()
    {
        var world = await Prepared();
        using var stop = new CancellationTokenSource();
        world.Life.OnEffect = effect =>
        {
            if (effect.StartsWith("refresh pull", StringComparison.Ordinal))
                stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.RunAsync(cancellation: stop.Token));
        Assert.StartsWith("refresh pull", world.Life.Effects[^2], StringComparison.Ordinal);
        Assert.Equal(BumpOutcome.Refreshed, world.Ledger.Ledger.Done["acme/target"].Bumps["acme/alpha"].Outcome);
    }

    /// <summary>A new pull request, a refresh, a closing and a release issue are due at once.</summary>
    private async Task<MemoryWorld> Prepared()
    {
        var world = new MemoryWorld(_cache);
        world.Write("beta", 0);
        await world.RunAsync();
        foreach (var name in new[] { "alpha", "gamma" })
            world.Newest[name] = 1;
        await world.RunAsync();
        world.Write("gamma", 2);
        (world.Newest["alpha"], world.Newest["beta"], world.Newest["gamma"]) = (2, 1, 2);
        return world;
    }

    /// <summary>What stands there after one more run.</summary>
    private static async Task<string> EndOf(MemoryWorld world)
    {
        await world.RunAsync();
        await world.RunAsync();
        Assert.Equal(["remember", "remember"], world.Life.Effects);
        var done = world.Ledger.Ledger.Done["acme/target"];
        return string.Join('\n',
        [
            .. world.Forge.Threads.OrderBy(thread => thread.Branch is null).ThenBy(thread => thread.Title, StringComparer.Ordinal)
                .Select(thread => $"{thread.Branch ?? "issue"} {thread.State} {thread.Title} {thread.Labels}\n{thread.Body}"),
            .. world.Repository.Branches.OrderBy(branch => branch.Key, StringComparer.Ordinal).Select(branch => $"{branch.Key}\n{branch.Value.Files.Text("Makefile")}"),
            .. done.Known.OrderBy(known => known.Key, StringComparer.Ordinal).Select(known => $"{known.Key} knows {known.Value}"),
            .. done.Bumps.OrderBy(bump => bump.Key, StringComparer.Ordinal).Select(bump => $"{bump.Key} to {bump.Value.To} by #{bump.Value.Pull} for #{bump.Value.Issue} on {bump.Value.Branch}"),
            .. world.Ledger.Ledger.Seen.OrderBy(seen => seen.Key, StringComparer.Ordinal).Select(seen => $"{seen.Key} at {seen.Value.LatestTag}"),
        ]);
    }
}
