using System.Net;
using System.Text.Json.Nodes;
using Sandbox;

namespace BumpBot.Tests.Sandbox;

/// <summary>The sandbox's checks, rules of merging, auto-merge, milestones and reviews.</summary>
public class SandboxMergeTests
{
    private const string On = "mutation($id: ID!, $head: GitObjectID!, $method: PullRequestMergeMethod!) { enablePullRequestAutoMerge(input: { pullRequestId: $id, expectedHeadOid: $head, mergeMethod: $method }) { clientMutationId } }";
    private const string Off = "mutation($id: ID!) { disablePullRequestAutoMerge(input: { pullRequestId: $id }) { clientMutationId } }";

    [Fact]
    public async Task The_mergeable_state_follows_checks_and_rules()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var (repository, pull) = Target(github);
        using var bot = Bot(github);
        Assert.Equal("clean", await StateAsync(bot));
        repository.SetCheck(pull.HeadSha, "lint", null);
        Assert.Equal("unstable", await StateAsync(bot));
        repository.SetCheck(pull.HeadSha, "lint", "failure");
        Assert.Equal("unstable", await StateAsync(bot));
        repository.RequireChecks("build");
        Assert.Equal("blocked", await StateAsync(bot));
        repository.SetStatus(pull.HeadSha, "build", "success");
        repository.SetCheck(pull.HeadSha, "lint", "success");
        Assert.Equal("clean", await StateAsync(bot));
        repository.RequireUpToDate();
        repository.Commit("Other work", ("other", "1"));
        Assert.Equal("behind", await StateAsync(bot));
        repository.Commit("The same file", ("file", "3"));
        Assert.Equal("dirty", await StateAsync(bot));
    }

    [Fact]
    public async Task Checks_and_statuses_are_told_of_each_commit()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var (repository, pull) = Target(github);
        using var bot = Bot(github);
        repository.SetCheck(pull.HeadSha, "build", null);
        repository.SetCheck(pull.HeadSha, "lint", "success");
        repository.SetStatus(pull.HeadSha, "ci", "error");
        var runs = (await bot.ReadAsync($"repos/acme/app/commits/{pull.HeadSha}/check-runs"))["check_runs"]!.AsArray();
        Assert.Equal(["build in_progress ", "lint completed success"], runs.Select(run => $"{run!["name"]} {run["status"]} {run["conclusion"]}"));
        var status = await bot.ReadAsync($"repos/acme/app/commits/{pull.HeadSha}/status");
        Assert.Equal(("failure", "ci"), (status["state"]!.GetValue<string>(), Assert.Single(status["statuses"]!.AsArray())!["context"]!.GetValue<string>()));
        Assert.Equal(0, (await bot.ReadAsync($"repos/acme/app/commits/{repository.HeadOf("main")}/status"))["total_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_the_rules_forbid_is_not_merged()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var (repository, pull) = Target(github);
        repository.RequireChecks("build").AllowMergeMethods(MergeMethod.Squash);
        using var bot = Bot(github);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await MergeAsync(bot, "squash"));
        repository.SetCheck(pull.HeadSha, "build", "success");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await MergeAsync(bot, "rebase"));
        Assert.Equal(HttpStatusCode.OK, await MergeAsync(bot, "squash"));
    }

    [Fact]
    public async Task What_may_be_merged_how_is_told_to_those_who_may_push()
    {
        await using var github = await GitHubSandbox.StartAsync();
        Target(github).Repository.AllowAutoMerge().AllowMergeMethods(MergeMethod.Rebase);
        using var bot = Bot(github);
        using var anybody = new SandboxClient(github);
        var told = await bot.ReadAsync("repos/acme/app");
        Assert.Equal((true, false, true), (told["allow_auto_merge"]!.GetValue<bool>(), told["allow_squash_merge"]!.GetValue<bool>(), told["allow_rebase_merge"]!.GetValue<bool>()));
        Assert.Null((await anybody.ReadAsync("repos/acme/app"))["allow_auto_merge"]);
    }

    [Fact]
    public async Task Auto_merge_merges_once_what_is_required_is_there()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var (repository, pull) = Target(github);
        using var bot = Bot(github);
        var id = (await bot.ReadAsync("repos/acme/app/pulls/1"))["node_id"]!.GetValue<string>();
        Assert.Equal("Auto merge is not allowed for this repository", await RefusalAsync(github, On, id, pull.HeadSha));
        repository.AllowAutoMerge();
        Assert.Equal("Pull request is in clean status", await RefusalAsync(github, On, id, pull.HeadSha));
        repository.RequireChecks("build");
        Assert.NotNull(await RefusalAsync(github, On, id, repository.HeadOf("main")!));
        Assert.Null(await RefusalAsync(github, On, id, pull.HeadSha));
        Assert.Equal("squash", (await bot.ReadAsync("repos/acme/app/pulls/1"))["auto_merge"]!["merge_method"]!.GetValue<string>());
        Assert.Null(await RefusalAsync(github, Off, id, null));
        Assert.Null(pull.AutoMerge);
        Assert.Null(await RefusalAsync(github, On, id, pull.HeadSha));
        repository.SetCheck(pull.HeadSha, "build", "failure");
        Assert.True(pull.IsOpen);
        repository.SetCheck(pull.HeadSha, "build", "success");
        Assert.Equal((true, "bot"), (pull.IsMerged, pull.MergedBy?.Login));
    }

    [Fact]
    public async Task A_branch_is_updated_only_at_the_head_that_is_expected()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var (repository, pull) = Target(github);
        using var bot = Bot(github);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await UpdateAsync(pull.HeadSha));
        var onto = repository.Commit("Other work", ("other", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await UpdateAsync(onto));
        Assert.Equal(HttpStatusCode.Accepted, await UpdateAsync(pull.HeadSha));
        Assert.Contains(onto, repository.CommitAt("bump").Parents);

        async Task<HttpStatusCode> UpdateAsync(string expected)
        {
            using var answer = await bot.PutAsync("repos/acme/app/pulls/1/update-branch", new JsonObject { ["expected_head_sha"] = expected });
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Milestones_are_set_by_number()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var (repository, pull) = Target(github);
        repository.AddMilestone("Old", open: false);
        repository.AddMilestone("Next");
        using var bot = Bot(github);
        var number = Assert.Single((await bot.ReadAsync("repos/acme/app/milestones")).AsArray())!["number"]!.GetValue<int>();
        using var set = await bot.PatchAsync("repos/acme/app/issues/1", new JsonObject { ["milestone"] = number });
        Assert.Equal("Next", pull.Milestone?.Title);
        using var unknown = await bot.PatchAsync("repos/acme/app/issues/1", new JsonObject { ["milestone"] = 9 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
    }

    [Theory]
    [InlineData("alice", HttpStatusCode.Created)]
    [InlineData("bot", HttpStatusCode.UnprocessableEntity)]
    [InlineData("stranger", HttpStatusCode.UnprocessableEntity)]
    public async Task Reviews_are_asked_of_collaborators_other_than_the_author(string reviewer, HttpStatusCode expected)
    {
        await using var github = await GitHubSandbox.StartAsync();
        var (repository, pull) = Target(github);
        repository.Grant("alice", Access.Write);
        github.AddUser("stranger");
        using var bot = Bot(github);
        using var answer = await bot.PostAsync("repos/acme/app/pulls/1/requested_reviewers", new JsonObject { ["reviewers"] = new JsonArray(reviewer) });
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Created, pull.Reviewers.Any(user => user.Login == reviewer));
    }

    private static (SandboxRepository Repository, SandboxPull Pull) Target(GitHubSandbox github)
    {
        var repository = github.AddRepository("acme/app", ("file", "1")).Grant("bot", Access.Write);
        repository.PushAs("bot", "bump", ("file", "2"));
        return (repository, repository.OpenPull("bot", "Bump", "bump"));
    }

    private static SandboxClient Bot(GitHubSandbox github) => new(github, github.AddUser("bot").Token);

    private static async Task<string> StateAsync(SandboxClient bot) => (await bot.ReadAsync("repos/acme/app/pulls/1"))["mergeable_state"]!.GetValue<string>();

    private static async Task<HttpStatusCode> MergeAsync(SandboxClient bot, string method)
    {
        using var answer = await bot.PutAsync("repos/acme/app/pulls/1/merge", new JsonObject { ["merge_method"] = method });
        return answer.StatusCode;
    }

    /// <returns>Null = it was carried out.</returns>
    private static async Task<string?> RefusalAsync(GitHubSandbox github, string document, string id, string? head)
    {
        using var bot = Bot(github);
        var variables = new JsonObject { ["id"] = id };
        if (head is not null)
            (variables["head"], variables["method"]) = (head, "SQUASH");
        using var answer = await bot.PostAsync(new Uri(github.ServerUrl, "api/graphql").AbsoluteUri, new JsonObject { ["query"] = document, ["variables"] = variables });
        return (await SandboxClient.JsonAsync(answer))["errors"]?[0]!["message"]!.GetValue<string>();
    }
}
