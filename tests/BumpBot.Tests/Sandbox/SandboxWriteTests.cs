using System.Net;
using System.Text.Json.Nodes;
using Sandbox;
using Xunit;

namespace BumpBot.Tests.Sandbox;

public sealed class SandboxWriteTests
{
    [Fact]
    public async Task Merging_a_pull_request_closes_the_issue_that_it_names()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github);
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        using var issue = await bot.PostAsync("repos/acme/app/issues", new JsonObject { ["title"] = "Follow up" });
        using var pull = await bot.PostAsync("repos/acme/app/pulls", NewPull("Closes #1"));
        Assert.Equal(HttpStatusCode.Created, pull.StatusCode);

        using var merged = await bot.PutAsync("repos/acme/app/pulls/2/merge", new JsonObject());

        Assert.Equal(HttpStatusCode.OK, merged.StatusCode);
        Assert.Equal("2", repository.ReadText("main", "file"));
        Assert.False(repository.Issue(1).IsOpen);
        Assert.Equal(StateReason.Completed, repository.Issue(1).Reason);
        Assert.True((await bot.ReadAsync("repos/acme/app/pulls/2"))["merged"]!.GetValue<bool>());
        Assert.NotNull((await bot.ReadAsync("repos/acme/app/issues/2"))["pull_request"]!["merged_at"]);
    }

    [Fact]
    public async Task A_second_pull_request_for_a_head_is_refused()
    {
        await using var github = await GitHubSandbox.StartAsync();
        Target(github);
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        using var first = await bot.PostAsync("repos/acme/app/pulls", NewPull());

        using var second = await bot.PostAsync("repos/acme/app/pulls", NewPull());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("A pull request already exists for acme:bump.", await ErrorAsync(second, "message"));
    }

    [Fact]
    public async Task A_pull_request_needs_a_head_that_is_there_and_differs()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github);
        repository.ForcePush("same", repository.HeadOf("main")!);
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);

        using var missing = await bot.PostAsync("repos/acme/app/pulls", NewPull(head: "none"));
        using var same = await bot.PostAsync("repos/acme/app/pulls", NewPull(head: "same"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Equal("head", await ErrorAsync(missing, "field"));
        Assert.Equal("No commits between main and same", await ErrorAsync(same, "message"));
    }

    [Fact]
    public async Task A_pull_request_in_conflict_is_not_mergeable()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github);
        var pull = repository.OpenPull("bot", "Bump", "bump");
        repository.Commit("Something else", ("file", "3"));
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);

        var shown = await bot.ReadAsync("repos/acme/app/pulls/1");
        using var merged = await bot.PutAsync("repos/acme/app/pulls/1/merge", new JsonObject());

        Assert.False(shown["mergeable"]!.GetValue<bool>());
        Assert.Equal("dirty", shown["mergeable_state"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, merged.StatusCode);
        Assert.True(pull.IsOpen);
    }

    [Fact]
    public async Task Updating_the_branch_merges_base_into_head()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github);
        var pull = repository.OpenPull("bot", "Bump", "bump");
        var before = pull.HeadSha;
        var onto = repository.Commit("Something else", ("other", "1"));

        var merge = repository.UpdateBranch(pull);

        Assert.Equal([before, onto], repository.CommitAt(merge).Parents);
        Assert.Equal(merge, repository.Pull(1).HeadSha);
        Assert.Equal("1", repository.ReadText("bump", "other"));
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        var files = (await bot.ReadAsync("repos/acme/app/pulls/1/files")).AsArray();
        Assert.Equal("file", Assert.Single(files)!["filename"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_pull_request_of_a_fork_has_its_head_there()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github);
        var fork = repository.Fork("stranger");
        fork.PushAs("stranger", "bumpbot/x", ("file", "evil"));
        repository.OpenPull("stranger", "Mine", "stranger:bumpbot/x");
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);

        var shown = await bot.ReadAsync("repos/acme/app/pulls/1");

        Assert.Equal("stranger/app", shown["head"]!["repo"]!["full_name"]!.GetValue<string>());
        Assert.Equal("stranger:bumpbot/x", shown["head"]!["label"]!.GetValue<string>());
        Assert.True(shown["mergeable"]!.GetValue<bool>());
        Assert.Null(repository.HeadOf("bumpbot/x"));
    }

    [Fact]
    public async Task Issues_that_are_switched_off_are_gone_but_pull_requests_stay_listed()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github).DisableIssues();
        repository.OpenPull("bot", "Bump", "bump");
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);

        using var answer = await bot.PostAsync("repos/acme/app/issues", new JsonObject { ["title"] = "Follow up" });
        var listed = await bot.ReadAsync("repos/acme/app/issues?creator=bot&state=all");

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Empty(repository.Issues);
        Assert.Equal(1, Assert.Single(listed.AsArray())!["number"]!.GetValue<int>());
    }

    [Fact]
    public async Task Labels_are_made_once_and_added_by_a_bare_array()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github);
        repository.OpenPull("bot", "Bump", "bump");
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);
        var label = new JsonObject { ["name"] = "Upstream", ["color"] = "00ff00" };

        using var made = await bot.PostAsync("repos/acme/app/labels", label);
        using var again = await bot.PostAsync("repos/acme/app/labels", label);
        using var added = await bot.PostAsync("repos/acme/app/issues/1/labels", new JsonArray("upstream", "dependencies"));

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("already_exists", await ErrorAsync(again, "code"));
        Assert.Equal(["Upstream", "dependencies"], repository.Pull(1).LabelNames);
    }

    [Fact]
    public async Task Closing_keeps_the_reason_and_who_did_it()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github);
        repository.OpenIssue("bot", "Follow up", "text");
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);

        using var answer = await bot.PatchAsync(
            "repos/acme/app/issues/1", new JsonObject { ["state"] = "closed", ["state_reason"] = "not_planned", ["body"] = "new" });

        var shown = await SandboxClient.JsonAsync(answer);
        Assert.Equal("not_planned", shown["state_reason"]!.GetValue<string>());
        Assert.Equal("bot", shown["closed_by"]!["login"]!.GetValue<string>());
        Assert.Equal("new", repository.Issue(1).Body);
        Assert.Empty((await bot.ReadAsync("repos/acme/app/issues")).AsArray());
    }

    [Fact]
    public async Task Without_the_right_to_write_a_stranger_edits_only_what_is_theirs()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github);
        repository.OpenIssue("bot", "Follow up");
        using var stranger = new SandboxClient(github, github.AddUser("stranger").Token);
        using var anonymous = new SandboxClient(github);

        using var edited = await stranger.PatchAsync("repos/acme/app/issues/1", new JsonObject { ["state"] = "closed" });
        using var opened = await stranger.PostAsync(
            "repos/acme/app/issues", new JsonObject { ["title"] = "Mine", ["labels"] = new JsonArray("upstream") });
        using var unnamed = await anonymous.PostAsync("repos/acme/app/issues", new JsonObject { ["title"] = "Nobody's" });

        Assert.Equal(HttpStatusCode.Forbidden, edited.StatusCode);
        Assert.True(repository.Issue(1).IsOpen);
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        Assert.Empty(repository.Issue(2).Labels);
        Assert.Equal(HttpStatusCode.Unauthorized, unnamed.StatusCode);
    }

    [Fact]
    public async Task A_body_longer_than_github_takes_is_refused()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github);
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);

        using var answer = await bot.PostAsync(
            "repos/acme/app/issues", new JsonObject { ["title"] = "Long", ["body"] = new string('x', 65_537) });

        Assert.Equal("body is too long (maximum is 65536 characters)", await ErrorAsync(answer, "message"));
        Assert.Empty(repository.Issues);
    }

    [Fact]
    public async Task An_app_is_no_user_of_its_own()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var app = github.AddApp("bumpbot");
        Target(github).Grant(app.Login, Access.Write);
        using var client = new SandboxClient(github, app.Token);

        using var user = await client.GetAsync("user");
        using var issue = await client.PostAsync("repos/acme/app/issues", new JsonObject { ["title"] = "Follow up" });

        Assert.Equal(HttpStatusCode.Forbidden, user.StatusCode);
        Assert.Equal("bumpbot[bot]", (await SandboxClient.JsonAsync(issue))["user"]!["login"]!.GetValue<string>());
        Assert.Single((await client.ReadAsync("repos/acme/app/issues?creator=bumpbot%5Bbot%5D")).AsArray());
    }

    [Fact]
    public async Task A_pull_request_found_by_head_needs_the_owner_in_it()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = Target(github);
        repository.PushAs("alice", "other", ("file", "4"));
        repository.OpenPull("bot", "Bump", "bump");
        repository.OpenPull("alice", "Other", "other");
        using var bot = new SandboxClient(github, github.AddUser("bot").Token);

        Assert.Single((await bot.ReadAsync("repos/acme/app/pulls?head=acme:bump&state=all")).AsArray());
        Assert.Equal(2, (await bot.ReadAsync("repos/acme/app/pulls?head=bump&state=all")).AsArray().Count);
    }

    private static SandboxRepository Target(GitHubSandbox github)
    {
        var repository = github.AddRepository("acme/app", ("file", "1")).Grant("bot", Access.Write);
        repository.PushAs("bot", "bump", ("file", "2"));
        return repository;
    }

    private static JsonObject NewPull(string body = "", string head = "bump") =>
        new() { ["title"] = "Bump", ["head"] = head, ["base"] = "main", ["body"] = body };

    private static async Task<string> ErrorAsync(HttpResponseMessage answer, string field) =>
        (await SandboxClient.JsonAsync(answer))["errors"]![0]![field]!.GetValue<string>();
}
