using BumpBot.Config;
using BumpBot.GitHub;
using BumpBot.GitHub.Auth;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using Microsoft.Extensions.Time.Testing;
using Sandbox;
using Serilog.Core;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub.Auth;

/// <summary>A GitHub App against the sandbox, on one clock.</summary>
public sealed class AppAccessTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<IDisposable> _owned = [];

    private GitHubSandbox _github = null!;
    private SandboxApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _github = await GitHubSandbox.StartAsync(_time);
        _app = _github.RegisterApp("bumpy");
        foreach (var name in new[] { "home/app", "home/site", "home/other", "away/app" })
            _github.AddRepository(name).Private();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in Enumerable.Reverse(_owned))
            owned.Dispose();
        await _github.DisposeAsync();
    }

    [Fact]
    public async Task A_token_reaches_the_runs_targets_of_its_account_and_may_do_what_the_work_needs()
    {
        var installation = _app.Install("home");
        installation.Permissions["administration"] = "write";
        var access = Access("home/app", "home/site");
        var http = await access.ForTargetAsync(RepoName.Parse("home/app"), Cancellation);
        Assert.Same(http, await access.ForTargetAsync(RepoName.Parse("HOME/site"), Cancellation));
        var grant = Assert.Single(installation.Tokens);
        Assert.Equal(["home/app", "home/site"], grant.Repositories!.Select(repository => repository.FullName));
        Assert.Equal(["contents: write", "issues: write", "metadata: read", "pull_requests: write"], Shown(grant));
        Assert.IsType<Answer<RepositoryJson>.Found>(await GetAsync(http, "home/site"));
        Assert.IsType<Answer<RepositoryJson>.Refused>(await GetAsync(http, "home/other"));
        Assert.False(http.Connection.Tokens!.MayChangeWorkflows);
    }

    [Fact]
    public async Task Each_account_has_tokens_of_its_own()
    {
        var (home, away) = (_app.Install("home"), _app.Install("away"));
        var access = Access("home/app", "away/app");
        var one = await access.ForTargetAsync(RepoName.Parse("home/app"), Cancellation);
        var other = await access.ForTargetAsync(RepoName.Parse("away/app"), Cancellation);
        Assert.NotEqual(one.Connection.Identity, other.Connection.Identity);
        Assert.Equal("home/app", Assert.Single(Assert.Single(home.Tokens).Repositories!).FullName);
        Assert.Equal("away/app", Assert.Single(Assert.Single(away.Tokens).Repositories!).FullName);
    }

    [Fact]
    public async Task Upstreams_are_read_with_a_token_that_only_reads_and_reaches_what_is_public_too()
    {
        var installation = _app.Install("home");
        _github.AddRepository("tools/hammer");
        var access = Access("home/app");
        Assert.IsType<Answer<RepositoryJson>.Found>(await GetAsync(access.Reading, "tools/hammer"));
        Assert.IsType<Answer<RepositoryJson>.Found>(await GetAsync(access.Reading, "home/other"));
        Assert.IsType<Answer<RepositoryJson>.Refused>(await GetAsync(access.Reading, "away/app"));
        var grant = Assert.Single(installation.Tokens);
        Assert.Null(grant.Repositories);
        Assert.All(grant.Permissions.Values, level => Assert.Equal("read", level));
    }

    [Fact]
    public async Task Without_targets_upstreams_are_read_by_any_installation()
    {
        _app.Install("away").IsSuspended = true;
        var home = _app.Install("home");
        await GetAsync(Access().Reading, "home/app");
        Assert.Single(home.Tokens);
    }

    [Fact]
    public async Task With_the_permission_workflow_files_may_be_changed()
    {
        var installation = _app.Install("home");
        installation.Permissions["workflows"] = "write";
        var http = await Access("home/app").ForTargetAsync(RepoName.Parse("home/app"), Cancellation);
        Assert.True(http.Connection.Tokens!.MayChangeWorkflows);
        Assert.Contains("workflows: write", Shown(Assert.Single(installation.Tokens)));
    }

    [Theory]
    [InlineData("home/missing", "install the App at home")]
    [InlineData("home/other", "install the App at home")]
    [InlineData("home/old", "another name now")]
    [InlineData("away/app", "install the App at away")]
    public async Task A_target_that_the_app_does_not_reach_is_told_and_spoils_no_other(string target, string remedy)
    {
        _github.AddRepository("home/old").Rename("home/new");
        var installation = _app.Install("home");
        installation.Selected = ["app", "site", "new"];
        var access = Access("home/app", target);
        Assert.Contains(remedy, Assert.IsType<Fault.GiveUp>(await FaultAsync(access, target)).Message, StringComparison.Ordinal);
        await access.ForTargetAsync(RepoName.Parse("home/app"), Cancellation);
        Assert.Equal(["home/app"], Assert.Single(installation.Tokens).Repositories!.Select(repository => repository.FullName));
    }

    [Fact]
    public async Task What_people_mend_is_noticed_within_minutes()
    {
        var installation = _app.Install("home");
        installation.Selected = ["app"];
        var access = Access("home/app", "home/site");
        await access.ForTargetAsync(RepoName.Parse("home/app"), Cancellation);
        installation.Selected = null;
        await FaultAsync(access, "home/site");
        _time.Advance(TimeSpan.FromMinutes(6));
        var http = await access.ForTargetAsync(RepoName.Parse("home/site"), Cancellation);
        Assert.IsType<Answer<RepositoryJson>.Found>(await GetAsync(http, "home/site"));
    }

    [Fact]
    public async Task A_suspended_app_and_one_without_a_permission_are_told()
    {
        var installation = _app.Install("home");
        installation.Permissions.Remove("issues");
        Assert.Contains("issues: write", Assert.IsType<Fault.GiveUp>(await FaultAsync(Access("home/app"), "home/app")).Message, StringComparison.Ordinal);
        installation.IsSuspended = true;
        Assert.Contains("suspended", Assert.IsType<Fault.GiveUp>(await FaultAsync(Access("home/app"), "home/app")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_replaced_before_it_ends_and_its_identity_stays()
    {
        var installation = _app.Install("home");
        var http = await Access("home/app").ForTargetAsync(RepoName.Parse("home/app"), Cancellation);
        var identity = http.Connection.Identity;
        var before = Assert.IsType<Answer<RepositoryJson>.Found>(await GetAsync(http, "home/app"));
        _time.Advance(TimeSpan.FromMinutes(54));
        await GetAsync(http, "home/app");
        Assert.Single(installation.Tokens);
        _time.Advance(TimeSpan.FromMinutes(1));
        // GitHub binds validators to the token: with the new one the old one brings the whole answer.
        Assert.IsType<Answer<RepositoryJson>.Found>(await GetAsync(http, "home/app", before.ETag));
        Assert.Equal(2, installation.Tokens.Count);
        Assert.Equal(identity, http.Connection.Identity);
    }

    [Fact]
    public async Task Many_requests_at_once_ask_for_one_token()
    {
        var installation = _app.Install("home");
        var access = Access("home/app");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync(access.Reading, "home/app")));
        Assert.Single(installation.Tokens);
    }

    [Fact]
    public async Task A_key_that_is_not_the_apps_stops_the_run_and_is_not_shown()
    {
        _app.Install("home");
        using var stranger = System.Security.Cryptography.RSA.Create(2048);
        var access = AccessBy(stranger.ExportRSAPrivateKeyPem(), _app.ClientId, "home/app");
        var fault = Assert.IsType<Fault.StopRun>(await FaultAsync(access, "home/app"));
        Assert.Contains("BUMPBOT_APP_PRIVATE_KEY", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_is_the_apps_account()
    {
        using var bot = new BotIdentity(Http(Connection.As(new AppTokens(Credentials(_app.PrivateKey, _app.ClientId), _time))));
        Assert.Equal("bumpy[bot]", await bot.LoginAsync(Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_installations_token_that_was_given_from_outside_is_its_apps(bool onActions)
    {
        _app.Install("home");
        var http = await Access("home/app").ForTargetAsync(RepoName.Parse("home/app"), Cancellation);
        var given = new GitHubConnection(_github.ApiUrl, _github.ServerUrl, http.Connection.Tokens!.Last, onActions);
        using var bot = new BotIdentity(Http(given));
        Assert.Equal("bumpy[bot]", await bot.LoginAsync(Cancellation));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GitHubConnection Connection => new(_github.ApiUrl, _github.ServerUrl, null, onActions: false);

    private static IEnumerable<string> Shown(SandboxGrant grant) => grant.Permissions.Select(permission => $"{permission.Key}: {permission.Value}").Order();

    private static async Task<Fault> FaultAsync(AppAccess access, string target) =>
        (await Assert.ThrowsAsync<FaultException>(() => access.ForTargetAsync(RepoName.Parse(target), Cancellation))).Fault;

    private static Task<Answer<RepositoryJson>> GetAsync(GitHubHttp http, string repository, string? etag = null) =>
        new GitHubReader(http).GetAsync($"repos/{repository}", GitHubJson.Default.RepositoryJson, etag, Cancellation);

    private AppAccess Access(params string[] targets) => AccessBy(_app.PrivateKey, _app.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), targets);

    private AppAccess AccessBy(string key, string issuer, params string[] targets)
    {
        var app = Http(Connection.As(new AppTokens(Credentials(key, issuer), _time)));
        var access = new AppAccess(app, [.. targets.Select(RepoName.Parse)], tokens => Http(Connection.As(tokens)), _time);
        _owned.Add(access);
        return access;
    }

    private static Credentials.App Credentials(string key, string issuer) => new(issuer, AppKey.Read(key, "KEY"));

    private GitHubHttp Http(GitHubConnection connection)
    {
        var http = new GitHubHttp(connection, ApiSettings.Default, _time, Logger.None);
        _owned.Add(http);
        return http;
    }
}
