namespace BumpBot.Tests.EndToEnd;

/// <summary>What a cycle in which nothing happened may cost.</summary>
public class BudgetTests
{
    [Fact]
    public async Task An_idle_cycle_over_50_upstreams_asks_each_once_and_the_target_three_times()
    {
        await using var scene = await Scene.EmptyAsync();
        var upstreams = Enumerable.Range(0, 50).Select(i => $"tools/tool{i}").ToArray();
        foreach (var upstream in upstreams)
            scene.GitHub.AddUpstream(upstream, "v1.0.0", "v1.1.0");
        scene.GitHub.Repository("tools/tool3").AddRelease("v1.2.0", assets: ["tool3.tgz"]);
        scene.AddTarget(("Makefile", "TOOL7_VERSION := 1.0.0\n"));
        scene.Watch(upstreams);
        await scene.RunWellAsync();
        scene.GitHub.Repository("tools/tool3").BumpDownloads();
        scene.GitHub.ResetRequests();

        var outcome = await scene.RunWellAsync();

        var looks = scene.GitHub.Requests.Where(r => r.Path.StartsWith("/repos/tools/", StringComparison.Ordinal)).ToList();
        var target = scene.GitHub.Requests.Where(r => r.Path.Contains("acme/app", StringComparison.Ordinal)).ToList();
        TestContext.Current.SendDiagnosticMessage($"looks: {looks.Count}, 304: {looks.Count(l => l.Status == 304)}, target: {string.Join("; ", target)}");
        Assert.Equal(49, looks.Count(look => look.Status == 304));
        Assert.Equal(1, looks.Count(look => look.Status == 200));
        Assert.Equal(50, looks.Count);
        Assert.True(target.Count is >= 1 and <= 3, string.Join("\n", target));
        Assert.Empty(scene.GitHub.Writes);
        Assert.DoesNotContain("released", outcome.Errors, StringComparison.Ordinal);
    }
}
