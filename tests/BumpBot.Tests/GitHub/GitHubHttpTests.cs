using System.Net;
using BumpBot.GitHub;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using Xunit;

namespace BumpBot.Tests.GitHub;

public class GitHubHttpTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_request_says_what_it_wants_who_sends_it_and_as_whom()
    {
        var github = new ScriptedGitHub(_ => Ok());
        await GetAsync(github);
        var headers = Assert.Single(github.Seen).Headers;
        Assert.Equal("application/vnd.github+json", headers["Accept"]);
        Assert.Equal("2022-11-28", headers["X-GitHub-Api-Version"]);
        Assert.StartsWith("bumpbot/", headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal($"Bearer {ScriptedGitHub.Token}", headers["Authorization"]);
    }

    [Fact]
    public async Task Without_a_token_no_authorization_is_sent()
    {
        var github = new ScriptedGitHub(_ => Ok(), token: " ");
        await GetAsync(github);
        Assert.DoesNotContain("Authorization", Assert.Single(github.Seen).Headers.Keys);
    }

    [Fact]
    public async Task Invariant_7_the_token_stands_in_the_authorization_header_and_nowhere_else()
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Status(401, $"Bad credentials {ScriptedGitHub.Token}"));
        var fault = await github.FaultOfAsync(GetAsync(github));
        Assert.IsType<Fault.StopRun>(fault);
        Assert.DoesNotContain(ScriptedGitHub.Token, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ScriptedGitHub.Token, github.Connection.ToString() + github.Connection.Identity, StringComparison.Ordinal);
        var request = Assert.Single(github.Seen);
        Assert.DoesNotContain(ScriptedGitHub.Token, request.Address.AbsoluteUri + request.Body, StringComparison.Ordinal);
        Assert.Equal(["Authorization"], request.Headers.Where(h => h.Value.Contains(ScriptedGitHub.Token, StringComparison.Ordinal)).Select(h => h.Key));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_within_the_api_is_followed_with_its_headers(int status)
    {
        var github = new ScriptedGitHub(request => request.Path == "/user" ? Moved(status, "https://api.test/users/1") : Ok());
        await GetAsync(github, etag: "W/\"a\"");
        Assert.Equal(["GET /user", "GET /users/1"], github.Paths);
        Assert.All(github.Seen, request => Assert.Equal("W/\"a\"", request.IfNoneMatch));
    }

    [Theory]
    [InlineData("https://evil.test/user")]
    [InlineData("http://api.test/user")]
    [InlineData("https://api.test:8443/user")]
    [InlineData("//evil.test/user")]
    [InlineData("https://api.test@evil.test/user")]
    public async Task A_redirect_to_another_origin_is_refused(string location)
    {
        var github = new ScriptedGitHub(_ => Moved(302, location));
        Assert.IsType<Fault.GiveUp>(await github.FaultOfAsync(GetAsync(github)));
        Assert.Single(github.Seen);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        var github = new ScriptedGitHub(_ => Moved(301, "/user"));
        Assert.IsType<Fault.GiveUp>(await github.FaultOfAsync(GetAsync(github)));
        Assert.Equal(6, github.Seen.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(408)]
    public async Task A_read_gets_three_tries(int status)
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Status(status));
        Assert.IsType<Fault.Retry>(await github.FaultOfAsync(GetAsync(github)));
        Assert.Equal([0, 1, 3], github.Seen.Select(request => (request.At - Noon).TotalSeconds));
    }

    [Fact]
    public async Task A_body_that_is_cut_short_is_tried_again()
    {
        var tries = 0;
        var github = new ScriptedGitHub(_ => ++tries == 1 ? new HttpResponseMessage { Content = new StreamContent(new BreakingStream()) } : Ok());
        Assert.IsType<Answer<UserJson>.Found>(await github.RunAsync(GetAsync(github)));
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_server_that_never_ends_its_answer_is_left_after_three_tries()
    {
        var github = new ScriptedGitHub(_ => new HttpResponseMessage { Content = new StreamContent(new SilentStream()) });
        var fault = await github.FaultOfAsync(GetAsync(github));
        Assert.IsType<Fault.Retry>(fault);
        Assert.Equal(3, github.Seen.Count);
    }

    [Fact]
    public async Task An_endless_body_is_refused()
    {
        var github = new ScriptedGitHub(_ => new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) });
        var fault = Assert.IsType<Fault.GiveUp>(await github.FaultOfAsync(GetAsync(github)));
        Assert.Contains("32 MB", fault.Message, StringComparison.Ordinal);
        Assert.Single(github.Seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"login\":\"a")]
    [InlineData("{\"login\":1}")]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task An_answer_that_is_not_the_documented_json_is_a_failed_look(string body)
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Json(body));
        Assert.IsType<Fault.Retry>(await github.FaultOfAsync(GetAsync(github)));
    }

    [Fact]
    public async Task A_304_to_a_question_without_validator_is_a_failed_look()
    {
        var github = new ScriptedGitHub(_ => new HttpResponseMessage(HttpStatusCode.NotModified));
        Assert.IsType<Fault.Retry>(await github.FaultOfAsync(GetAsync(github, etag: "spoiled\r\nX: y")));
        Assert.Null(github.Seen[0].IfNoneMatch);
    }

    [Fact]
    public async Task No_more_requests_are_under_way_than_allowed()
    {
        using var underWay = new SemaphoreSlim(3, 3);
        var github = new ScriptedGitHub(_ => new HttpResponseMessage { Content = new StreamContent(new CountedStream(underWay)) }, settings: ApiSettings.Default with { Concurrency = 3 });
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => GetAsync(github))));
        Assert.All(answers, answer => Assert.IsType<Answer<UserJson>.Found>(answer));
    }

    private static Task<Answer<UserJson>> GetAsync(ScriptedGitHub github, string? etag = null) =>
        new GitHubReader(github.Http).GetAsync("user", GitHubJson.Default.UserJson, etag, CancellationToken.None);

    private static HttpResponseMessage Ok() => ScriptedGitHub.Json("""{"login":"bump"}""");

    private static HttpResponseMessage Moved(int status, string location) => ScriptedGitHub.Status(status, "moved", ("Location", location));
}
