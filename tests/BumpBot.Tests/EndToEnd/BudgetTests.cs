using Sandbox;

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

    [Fact]
    public async Task Opening_a_bump_costs_three_writing_requests_and_a_push()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.App.Grant("alice", Access.Write);
        scene.App.AddMilestone("Next");
        foreach (var label in new[] { "dependencies", "upstream" })
            scene.App.AddLabel(label);
        scene.Configure("watch: [tools/hammer]\npulls: { labels: [dependencies], assignees: [alice], milestone: Next }\nissues: { labels: [upstream] }\n");
        await scene.RunWellAsync();
        TestContext.Current.SendDiagnosticMessage($"opening one bump: {string.Join("; ", scene.GitHub.Writes)}");
        Assert.Equal(["POST /acme/app.git/git-receive-pack", "POST /repos/acme/app/issues", "POST /repos/acme/app/pulls", "PATCH /repos/acme/app/issues/2"], scene.GitHub.Writes.Select(write => $"{write.Method} {write.Path}"));
        var pull = Assert.Single(scene.App.Pulls);
        Assert.Equal(("dependencies", "alice", "Next"), (Assert.Single(pull.LabelNames), Assert.Single(pull.Assignees).Login, pull.Milestone?.Title));
        Assert.Equal(["upstream"], Assert.Single(scene.App.Issues).LabelNames);
    }

    [Fact]
    public async Task An_idle_cycle_over_20_open_pull_requests_reads_the_target_three_times()
    {
        await using var scene = await Scene.EmptyAsync();
        var tools = Enumerable.Range(0, 20).Select(i => $"tool{i}").ToArray();
        foreach (var tool in tools)
            scene.GitHub.AddUpstream($"tools/{tool}", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Makefile", string.Concat(tools.Select(tool => $"{tool.ToUpperInvariant()}_VERSION := 1.0.0\n"))));
        scene.Configure($"watch: [{string.Join(", ", tools.Select(tool => $"tools/{tool}"))}]\npulls: {{ limit: 0 }}\napi: {{ burst: 80 }}\n");
        await scene.RunWellAsync();
        Assert.Equal((20, 20), (scene.App.Pulls.Count(pull => pull.IsOpen), scene.App.Issues.Count));
        Assert.Single(scene.GitHub.Writes, write => write.IsGit);
        await scene.RunIdleAsync();

        await scene.RunIdleAsync();

        var target = scene.GitHub.Requests.Where(request => request.Path.Contains("acme/app", StringComparison.Ordinal)).ToList();
        TestContext.Current.SendDiagnosticMessage($"idle over 20 open pull requests: {string.Join("; ", target)}");
        Assert.InRange(target.Count, 1, 3);
        Assert.Equal(tools.Length, scene.GitHub.Requests.Count(request => request.Path.StartsWith("/repos/tools/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Looks_at_1000_upstreams_cost_ten_queries_at_first_and_nothing_when_nothing_happened()
    {
        const int Upstreams = 1_000;
        const int AtOnce = 16;
        await using var scene = await Scene.EmptyAsync();
        var upstreams = Enumerable.Range(0, Upstreams).Select(i => $"tools/tool{i}").ToArray();
        foreach (var upstream in upstreams)
            scene.GitHub.AddUpstream(upstream, "v1.0.0");
        for (var n = 1; n <= 150; n++)
            scene.GitHub.Repository("tools/tool7").AddRelease($"v2.0.0-alpha.{n}", prerelease: true);
        scene.Watch(upstreams);

        var cold = await CheckAsync(scene);
        Assert.True(scene.GitHub.Count("POST /graphql") <= 25, cold.Output);
        Assert.Equal(scene.GitHub.Count("POST /graphql"), scene.GitHub.Requests.Count);
        Assert.Contains("tools/tool7  v1.0.0", cold.Output, StringComparison.Ordinal);
        Tell("cold", scene, cold);

        scene.GitHub.ResetRequests();
        Tell("the first after it", scene, await CheckAsync(scene));
        Assert.InRange(scene.GitHub.Requests.Count, Upstreams, Upstreams + 1);

        scene.GitHub.ResetRequests();
        var idle = await CheckAsync(scene);
        Assert.Equal(Upstreams, scene.GitHub.Requests.Count);
        Assert.All(scene.GitHub.Requests, request => Assert.Equal(304, request.Status));
        Assert.Contains("127.0.0.1: 1,000 not modified; cost 0 points; core: ", idle.Output, StringComparison.Ordinal);
        Assert.InRange(scene.GitHub.MostAtOnce, 1, AtOnce);
        Tell("idle", scene, idle);
    }

    [Fact]
    public async Task What_a_look_cost_stands_in_the_json_too()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var outcome = await CheckAsync(scene, "--json");
        var cost = Assert.Single(System.Text.Json.Nodes.JsonNode.Parse(outcome.Output)!["cost"]!.AsArray())!;
        Assert.Equal(("127.0.0.1", 2, 0, 2), (cost["host"]!.GetValue<string>(), cost["answered"]!.GetValue<int>(), cost["notModified"]!.GetValue<int>(), cost["points"]!.GetValue<int>()));
        Assert.Equal(("core", 4998), (cost["left"]![0]!["resource"]!.GetValue<string>(), cost["left"]![0]!["remaining"]!.GetValue<int>()));
    }

    private static async Task<BotOutcome> CheckAsync(Scene scene, params string[] more)
    {
        var outcome = await scene.AskAsync(["check", "--cache", scene.Cache, "--ledger", scene.Ledger, .. more]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome;
    }

    private static void Tell(string look, Scene scene, BotOutcome outcome) => TestContext.Current.SendDiagnosticMessage(
        $"{look}: {string.Join(", ", scene.GitHub.Requests.CountBy(request => $"{request.Method} {request.Status}"))}; at most {scene.GitHub.MostAtOnce} at once; {outcome.Output.TrimEnd().Split('\n')[^1]}");
}
