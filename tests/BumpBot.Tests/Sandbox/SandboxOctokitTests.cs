using BumpBot.Git;
using LibGit2Sharp;
using Octokit;
using Octokit.Internal;
using Sandbox;
using Xunit;

namespace BumpBot.Tests.Sandbox;

/// <summary>The libraries that the bot uses, against the sandbox as they come.</summary>
public sealed class SandboxOctokitTests : IDisposable
{
    private readonly string _work = Directory.CreateTempSubdirectory("sandbox-octokit-tests-").FullName;

    public void Dispose() => Directory.Delete(_work, recursive: true);

    [Fact]
    public async Task Octokit_opens_labels_comments_and_closes()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = github.AddRepository("acme/app", ("file", "1")).Grant("bot", Access.Write);
        repository.PushAs("bot", "bump", ("file", "2"));
        var client = Client(github, github.AddUser("bot").Token);

        var issue = await client.Issue.Create("acme", "app", new NewIssue("Follow up") { Body = "ä", Labels = { "upstream" } });
        var pull = await client.PullRequest.Create("acme", "app", new NewPullRequest("Bump", "bump", "main") { Body = $"Closes #{issue.Number}" });
        await client.Issue.Labels.AddToIssue("acme", "app", pull.Number, ["dependencies"]);
        await client.Issue.Comment.Create("acme", "app", pull.Number, "No longer needed");
        await client.PullRequest.Update("acme", "app", pull.Number, new PullRequestUpdate { State = ItemState.Closed, Body = "closed" });
        var listed = await client.Issue.GetAllForRepository("acme", "app", new RepositoryIssueRequest { Creator = "bot", State = ItemStateFilter.All });

        Assert.Equal("bot", (await client.User.Current()).Login);
        Assert.Equal([2, 1], listed.Select(thread => thread.Number));
        Assert.NotNull(listed[0].PullRequest);
        var closed = repository.Pull(2);
        Assert.Equal((false, "closed"), (closed.IsOpen, closed.Body));
        Assert.Equal("No longer needed", Assert.Single(closed.Comments).Body);
        Assert.Equal("dependencies", Assert.Single(closed.LabelNames));
        Assert.Equal("ä", repository.Issue(1).Body);
    }

    [Fact]
    public async Task Octokit_understands_the_errors()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = github.AddRepository("acme/app").Grant("bot", Access.Write).DisableIssues();
        var client = Client(github, github.AddUser("bot").Token);

        await Assert.ThrowsAsync<AuthorizationException>(() => Client(github, "ghp_unknown").User.Current());
        await Assert.ThrowsAsync<Octokit.NotFoundException>(() => client.Repository.Get("acme", "none"));
        var invalid = await Assert.ThrowsAsync<ApiValidationException>(
            () => client.PullRequest.Create("acme", "app", new NewPullRequest("Bump", "none", "main")));
        Assert.Equal("head", Assert.Single(invalid.ApiError.Errors).Field);
        var gone = await Assert.ThrowsAsync<ApiException>(() => client.Issue.Create("acme", "app", new NewIssue("Follow up")));
        Assert.Equal(System.Net.HttpStatusCode.Gone, gone.StatusCode);
        github.Faults.Next("GET /repos/{owner}/{repo}", HttpFault.RateLimited(repository.CreatedAt + TimeSpan.FromHours(1)));
        await Assert.ThrowsAsync<RateLimitExceededException>(() => client.Repository.Get("acme", "app"));
        github.Faults.Next("GET /repos/{owner}/{repo}", HttpFault.SecondaryRateLimited(TimeSpan.FromMinutes(1)));
        await Assert.ThrowsAsync<SecondaryRateLimitExceededException>(() => client.Repository.Get("acme", "app"));
    }

    [Fact]
    public async Task Libgit2_fetches_commits_and_pushes_with_the_token_in_a_header()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var hosted = github.AddRepository("acme/app", ("file", "1")).Grant("bot", Access.Write);
        var basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("x-access-token:" + github.AddUser("bot").Token));
        string[] headers = ["Authorization: Basic " + basic];
        using var local = new LibGit2Sharp.Repository(LibGit2Sharp.Repository.Init(_work, isBare: true));
        var remote = local.Network.Remotes.Add("origin", $"{github.ServerUrl}acme/app.git", "+refs/heads/main:refs/heads/main");

        Interruptions.Resume(() => LibGit2Sharp.Commands.Fetch(
            local, "origin", ["+refs/heads/main:refs/heads/main"], new FetchOptions { CustomHeaders = headers }, null));
        var onto = local.Branches["main"].Tip;
        var tree = TreeDefinition.From(onto).Add("file", local.ObjectDatabase.CreateBlob(new MemoryStream("2"u8.ToArray())), Mode.NonExecutableFile);
        var who = new LibGit2Sharp.Signature("bot", "bot@example.org", DateTimeOffset.UnixEpoch);
        var commit = local.ObjectDatabase.CreateCommit(who, who, "Bump", local.ObjectDatabase.CreateTree(tree), [onto], false);
        var refused = new List<string>();
        var options = new PushOptions { CustomHeaders = headers, OnPushStatusError = error => refused.Add($"{error.Reference}: {error.Message}") };
        Interruptions.Resume(() => local.Network.Push(remote, $"{commit.Sha}:refs/heads/bumpbot/x", options));
        hosted.RefusePushesTo("protected", "it's closed");
        Interruptions.Resume(() => local.Network.Push(remote, $"{commit.Sha}:refs/heads/protected", options));

        Assert.Equal(commit.Sha, hosted.HeadOf("bumpbot/x"));
        Assert.Equal("2", hosted.ReadText("bumpbot/x", "file"));
        Assert.Null(hosted.HeadOf("protected"));
        Assert.Equal("refs/heads/protected: hook declined", Assert.Single(refused));
    }

    private static GitHubClient Client(GitHubSandbox github, string token) => new(new Connection(
        new ProductHeaderValue("tests"), github.ApiUrl, new InMemoryCredentialStore(new Octokit.Credentials(token))));
}
