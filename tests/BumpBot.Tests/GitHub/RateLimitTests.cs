using BumpBot.GitHub;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using Xunit;

namespace BumpBot.Tests.GitHub;

public class RateLimitTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    [InlineData(503)]
    public async Task Retry_after_is_obeyed_to_the_second(int status) =>
        Assert.Equal([0, 17], await SecondsAsync(ScriptedGitHub.Status(status, "slow down", ("Retry-After", "17"))));

    [Fact]
    public async Task A_retry_after_date_is_obeyed_to_the_second() =>
        Assert.Equal([0, 90], await SecondsAsync(ScriptedGitHub.Status(429, "slow down", ("Retry-After", "Sun, 01 Mar 2026 12:01:30 GMT"))));

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    public async Task The_reset_of_a_used_up_limit_is_obeyed_to_the_second(int status) =>
        Assert.Equal([0, 44], await SecondsAsync(UsedUp(status, 44)));

    [Fact]
    public async Task The_later_of_two_moments_counts() =>
        Assert.Equal([0, 44], await SecondsAsync(ScriptedGitHub.Status(
            403, "slow down", ("Retry-After", "5"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Seconds(44)))));

    [Fact]
    public async Task A_secondary_limit_without_a_moment_is_a_minute() =>
        Assert.Equal([0, 60], await SecondsAsync(ScriptedGitHub.Status(403, "You have exceeded a secondary rate limit")));

    [Fact]
    public async Task A_reset_in_the_past_is_no_leave_to_go_on_at_once() =>
        Assert.Equal([0, 1], await SecondsAsync(UsedUp(403, -100)));

    [Fact]
    public async Task A_long_pause_is_a_fault_that_names_its_end()
    {
        var github = new ScriptedGitHub(_ => UsedUp(403, 1800));
        var fault = Assert.IsType<Fault.Retry>(await github.FaultOfAsync(GetAsync(github)));
        Assert.Equal(Noon.AddSeconds(1800), fault.NotBefore);
        Assert.Single(github.Seen);
    }

    [Fact]
    public async Task While_a_pause_lasts_nothing_else_goes_out()
    {
        var github = new ScriptedGitHub(_ => UsedUp(403, 1800));
        await github.FaultOfAsync(GetAsync(github));
        Assert.IsType<Fault.Retry>(await github.FaultOfAsync(GetAsync(github)));
        Assert.Single(github.Seen);
    }

    [Fact]
    public async Task Pauses_without_end_become_a_fault()
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Status(429, "slow down", ("Retry-After", "50")));
        Assert.IsType<Fault.Retry>(await github.FaultOfAsync(GetAsync(github)));
        Assert.Equal([0, 50, 100], github.Seen.Select(request => (request.At - Noon).TotalSeconds));
    }

    [Fact]
    public async Task A_403_for_want_of_rights_is_no_rate_limit()
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Status(403, "Resource not accessible by integration", ("x-ratelimit-remaining", "4999"), ("x-ratelimit-reset", Seconds(44))));
        Assert.IsType<Answer<UserJson>.Refused>(await GetAsync(github));
    }

    [Fact]
    public async Task A_write_that_was_refused_goes_out_again_after_the_pause()
    {
        var github = Limited(ScriptedGitHub.Status(429, "slow down", ("Retry-After", "17")));
        await github.RunAsync(WriteAsync(github));
        Assert.Equal([0, 17], github.Seen.Select(request => (request.At - Noon).TotalSeconds));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_write_that_broke_is_never_sent_twice(int status)
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Status(status, "broken", ("Retry-After", "5")));
        Assert.IsType<Fault.Retry>(await github.FaultOfAsync(WriteAsync(github)));
        Assert.Single(github.Seen);
    }

    private static async Task<List<double>> SecondsAsync(HttpResponseMessage first)
    {
        var github = Limited(first);
        await github.RunAsync(GetAsync(github));
        return [.. github.Seen.Select(request => (request.At - Noon).TotalSeconds)];
    }

    private static ScriptedGitHub Limited(HttpResponseMessage first)
    {
        var answers = 0;
        return new ScriptedGitHub(_ => ++answers == 1 ? first : ScriptedGitHub.Json("""{"login":"bump"}"""));
    }

    private static HttpResponseMessage UsedUp(int status, int seconds) =>
        ScriptedGitHub.Status(status, "API rate limit exceeded", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Seconds(seconds)));

    private static string Seconds(int fromNoon) => Noon.AddSeconds(fromNoon).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Task<Answer<UserJson>> GetAsync(ScriptedGitHub github) =>
        new GitHubReader(github.Http).GetAsync("user", GitHubJson.Default.UserJson, null, CancellationToken.None);

    private static Task<System.Net.HttpStatusCode> WriteAsync(ScriptedGitHub github) =>
        new OctokitWriter(github.Http).WriteAsync("write", client => client.Connection.Patch(new Uri("repos/o/r", UriKind.Relative), new { Name = "r" }), CancellationToken.None);
}
