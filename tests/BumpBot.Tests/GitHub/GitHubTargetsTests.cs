using BumpBot.GitHub;
using BumpBot.Model;
using BumpBot.Targets;
using Sandbox;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

public sealed class GitHubTargetsTests : TargetFixture
{
    [Fact]
    public async Task The_repository_is_fetched_from_the_server_with_the_token_beside_the_address()
    {
        GitHub.AddRepositoryOn("trunk", Target).Grant(Bot, Access.Write);
        using var opened = await OpenTargetAsync(BotToken);
        Assert.Equal((new Uri(GitHub.ServerUrl, Target + ".git"), "trunk", BotToken), Assert.Single(Repositories.Fetched));
        Assert.Equal("trunk", opened.Repository.DefaultBranch);
    }

    [Fact]
    public async Task A_renamed_target_is_opened_under_its_new_name()
    {
        AddTarget().Rename("home/new");
        App.Grant(Bot, Access.Write);
        using var opened = await OpenTargetAsync(BotToken);
        Assert.Equal(new Uri(GitHub.ServerUrl, "home/new.git"), Assert.Single(Repositories.Fetched).Url);
        Assert.Equal(Target, opened.Name.ToString());
        await opened.Forge.LookAsync(CancellationToken.None);
        Assert.Contains(GitHub.Requests, request => request.Path == "/repos/home/new/issues");
    }

    [Fact]
    public async Task Without_a_token_the_run_stops_with_what_is_needed()
    {
        AddTarget();
        var fault = Assert.IsType<Fault.StopRun>(await FaultAsync(token: null));
        Assert.Contains("GITHUB_TOKEN", fault.Message, StringComparison.Ordinal);
        Assert.Empty(GitHub.Requests);
    }

    [Fact]
    public async Task An_archived_target_is_given_up()
    {
        AddTarget().Archive();
        Assert.Contains("archived", Assert.IsType<Fault.GiveUp>(await FaultAsync(BotToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_the_user_may_not_push_to_is_given_up()
    {
        GitHub.AddRepository(Target);
        Assert.Contains("write access", Assert.IsType<Fault.GiveUp>(await FaultAsync(BotToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_cannot_be_seen_is_given_up_by_name()
    {
        GitHub.AddRepository(Target).Private();
        Assert.Contains("home/app not found, or the token may not see it", Assert.IsType<Fault.GiveUp>(await FaultAsync(BotToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_becomes_archived_is_noticed_in_spite_of_the_cache()
    {
        AddTarget();
        (await OpenTargetAsync(BotToken)).Dispose();
        App.Archive();
        Assert.IsType<Fault.GiveUp>(await FaultAsync(BotToken));
    }

    [Theory]
    [InlineData("""{"pull":true,"push":false}""", true)]
    [InlineData("""{"pull":false,"push":false}""", false)]
    [InlineData("null", false)]
    public async Task Rights_are_believed_only_where_they_are_a_users(string permissions, bool refused)
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Json(
            $$"""{"id":1,"full_name":"home/app","default_branch":"main","permissions":{{permissions}}}"""));
        using var bot = new BotIdentity(github.Http);
        var opening = TargetsOf(github.Http, bot).OpenAsync(new TargetName.OnForge(RepoName.Parse(Target)), CancellationToken.None);
        if (refused)
            Assert.IsType<Fault.GiveUp>(await github.FaultOfAsync(opening));
        else
            (await opening).Dispose();
    }

    private async Task<OpenedTarget> OpenTargetAsync(string? token)
    {
        var http = Http(token);
        return await TargetsOf(http, new BotIdentity(http)).OpenAsync(new TargetName.OnForge(RepoName.Parse(Target)), CancellationToken.None);
    }

    private async Task<Fault> FaultAsync(string? token) =>
        (await Assert.ThrowsAsync<FaultException>(() => OpenTargetAsync(token))).Fault;
}
