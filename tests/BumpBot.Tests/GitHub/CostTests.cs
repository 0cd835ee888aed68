using System.Globalization;
using BumpBot.Commands;
using BumpBot.GitHub;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using BumpBot.Watching;
using Xunit;

namespace BumpBot.Tests.GitHub;

/// <summary>What looks cost, as it is counted and as it is said.</summary>
public class CostTests
{
    private static readonly DateTimeOffset Reset = new(2026, 3, 1, 13, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ScriptedGitHub.Token, 3)]
    [InlineData(null, 4)]
    public async Task Each_try_counts_and_a_304_is_free_to_a_token(string? token, int points)
    {
        var answers = new Queue<HttpResponseMessage>([ScriptedGitHub.Status(502), Ok("99"), new HttpResponseMessage(System.Net.HttpStatusCode.NotModified), Ok("97")]);
        var github = new ScriptedGitHub(_ => answers.Dequeue(), token);
        await github.RunAsync(GetAsync(github, null));
        await github.RunAsync(GetAsync(github, "\"1\""));
        await github.RunAsync(GetAsync(github, null));
        var cost = Assert.Single(github.Http.Meter.Read().Hosts);
        Assert.Equal(("api.test", 3, 1, 0, points), (cost.Host, cost.Answered, cost.NotModified, cost.GraphQl, cost.Points));
        Assert.Equal([new LimitLeft("core", 97, 100, Reset)], cost.Left);
    }

    [Fact]
    public void Of_answers_that_cross_the_one_with_the_least_left_counts_until_the_reset()
    {
        var meter = new CostMeter();
        meter.Left("a", new LimitLeft("core", 10, 100, Reset));
        meter.Left("a", new LimitLeft("core", 20, 100, Reset));
        Assert.Equal(10, meter.Read().Hosts[0].Left[0].Remaining);
        meter.Left("a", new LimitLeft("core", 99, 100, Reset.AddHours(1)));
        meter.Left("a", new LimitLeft("core", 9, 100, Reset));
        meter.Left("a", new LimitLeft("graphql", 5, 100, Reset));
        Assert.Equal([99, 5], meter.Read().Hosts[0].Left.Select(left => left.Remaining));
    }

    [Fact]
    public void The_cost_of_a_piece_of_work_is_a_difference()
    {
        var meter = new CostMeter();
        meter.Answered("a", 1);
        meter.Answered("b", 1);
        var before = meter.Read();
        meter.NotModified("a", 0);
        meter.Listed("c");
        var cost = meter.Read().Since(before);
        Assert.Equal([("a", 0, 1, 0, 0), ("c", 0, 0, 1, 0)], cost.Hosts.Select(host => (host.Host, host.Answered, host.NotModified, host.Git, host.Points)));
    }

    [Fact]
    public void It_is_said_in_a_line_a_host()
    {
        var cost = new LookCost(
        [
            new HostCost("api.github.com", 12, 1_988, 1, 0, 15, [new LimitLeft("core", 4_988, 5_000, Reset), new LimitLeft("graphql", 4_997, 5_000, Reset)]),
            new HostCost("git.example.org", 0, 0, 0, 1, 0, []),
        ]);
        Assert.Equal(
            [
                "api.github.com: 12 requests answered, 1,988 not modified, 1 GraphQL query; cost 15 points; core: 4,988 of 5,000 left until 13:00:00 UTC; graphql: 4,997 of 5,000 left until 13:00:00 UTC",
                "git.example.org: 1 git listing",
            ],
            CostText.Of(cost));
    }

    private static HttpResponseMessage Ok(string left)
    {
        var response = ScriptedGitHub.Json("""{"login":"bump"}""");
        response.Headers.TryAddWithoutValidation("x-ratelimit-limit", "100");
        response.Headers.TryAddWithoutValidation("x-ratelimit-remaining", left);
        response.Headers.TryAddWithoutValidation("x-ratelimit-reset", Reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private static Task<Answer<UserJson>> GetAsync(ScriptedGitHub github, string? etag) =>
        new GitHubReader(github.Http).GetAsync("user", GitHubJson.Default.UserJson, etag, CancellationToken.None);
}
