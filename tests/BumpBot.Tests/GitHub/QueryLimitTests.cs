using System.Globalization;
using BumpBot.GitHub;
using BumpBot.GitHub.Graph;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

/// <summary>GraphQL's limits: its own in points, and those that it shares with REST.</summary>
public class QueryLimitTests
{
    private const string Limited = """{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded for user ID 1."}]}""";
    private const string Secondary = """{"errors":[{"message":"You have exceeded a secondary rate limit."}]}""";
    private const string Told = """{"data":{"rateLimit":{"cost":3},"u0":null}}""";

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(200, Limited, null, 44, 44)]
    [InlineData(200, Secondary, "17", null, 17)]
    [InlineData(200, Secondary, null, null, 60)]
    [InlineData(403, """{"message":"You have exceeded a secondary rate limit"}""", "17", null, 17)]
    [InlineData(403, """{"message":"You have exceeded a secondary rate limit"}""", null, null, 60)]
    [InlineData(429, """{"message":"slow down"}""", "90", null, 90)]
    public async Task A_limit_is_obeyed_to_the_second(int status, string body, string? after, int? reset, int seconds)
    {
        var answers = 0;
        var github = new ScriptedGitHub(_ => ++answers == 1 ? Refusal(status, body, after, reset) : ScriptedGitHub.Json(Told));
        Assert.IsType<GraphOutcome.Told>(await github.RunAsync(AskAsync(github)));
        Assert.Equal([0, seconds], github.Seen.Select(request => (request.At - Noon).TotalSeconds));
    }

    [Fact]
    public async Task A_long_pause_closes_graphql_and_leaves_rest_open()
    {
        var github = new ScriptedGitHub(request => request.Method == "POST" ? Refusal(200, Limited, null, 1800) : ScriptedGitHub.Json("""{"login":"bump"}"""));
        Assert.IsType<GraphOutcome.Closed>(await github.RunAsync(AskAsync(github)));
        Assert.IsType<GraphOutcome.Closed>(await github.RunAsync(AskAsync(github)));
        Assert.IsType<Answer<UserJson>.Found>(await github.RunAsync(GetAsync(github)));
        Assert.Equal(["POST /graphql", "GET /user"], github.Paths);
    }

    [Fact]
    public async Task A_secondary_limit_holds_rest_too()
    {
        var github = new ScriptedGitHub(_ => Refusal(200, Secondary, "600", null));
        Assert.IsType<GraphOutcome.Closed>(await github.RunAsync(AskAsync(github)));
        Assert.IsType<Fault.Retry>(await github.FaultOfAsync(GetAsync(github)));
        Assert.Single(github.Seen);
    }

    [Fact]
    public async Task Notes_that_speak_of_limits_are_none()
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Json("""{"data":{"u0":{"nameWithOwner":"rate limit"}},"errors":[{"type":"RATE_LIMITED","path":["u1"],"message":"rate limit"}]}"""));
        Assert.IsType<GraphOutcome.Told>(await AskAsync(github));
        Assert.Single(github.Seen);
    }

    [Fact]
    public async Task A_query_is_no_write_and_waits_for_no_turn()
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Json(Told), settings: new ApiSettings(Burst: 1, WritesPerMinute: 1, CreationsPerHour: 1, Concurrency: 1));
        for (var i = 0; i < 5; i++)
            Assert.IsType<GraphOutcome.Told>(await AskAsync(github));
        Assert.Equal(5, github.Seen.Count);
        var cost = Assert.Single(github.Http.Meter.Read().Hosts);
        Assert.Equal(("api.test", 5, 15), (cost.Host, cost.GraphQl, cost.Points));
    }

    [Fact]
    public async Task A_query_that_failed_is_not_sent_again_as_it_was()
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Status(502));
        Assert.IsType<GraphOutcome.Failed>(await github.RunAsync(AskAsync(github)));
        Assert.Single(github.Seen);
    }

    [Theory]
    [InlineData("https://api.github.com/", "https://api.github.com/graphql")]
    [InlineData("https://ghe.example.org/api/v3", "https://ghe.example.org/api/graphql")]
    [InlineData("https://api.acme.ghe.com", "https://api.acme.ghe.com/graphql")]
    public void Graphql_is_asked_beside_rest(string api, string graph) =>
        Assert.Equal(new Uri(graph), new GitHubConnection(new Uri(api), new Uri("https://git.test"), null, onActions: false).GraphUrl);

    private static HttpResponseMessage Refusal(int status, string body, string? after, int? reset)
    {
        var response = ScriptedGitHub.Json(body, status: (System.Net.HttpStatusCode)status);
        if (after is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", after);
        if (reset is { } seconds)
        {
            response.Headers.TryAddWithoutValidation("x-ratelimit-remaining", "0");
            response.Headers.TryAddWithoutValidation("x-ratelimit-reset", Noon.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }
        return response;
    }

    private static Task<GraphOutcome> AskAsync(ScriptedGitHub github) =>
        new GraphClient(github.Http).AskAsync(UpstreamQuery.Of([new RepositoryQuestion(RepoName.Parse("a/b"), Asked.Releases)]), CancellationToken.None);

    private static Task<Answer<UserJson>> GetAsync(ScriptedGitHub github) =>
        new GitHubReader(github.Http).GetAsync("user", GitHubJson.Default.UserJson, null, CancellationToken.None);
}
