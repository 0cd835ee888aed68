using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program as a GitHub App.</summary>
public class AppTests
{
    private const string Push = "POST /{owner}/{repo}.git/git-receive-pack";

    [Fact]
    public async Task The_main_job_is_done_by_the_apps_account()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        var installation = scene.UseApp();
        var outcome = await scene.RunWellAsync("--log-file", Path.Combine(scene.Folder, "run.log"));
        var pull = Assert.Single(scene.App.Pulls);
        Assert.Equal("bump-app[bot]", pull.Author.Login);
        Assert.Equal("HAMMER_VERSION := 1.1.0\n", scene.App.ReadText(pull.HeadBranch, "Makefile"));
        Assert.All(installation.Tokens, grant => Assert.DoesNotContain(grant.Token, outcome.ToString(), StringComparison.Ordinal));
        Assert.Equal([null, Scene.Target], installation.Tokens.Select(grant => grant.Repositories?.Single().FullName).Order());
    }

    [Fact]
    public async Task The_second_run_changes_nothing()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.UseApp();
        await scene.RunWellAsync();
        scene.GitHub.ResetRequests();
        await scene.RunWellAsync();
        Assert.All(scene.GitHub.Writes, write => Assert.EndsWith("/access_tokens", write.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_app_that_is_not_installed_is_told_with_what_to_do()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.UseApp().Selected = [];
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("install the App at acme", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(scene.App.Pulls);
    }

    [Fact]
    public async Task Validate_names_the_credentials_and_asks_nobody()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        Assert.Contains("credentials: a classic personal access token from GITHUB_TOKEN\n", (await ValidateAsync(scene)).Output, StringComparison.Ordinal);
        var app = scene.UseApp().App;
        Assert.Contains($"credentials: the GitHub App {app.ClientId}\n", (await ValidateAsync(scene)).Output, StringComparison.Ordinal);
        scene.Environment["BUMPBOT_APP_PRIVATE_KEY"] = "no key";
        var outcome = await ValidateAsync(scene);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("BUMPBOT_APP_PRIVATE_KEY", outcome.Errors, StringComparison.Ordinal);
        scene.Environment.Remove("BUMPBOT_APP_ID");
        scene.Environment.Remove("BUMPBOT_APP_PRIVATE_KEY");
        Assert.Contains("credentials: none", (await ValidateAsync(scene)).Output, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Requests);
    }

    [Fact]
    public async Task A_token_that_ends_during_the_run_is_replaced_for_pushes_and_requests()
    {
        var time = new ShiftedTime();
        await using var scene = await Scene.WithOneBumpAsync(time);
        var installation = scene.UseApp();
        scene.GitHub.Faults.After("GET /repos/{owner}/{repo}/issues", () => time.Shift(TimeSpan.FromMinutes(61)));
        scene.GitHub.Faults.After(Push, () => time.Shift(TimeSpan.FromMinutes(61)));
        scene.GitHub.Faults.After("POST /repos/{owner}/{repo}/issues", () => time.Shift(TimeSpan.FromMinutes(61)));
        using var wiring = Wiring.FromEnvironment(name => scene.Environment.GetValueOrDefault(name), time);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await wiring.CommandLine(output, errors).RunAsync([.. scene.RunArguments, "--config", Path.Combine(scene.Folder, "bumpbot.yml")]);
        Assert.True(code == 0, output.ToString() + errors);
        Assert.True(scene.GitHub.Faults.AllUsed);
        Assert.Single(scene.App.Pulls);
        Assert.Equal(4, installation.Tokens.Count(grant => grant.Repositories is not null));
        Assert.DoesNotContain(scene.GitHub.Requests, request => request.Status == 401);
    }

    /// <summary>A clock that can be put forward; what waits on it goes on as before.</summary>
    private sealed class ShiftedTime : TimeProvider
    {
        private long _ticks;

        public void Shift(TimeSpan forward) => Interlocked.Add(ref _ticks, forward.Ticks);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));
    }

    private static Task<BotOutcome> ValidateAsync(Scene scene) => scene.AskAsync("validate");
}
