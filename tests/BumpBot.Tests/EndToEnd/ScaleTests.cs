using System.Text.Json.Nodes;
using BumpBot.Queue;
using BumpBot.Redis;
using BumpBot.Tests.Redis;
using Sandbox;
using Updaters.References;

namespace BumpBot.Tests.EndToEnd;

/// <summary>A service and workers beside it, each a process of its own, by one Redis.</summary>
public sealed class ScaleTests(RedisProcess redis) : IClassFixture<RedisProcess>
{
    private static readonly string[] Targets = [Scene.Target, .. Enumerable.Range(1, 11).Select(number => $"acme/site-{number}")];

    /// <summary>What one test remembers must not meet the upstreams of another.</summary>
    private const int AnotherDatabase = 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_three_workers_one_is_killed_and_one_stands_still_in_mid_job_and_each_bump_is_made_once()
    {
        RedisProcess.SkipWhereMissing();
        await using var scene = await SceneAsync();
        var (killed, killedBy) = await StartAsync(scene);
        var (still, stillBy) = await StartAsync(scene);
        var (healthy, healthyBy) = await StartAsync(scene);
        await using var one = killed;
        await using var two = still;
        await using var three = healthy;
        var accidents = Task.WhenAll(
            AtItsFirstPull(scene, killedBy, killed.Kill),
            AtItsFirstPull(scene, stillBy, () => still.SignalAsync("STOP").GetAwaiter().GetResult()));
        // It has looks of its own all the while, and lets the others come to theirs.
        scene.GitHub.Faults.Next(request => request.Token == healthyBy, HttpFault.Delay(out var held), int.MaxValue);
        await AddAsync(0, Targets);
        await accidents.WaitAsync(Cancellation);
        held.Release();

        await killed.ExitAsync();
        foreach (var done in Targets.Select(target => $"target:{target} is done").Where(done => !killed.Errors.Contains(done, StringComparison.Ordinal)))
        {
            // The one that stands still may have said so before; if not, it never will in time.
            var byHealthy = healthy.UntilAsync(done);
            if (!(await Task.WhenAny(byHealthy, still.UntilAsync(done))).IsCompletedSuccessfully)
                await byHealthy;
        }
        await still.SignalAsync("CONT");
        await still.UntilAsync("was taken over by another worker");
        await still.StopAsync();
        await healthy.StopAsync();

        foreach (var target in Targets.Select(scene.GitHub.Repository))
            Assert.Equal((1, 1), (target.Pulls.Count, target.Issues.Count));
        scene.GitHub.Faults.Clear();
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_worker_prints_its_start_and_its_stop_as_json()
    {
        RedisProcess.SkipWhereMissing();
        await using var scene = await SceneAsync();
        await using var worker = await ServiceProcess.StartWorkerAsync(scene, "--json");
        await worker.StopAsync();
        var events = (await worker.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string?)JsonNode.Parse(line)!["event"]).ToList();
        Assert.Equal(("started", "stopped"), (events[0], events[^1]));
    }

    [Fact]
    public async Task A_worker_tells_how_it_is_and_what_it_counted_where_it_is_told_to_listen()
    {
        RedisProcess.SkipWhereMissing();
        await using var scene = await SceneAsync(AnotherDatabase);
        await using var worker = await ServiceProcess.StartWorkerAsync(scene, "--urls", "http://127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = worker.Url };
        Assert.Equal("ledger: ok\nqueue: ok\nforge: ok\n", await client.GetStringAsync(new Uri("readyz", UriKind.Relative), Cancellation));
        await AddAsync(AnotherDatabase, Scene.Target);
        await worker.UntilAsync($"target:{Scene.Target} is done");
        var metrics = await client.GetStringAsync(new Uri("metrics", UriKind.Relative), Cancellation);
        Assert.Contains("bumpbot_target_runs_total{result=\"done\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("bumpbot_api_requests_total{", metrics, StringComparison.Ordinal);
        await worker.StopAsync();
    }

    [Theory]
    [InlineData("https://127.0.0.1:1", "write http://ADDRESS:PORT")]
    [InlineData("", "--urls is given an empty text")]
    public async Task A_worker_cannot_listen_just_anywhere(string urls, string told)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("schedule: \"@daily\"\ntargets: [acme/app]\nwatch: [tools/hammer]\n");
        var outcome = await scene.AskAsync(["worker", "--urls", urls, .. scene.Places]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(told, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_without_a_shared_ledger_says_what_to_write()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("schedule: \"@daily\"\ntargets: [acme/app]\nwatch: [tools/hammer]\n");
        var outcome = await scene.AskAsync(["worker", .. scene.Places]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("write ledger: redis://host:6379 into the config of both", outcome.Errors, StringComparison.Ordinal);
    }

    /// <returns>A worker as on a machine of its own, so that one which stands still holds no clone of the others; and the token that it alone has.</returns>
    private static async Task<(ServiceProcess Worker, string Token)> StartAsync(Scene scene)
    {
        scene.Cache += "-";
        var token = scene.NewToken();
        return (await ServiceProcess.StartWorkerAsync(scene), token);
    }

    /// <summary>Does it when the worker has opened a pull request and does not know yet.</summary>
    private static Task AtItsFirstPull(Scene scene, string token, Action accident)
    {
        var happened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        scene.GitHub.Faults.Hook(
            request => request.Token == token && request is { Method: "POST", Route: "/repos/{owner}/{repo}/pulls" },
            Moment.AfterEffect,
            () =>
            {
                accident();
                happened.SetResult();
            });
        return happened.Task;
    }

    private async Task AddAsync(int database, params string[] targets)
    {
        using var server = new RedisServer(redis.Place with { Database = database });
        await using var queue = new RedisQueue(server, QueueRules.Usual, RedisQueue.UsualLease, TimeProvider.System);
        await queue.AddAsync([.. targets.Select(target => new LookKey.Target(RepoName.Parse(target)))], Cancellation);
    }

    private async Task<Scene> SceneAsync(int database = 0)
    {
        var scene = await Scene.WithOneBumpAsync();
        foreach (var target in Targets.Except([Scene.Target]))
            scene.GitHub.AddRepository(target, ("Makefile", "HAMMER_VERSION := 1.0.0\n")).Grant("bump-bot", Access.Write);
        scene.Configure($"schedule: \"0 0 1 1 *\"\ntargets: [{string.Join(", ", Targets)}]\nwatch: [tools/hammer]\n");
        scene.LedgerArgument = $"redis://127.0.0.1:{redis.Place.Port}/{database}";
        return scene;
    }
}
