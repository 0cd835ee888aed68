using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Sandbox;
using Xunit;

namespace BumpBot.Tests.Sandbox;

public sealed class SandboxReadTests
{
    [Fact]
    public async Task A_repository_tells_its_default_branch_and_the_rights_of_who_asks()
    {
        await using var github = await GitHubSandbox.StartAsync();
        github.AddRepositoryOn("trunk", "acme/app").Grant("bot", Access.Write);
        using var client = new SandboxClient(github, github.AddUser("bot").Token);

        var shown = await client.ReadAsync("repos/acme/app");

        Assert.Equal("trunk", shown["default_branch"]!.GetValue<string>());
        Assert.True(shown["permissions"]!["push"]!.GetValue<bool>());
        Assert.False(shown["permissions"]!["admin"]!.GetValue<bool>());
        Assert.Equal($"{github.ServerUrl}acme/app.git", shown["clone_url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Releases_come_in_pages_linked_by_the_repository_id()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var upstream = github.AddUpstream("up/stream", Enumerable.Range(1, 5).Select(number => $"v{number}.0.0"));
        using var client = new SandboxClient(github, github.AddUser("bot").Token);

        using var second = await client.GetAsync("repos/up/stream/releases?per_page=2&page=2");
        var tags = (await SandboxClient.JsonAsync(second)).AsArray().Select(release => release!["tag_name"]!.GetValue<string>());

        Assert.Equal(["v3.0.0", "v2.0.0"], tags);
        var root = $"<{github.ApiUrl}repositories/{upstream.Id}/releases?per_page=2&page=";
        Assert.Equal(
            $"{root}1>; rel=\"prev\", {root}3>; rel=\"next\", {root}3>; rel=\"last\", {root}1>; rel=\"first\"",
            Assert.Single(second.Headers.GetValues("Link")));
        var last = await client.ReadAsync($"repositories/{upstream.Id}/releases?per_page=2&page=3");
        Assert.Equal("v1.0.0", Assert.Single(last.AsArray())!["tag_name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_single_page_has_no_link_header()
    {
        await using var github = await GitHubSandbox.StartAsync();
        github.AddUpstream("up/stream", "v1.0.0");
        using var client = new SandboxClient(github);

        using var answer = await client.GetAsync("repos/up/stream/releases");

        Assert.False(answer.Headers.Contains("Link"));
    }

    [Fact]
    public async Task Drafts_are_shown_only_to_those_who_may_push()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var upstream = github.AddRepository("up/stream").Grant("maintainer", Access.Write);
        upstream.AddRelease("v1.0.0", draft: true);
        using var stranger = new SandboxClient(github, github.AddUser("stranger").Token);
        using var maintainer = new SandboxClient(github, github.AddUser("maintainer").Token);

        Assert.Empty((await stranger.ReadAsync("repos/up/stream/releases")).AsArray());
        Assert.Single((await maintainer.ReadAsync("repos/up/stream/releases")).AsArray());
    }

    [Fact]
    public async Task The_latest_release_is_no_prerelease()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var upstream = github.AddUpstream("up/stream", "v1.0.0");
        upstream.AddRelease("v2.0.0-rc.1", prerelease: true);
        using var client = new SandboxClient(github);

        var latest = await client.ReadAsync("repos/up/stream/releases/latest");

        Assert.Equal("v1.0.0", latest["tag_name"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_asset_may_be_larger_than_two_gigabytes()
    {
        await using var github = await GitHubSandbox.StartAsync();
        github.AddRepository("up/stream").AddRelease("v1", assets: new SandboxAsset { Name = "big", Size = 3L << 30, Digest = "sha256:00" });
        using var client = new SandboxClient(github);

        var asset = (await client.ReadAsync("repos/up/stream/releases/tags/v1"))["assets"]![0]!;

        Assert.Equal(3L << 30, asset["size"]!.GetValue<long>());
        Assert.Equal("sha256:00", asset["digest"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_annotated_tag_is_a_tag_object_as_reference_and_a_commit_in_the_list_of_tags()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var upstream = github.AddRepository("up/stream");
        var commit = upstream.HeadOf("main");
        var tag = upstream.AddAnnotatedTag("v1", "One");
        using var client = new SandboxClient(github);

        var reference = await client.ReadAsync("repos/up/stream/git/ref/tags/v1");
        var annotated = await client.ReadAsync($"repos/up/stream/git/tags/{tag}");
        var listed = await client.ReadAsync("repos/up/stream/tags");

        Assert.Equal(("tag", tag), (reference["object"]!["type"]!.GetValue<string>(), reference["object"]!["sha"]!.GetValue<string>()));
        Assert.Equal(commit, annotated["object"]!["sha"]!.GetValue<string>());
        Assert.Equal(commit, listed[0]!["commit"]!["sha"]!.GetValue<string>());
    }

    [Fact]
    public async Task Commits_are_listed_from_a_branch_newest_first()
    {
        var time = new FakeTimeProvider();
        await using var github = await GitHubSandbox.StartAsync(time);
        var upstream = github.AddRepository("up/stream");
        time.Advance(TimeSpan.FromHours(1));
        var second = upstream.CommitAs("alice", "next", "Second", ("a", "1"));
        using var client = new SandboxClient(github);

        var listed = await client.ReadAsync("repos/up/stream/commits?sha=next&per_page=1");
        var one = await client.ReadAsync("repos/up/stream/commits/next");

        Assert.Equal(second, Assert.Single(listed.AsArray())!["sha"]!.GetValue<string>());
        Assert.Equal("alice", listed[0]!["author"]!["login"]!.GetValue<string>());
        Assert.Equal("a", one["files"]![0]!["filename"]!.GetValue<string>());
        Assert.Equal(second, (await client.ReadAsync("repos/up/stream/branches/next"))["commit"]!["sha"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_thousand_upstreams_need_no_git_folder()
    {
        await using var github = await GitHubSandbox.StartAsync();
        for (var number = 0; number < 1000; number++)
            github.AddUpstream($"up/stream{number}", "v1.0.0", "v1.1.0");
        using var client = new SandboxClient(github, github.AddUser("bot").Token);

        Assert.Equal(2, (await client.ReadAsync("repos/up/stream999/releases")).AsArray().Count);
        Assert.Equal(3, (await client.ReadAsync("repos/up/stream999/commits")).AsArray().Count);
        Assert.False(github.Repository("up/stream999").HasGitFolder);
    }

    [Fact]
    public async Task An_unknown_route_fails_the_test()
    {
        var github = await GitHubSandbox.StartAsync();
        using var client = new SandboxClient(github);

        using var answer = await client.GetAsync("repos/up/stream/unheard-of");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await github.DisposeAsync());
        Assert.Contains("unheard-of", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_speak_as_github_does()
    {
        await using var github = await GitHubSandbox.StartAsync();
        using var client = new SandboxClient(github, "ghp_unknown");

        using var answer = await client.GetAsync("user");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var body = (JsonObject)await SandboxClient.JsonAsync(answer);
        Assert.Equal("Bad credentials", body["message"]!.GetValue<string>());
        Assert.Equal("401", body["status"]!.GetValue<string>());
        Assert.True(answer.Headers.Contains("X-GitHub-Request-Id"));
    }
}
