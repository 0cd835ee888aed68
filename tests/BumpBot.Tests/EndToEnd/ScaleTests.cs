using BumpBot.Queue;
using BumpBot.Redis;
using BumpBot.Tests.Redis;
using Sandbox;
using Updaters.References;

namespace BumpBot.Tests.EndToEnd;

/// <summary>A service and workers beside it, each a process of its own, by one Redis.</summary>
public sealed class ScaleTests(RedisProcess redis) : IClassFixture<RedisProcess>
{
    private static readonly string[] Targets = [Scene.Target, "acme/site", "acme/shop", "acme/docs"];

    [Fact]
    public async Task A_worker_is_killed_in_mid_job_and_the_others_make_each_bump_once()
    {
        RedisProcess.SkipWhereMissing();
        await using var scene = await SceneAsync();
        await using var killed = await ServiceProcess.StartWorkerAsync(scene);
        var isKilled = new TaskCompletionSource();
        scene.GitHub.Faults.After($"POST /repos/{Scene.Target}/pulls", () =>
        {
            killed.Kill();
            isKilled.SetResult();
        });
        using (var server = new RedisServer(redis.Place))
        {
            await using var queue = new RedisQueue(server, QueueRules.Usual, RedisQueue.UsualLease, TimeProvider.System);
            await queue.AddAsync([new LookKey.Target(RepoName.Parse(Scene.Target))], TestContext.Current.CancellationToken);
        }
        await isKilled.Task.WaitAsync(TestContext.Current.CancellationToken);

        await using var service = await ServiceProcess.StartAsync(scene);
        await using var worker = await ServiceProcess.StartWorkerAsync(scene);
        foreach (var target in Targets)
            await await Task.WhenAny(service.UntilAsync($"target:{target} is done"), worker.UntilAsync($"target:{target} is done"));
        await service.StopAsync();
        await worker.StopAsync();

        foreach (var target in Targets.Select(scene.GitHub.Repository))
            Assert.Equal((1, 1), (target.Pulls.Count, target.Issues.Count));
        await scene.RunIdleAsync();
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

    private async Task<Scene> SceneAsync()
    {
        var scene = await Scene.WithOneBumpAsync();
        foreach (var target in Targets.Except([Scene.Target]))
            scene.GitHub.AddRepository(target, ("Makefile", "HAMMER_VERSION := 1.0.0\n")).Grant("bump-bot", Access.Write);
        scene.Configure($"schedule: \"0 0 1 1 *\"\ntargets: [{string.Join(", ", Targets)}]\nwatch: [tools/hammer]\n");
        scene.LedgerArgument = $"redis://127.0.0.1:{redis.Place.Port}";
        return scene;
    }
}
