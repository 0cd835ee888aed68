using System.Net;
using System.Text.Json.Nodes;
using BumpBot.Tests.Docs;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The service's life: its start, its config, and how the program stops when it is told to.</summary>
public class ServeTests
{
    private const string Config = "schedule: \"0 0 1 1 *\"\ntargets: [acme/app]\nwatch: [tools/hammer]\n";

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task It_looks_at_all_targets_at_the_start_waits_for_its_schedule_and_stops_cleanly(string signal)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure(Config);
        await using var service = await ServiceProcess.StartAsync(scene, "--now");
        await service.UntilAsync("target:acme/app is done");
        await service.UntilAsync("next run at 20");
        Assert.Single(scene.App.Pulls);
        await service.SignalAsync(signal);
        Assert.True(await service.ExitAsync() == 0, service.Errors);
        Assert.Contains("opened pull request #2", await service.Output, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(scene.Folder, "logs"), "bumpbot*.log"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task As_json_it_prints_its_address_what_it_did_and_its_stop_a_line_each()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure(Config);
        await using var service = await ServiceProcess.StartAsync(scene, "--json");
        await service.UntilAsync("target:acme/app is done");
        await service.StopAsync();
        var events = (await service.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["started", "ran", "stopped"], events.Select(one => (string?)one["event"]));
        Assert.Equal(service.Url.AbsoluteUri.TrimEnd('/'), (string?)events[0]["addresses"]![0]);
        Assert.Equal("Opened", (string?)events[1]["run"]!["targets"]![0]!["published"]![0]!["outcome"]);
        Assert.All(events, one => JsonDocsTests.AssertDescribed(one, "bumpbot serve", "bumpbot run", "bumpbot check"));
    }

    [Fact]
    public async Task A_look_that_is_under_way_at_the_stop_is_finished()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure(Config);
        scene.GitHub.Faults.Next("POST /repos/acme/app/pulls", HttpFault.Delay(out var held));
        await using var service = await ServiceProcess.StartAsync(scene);
        await held.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        await service.SignalAsync("TERM");
        await service.UntilAsync("stopping");
        held.Release();
        Assert.True(await service.ExitAsync() == 0, service.Errors);
        Assert.DoesNotContain("   at ", service.Errors, StringComparison.Ordinal);
        Assert.Single(scene.App.Pulls);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task It_is_alive_and_ready_where_the_forge_takes_its_token()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure(Config);
        await using var service = await ServiceProcess.StartAsync(scene);
        using var client = new HttpClient();
        Assert.Equal("ok\n", await client.GetStringAsync(new Uri(service.Url, "healthz"), TestContext.Current.CancellationToken));
        Assert.Equal("ledger: ok\nqueue: ok\nforge: ok\n", await client.GetStringAsync(new Uri(service.Url, "readyz"), TestContext.Current.CancellationToken));
        await service.StopAsync();
    }

    [Fact]
    public async Task It_is_not_ready_with_a_token_that_the_forge_does_not_take()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure(Config);
        scene.Environment["GITHUB_TOKEN"] = "a-token-of-nobody";
        await using var service = await ServiceProcess.StartAsync(scene);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(service.Url, "readyz"), TestContext.Current.CancellationToken);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "ledger: ok\nqueue: ok\nforge: failed\n"),
            (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        await service.StopAsync();
    }

    [Fact]
    public async Task A_broken_config_changes_nothing_and_a_mended_one_holds_at_once()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure(Config.Replace("tools/hammer", "tools/saw", StringComparison.Ordinal));
        scene.GitHub.AddUpstream("tools/saw", "v1.0.0");
        await using var service = await ServiceProcess.StartAsync(scene);
        await service.UntilAsync("target:acme/app is done");
        scene.Configure("watch: []\ntargets: 7\n");
        await service.UntilAsync("the config before it holds on");
        await service.UntilAsync("bumpbot.yml:1:");
        await service.UntilAsync("bumpbot.yml:2:");
        Assert.Empty(scene.App.Pulls);
        scene.Configure(Config);
        await service.UntilAsync("opened pull request #2");
        await service.SignalAsync("HUP");
        await service.UntilAsync("the config was read anew (SIGHUP)");
        await service.StopAsync();
    }

    [Fact]
    public async Task A_target_is_told_once_of_the_mistakes_in_its_own_config_until_it_is_right()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.App.Commit("A config", ("bumpbot.yml", "wotch: [tools/hammer]\n"));
        scene.Configure("schedule: \"0 0 1 1 *\"\ntargets: [acme/app]\n");
        await using var service = await ServiceProcess.StartAsync(scene);
        using var hook = service.HookOf(scene, "acme/app");
        await service.UntilAsync("target:acme/app is done");
        var issue = Assert.Single(scene.App.Issues);
        Assert.Contains("unknown key 'wotch'", issue.Body, StringComparison.Ordinal);
        await hook.PushAsync("main");
        await service.UntilAsync("target:acme/app is done", 2);
        scene.App.Commit("Another mistake", ("bumpbot.yml", "watch: tools/hammer\n"));
        await hook.PushAsync("main");
        await service.UntilAsync("target:acme/app is done", 3);
        Assert.Contains("expected a list for watch", Assert.Single(scene.App.Issues).Body, StringComparison.Ordinal);
        scene.App.Commit("Right", ("bumpbot.yml", "watch: [tools/hammer]\nissues: off\n"));
        await hook.PushAsync("main");
        await service.UntilAsync("opened pull request #2");
        await service.UntilAsync("target:acme/app is done", 4);
        await service.StopAsync();
        Assert.False(Assert.Single(scene.App.Issues).IsOpen);
        await scene.RunIdleAsync();
    }

    [Theory]
    [InlineData("watch: [tools/hammer]\ntargets: [acme/app]\n", "schedule: \"0 */12 * * *\"")]
    [InlineData("watch: [tools/hammer]\ntargets: [{ repo: acme/app, schedule: \"@daily\" }, acme/site]\n", "a schedule for acme/site")]
    [InlineData("watch: [tools/hammer]\nschedule: \"@daily\"\n", "no target: ")]
    public async Task Where_the_config_says_too_little_it_says_what_to_write(string config, string message)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure(config);
        var outcome = await BotProcess.RunAsync(scene.Folder, scene.Environment, "serve");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_run_that_is_stopped_in_the_middle_says_so_and_the_next_one_does_what_is_missing(string signal)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.GitHub.Faults.Next("POST /repos/acme/app/pulls", HttpFault.Delay(out var held));
        using var process = BotProcess.Start(scene.Folder, scene.Environment, scene.RunArguments);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await held.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        held.Release();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("stopped; the next run does what is missing", await errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await errors, StringComparison.Ordinal);
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls);
        Assert.Single(scene.App.Issues);
        await scene.RunIdleAsync();
    }
}
