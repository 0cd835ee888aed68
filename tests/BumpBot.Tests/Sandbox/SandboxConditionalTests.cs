using System.Net;
using Microsoft.Extensions.Time.Testing;
using Sandbox;
using Xunit;

namespace BumpBot.Tests.Sandbox;

public sealed class SandboxConditionalTests
{
    private const string Releases = "repos/up/stream/releases";

    [Fact]
    public async Task An_unchanged_answer_is_304_without_a_body_and_costs_nothing()
    {
        await using var github = await GitHubSandbox.StartAsync();
        github.AddUpstream("up/stream", "v1.0.0");
        using var client = new SandboxClient(github, github.AddUser("bot").Token);
        using var first = await client.GetAsync(Releases);

        using var second = await client.GetAsync(Releases, Tag(first));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Tag(first), Tag(second));
        Assert.Equal(("4999", "4999"), (Remaining(first), Remaining(second)));
        Assert.True(github.Requests[1].Conditional);
    }

    [Fact]
    public async Task An_anonymous_304_costs_a_point_and_the_points_run_out()
    {
        var time = new FakeTimeProvider();
        await using var github = await GitHubSandbox.StartAsync(time);
        github.AnonymousHourlyLimit = 2;
        github.AddUpstream("up/stream", "v1.0.0");
        using var client = new SandboxClient(github);
        using var first = await client.GetAsync(Releases);
        using var second = await client.GetAsync(Releases, Tag(first));

        using var third = await client.GetAsync(Releases);
        time.Advance(TimeSpan.FromHours(1));
        using var fourth = await client.GetAsync(Releases);

        Assert.Equal((HttpStatusCode.NotModified, "0"), (second.StatusCode, Remaining(second)));
        Assert.Equal(HttpStatusCode.Forbidden, third.StatusCode);
        Assert.Equal(HttpStatusCode.OK, fourth.StatusCode);
    }

    [Fact]
    public async Task A_validator_belongs_to_its_token()
    {
        await using var github = await GitHubSandbox.StartAsync();
        github.AddUpstream("up/stream", "v1.0.0");
        var bot = github.AddUser("bot");
        using var one = new SandboxClient(github, bot.Token);
        using var other = new SandboxClient(github, bot.NewToken());
        using var first = await one.GetAsync(Releases);

        using var second = await other.GetAsync(Releases, Tag(first));

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task Download_counts_move_the_validator()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var upstream = github.AddRepository("up/stream");
        upstream.AddRelease("v1.0.0", assets: "app.tar.gz");
        using var client = new SandboxClient(github, github.AddUser("bot").Token);
        using var first = await client.GetAsync(Releases);

        upstream.BumpDownloads();
        using var second = await client.GetAsync(Releases, Tag(first));

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(1, (await SandboxClient.JsonAsync(second))[0]!["assets"]![0]!["download_count"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Validators_are_compared_with_or_without_the_weak_prefix(bool strong)
    {
        await using var github = await GitHubSandbox.StartAsync();
        github.StrongValidators = strong;
        github.AddUpstream("up/stream", "v1.0.0");
        using var client = new SandboxClient(github, github.AddUser("bot").Token);
        using var first = await client.GetAsync(Releases);
        Assert.Equal(!strong, first.Headers.ETag!.IsWeak);

        using var bare = await client.GetAsync(Releases, first.Headers.ETag.Tag);
        using var weak = await client.GetAsync(Releases, "\"other\", W/" + first.Headers.ETag.Tag);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotModified), (bare.StatusCode, weak.StatusCode));
    }

    [Fact]
    public async Task A_renamed_repository_redirects_reads_and_writes_to_its_id()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var upstream = github.AddUpstream("up/stream", "v1.0.0");
        upstream.Rename("down/river");
        using var client = new SandboxClient(github, github.AddUser("bot").Token);

        using var read = await client.GetAsync(Releases + "?per_page=5");
        using var write = await client.PostAsync("repos/up/stream/issues", new System.Text.Json.Nodes.JsonObject { ["title"] = "x" });

        Assert.Equal(HttpStatusCode.MovedPermanently, read.StatusCode);
        Assert.Equal(new Uri(github.ApiUrl, $"repositories/{upstream.Id}/releases?per_page=5"), read.Headers.Location);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, write.StatusCode);
        Assert.Single((await client.ReadAsync(read.Headers.Location!.AbsoluteUri)).AsArray());
        Assert.Equal("down/river", (await client.ReadAsync($"repositories/{upstream.Id}"))["full_name"]!.GetValue<string>());
        Assert.Empty(upstream.Issues);
    }

    private static string Tag(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("ETag"));

    private static string Remaining(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("X-RateLimit-Remaining"));
}
