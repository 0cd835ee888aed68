using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program when something is wrong: what it says, its exit code, and that nothing is lost.</summary>
public class FaultTests
{
    [Fact]
    public async Task Every_mistake_of_a_config_is_said_at_once_with_its_place()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("wach: [a/b]\nschedule: sometimes\nwatch:\n  - not-a-repo\n");
        var outcome = await scene.RunAsync();
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("bumpbot.yml:1:1: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("bumpbot.yml:2:", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("bumpbot.yml:4:", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Requests);
    }

    [Fact]
    public async Task A_corrupt_ledger_stops_the_run_before_anything_is_written()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await File.WriteAllTextAsync(scene.Ledger, "{ \"schema\": 1, ", TestContext.Current.CancellationToken);
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(scene.Ledger, outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Writes);
        Assert.Equal("{ \"schema\": 1, ", await File.ReadAllTextAsync(scene.Ledger, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_push_that_comes_second_to_itself_is_done()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.App.TakePushesTwice("bumpbot/tools--hammer");
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Without_a_token_the_message_says_which_variable_to_set()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Environment.Remove("GITHUB_TOKEN");
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("GITHUB_TOKEN", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Writes);
    }

    [Fact]
    public async Task A_token_that_is_not_known_stops_the_run()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Environment["GITHUB_TOKEN"] = "ghp_thisTokenIsNobodys000000000000000000";
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.DoesNotContain("thisTokenIsNobodys", outcome.ToString(), StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Writes);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_failed_look_at_the_standing_writes_nothing(int status)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.GitHub.Faults.Always("GET /repos/acme/app/issues", HttpFault.Status(status));
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(scene.GitHub.Writes);
    }

    [Fact]
    public async Task A_cut_list_of_releases_is_no_list()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        scene.GitHub.Repository("tools/hammer").AddRelease("v0.9.0");
        scene.GitHub.Faults.Always("GET /repos/tools/hammer/releases", HttpFault.CutBody);
        scene.GitHub.ResetRequests();
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(scene.GitHub.Writes);
    }

    [Fact]
    public async Task A_pull_request_that_could_not_be_opened_is_opened_by_the_next_run_without_a_second_issue()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.GitHub.Faults.Always("POST /repos/acme/app/pulls", HttpFault.Status(502));
        Assert.Equal(1, (await scene.RunAsync()).ExitCode);
        Assert.Empty(scene.App.Pulls);
        scene.GitHub.Faults.Clear();
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls);
        Assert.Single(scene.App.Issues);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task An_answer_lost_after_the_effect_leads_to_nothing_double()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.GitHub.Faults.Next("POST /repos/acme/app/issues", HttpFault.Drop.AfterEffect());
        await scene.RunAsync();
        await scene.RunWellAsync();
        Assert.Single(scene.App.Pulls);
        Assert.Single(scene.App.Issues);
        await scene.RunIdleAsync();
    }
}
