using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Sandbox;
using Xunit;

namespace BumpBot.Tests.Sandbox;

public sealed class SandboxFaultTests
{
    private const string IssuesRoute = "POST /repos/{owner}/{repo}/issues";
    private static readonly JsonObject NewIssue = new() { ["title"] = "Follow up" };

    [Fact]
    public async Task A_status_fault_strikes_as_often_as_asked_and_has_no_effect()
    {
        await using var github = await StartAsync();
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        github.Faults.Next(IssuesRoute, HttpFault.Status(502), times: 2);

        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var answer = await bot.PostAsync("repos/acme/app/issues", NewIssue.DeepClone());
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.BadGateway, HttpStatusCode.BadGateway, HttpStatusCode.Created], statuses);
        Assert.Single(github.Repository("acme/app").Issues);
        Assert.Equal([502, 502, 201], github.Writes.Select(request => request.Status));
        Assert.True(github.Faults.AllUsed);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_connection_is_dropped_before_or_after_the_effect(bool after, int issues)
    {
        await using var github = await StartAsync();
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        github.Faults.Next(IssuesRoute, after ? HttpFault.Drop.AfterEffect() : HttpFault.Drop);

        await Assert.ThrowsAsync<HttpRequestException>(() => bot.PostAsync("repos/acme/app/issues", NewIssue.DeepClone()));

        Assert.Equal(issues, github.Repository("acme/app").Issues.Count);
        Assert.Equal(0, Assert.Single(github.Requests).Status);
    }

    [Fact]
    public async Task A_cut_body_ends_in_the_middle()
    {
        await using var github = await StartAsync();
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        github.Faults.Next("GET /repos/acme/*", HttpFault.CutBody);

        await Assert.ThrowsAnyAsync<Exception>(() => bot.ReadAsync("repos/acme/app"));

        Assert.NotNull(await bot.ReadAsync("repos/acme/app"));
    }

    [Fact]
    public async Task A_delayed_request_waits_for_the_test()
    {
        await using var github = await StartAsync();
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        github.Faults.Next(IssuesRoute, HttpFault.Delay(out var held));

        var asked = bot.PostAsync("repos/acme/app/issues", NewIssue.DeepClone());
        await held.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(asked.IsCompleted);
        Assert.Empty(github.Repository("acme/app").Issues);
        held.Release();

        using var answer = await asked;
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Rate_limits_say_when_to_come_back()
    {
        var time = new FakeTimeProvider();
        await using var github = await GitHubSandbox.StartAsync(time);
        github.AddRepository("acme/app");
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        var reset = time.GetUtcNow() + TimeSpan.FromMinutes(7);
        github.Faults.Next("* /repos/{owner}/{repo}", HttpFault.RateLimited(reset, 429));
        github.Faults.Next("* /repos/{owner}/{repo}", HttpFault.SecondaryRateLimited(TimeSpan.FromSeconds(90)));

        using var primary = await bot.GetAsync("repos/acme/app");
        using var secondary = await bot.GetAsync("repos/acme/app");

        Assert.Equal(HttpStatusCode.TooManyRequests, primary.StatusCode);
        Assert.Equal($"{reset.ToUnixTimeSeconds()}", Assert.Single(primary.Headers.GetValues("X-RateLimit-Reset")));
        Assert.Equal("0", Assert.Single(primary.Headers.GetValues("X-RateLimit-Remaining")));
        Assert.Equal(HttpStatusCode.Forbidden, secondary.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(90), secondary.Headers.RetryAfter!.Delta);
        Assert.Contains("secondary rate limit", (await SandboxClient.JsonAsync(secondary))["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_may_act_just_before_a_request_or_just_after()
    {
        await using var github = await StartAsync();
        var repository = github.Repository("acme/app");
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        github.Faults.Before(IssuesRoute, () => repository.OpenIssue("alice", "First"));
        github.Faults.After(IssuesRoute, () => repository.Issue(2).Close("alice"));

        using var answer = await bot.PostAsync("repos/acme/app/issues", NewIssue.DeepClone());

        Assert.Equal(2, (await SandboxClient.JsonAsync(answer))["number"]!.GetValue<int>());
        Assert.False(repository.Issue(2).IsOpen);
    }

    [Fact]
    public async Task Requests_are_counted_by_route_until_reset()
    {
        await using var github = await StartAsync();
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        await bot.ReadAsync("repos/acme/app");
        await bot.ReadAsync($"repositories/{github.Repository("acme/app").Id}");

        Assert.Equal(2, github.Count("GET /repos/{owner}/{repo}"));
        Assert.Equal(1, github.Count("GET /repos/acme/app"));
        Assert.Equal("bot", github.Requests[0].User);
        github.ResetRequests();
        Assert.Empty(github.Requests);
    }

    private static async Task<GitHubSandbox> StartAsync()
    {
        var github = await GitHubSandbox.StartAsync();
        github.AddRepository("acme/app").Grant("bot", Access.Write);
        return github;
    }
}
