using BumpBot.Model;
using BumpBot.Targets;
using Sandbox;
using Xunit;

namespace BumpBot.Tests.GitHub;

/// <summary>What of a target's pull requests and issues is taken for the bot's own work.</summary>
public sealed class ForgeLookTests : TargetFixture
{
    private const string Branch = "bumpbot/acme--tool";

    [Fact]
    public async Task Pull_requests_and_issues_of_the_bot_are_told_with_their_states()
    {
        AddTarget();
        var open = AddBotPull(Branch);
        var merged = AddBotPull("bumpbot/b");
        merged.Merge("home");
        var closedByBot = AddBotPull("bumpbot/c", Marked(closed: "withdrawn"));
        closedByBot.Close(Bot);
        var closedByPerson = AddBotPull("bumpbot/d");
        closedByPerson.Close("home");
        var issue = App.OpenIssue(Bot, "acme/tool v1.2.0", Marked());
        var closed = App.OpenIssue(Bot, "acme/tool v1.2.0", Marked());
        closed.Close("home");
        var closedIssueByBot = App.OpenIssue(Bot, "acme/tool v1.2.0", Marked(closed: "done"));
        closedIssueByBot.Close(Bot);

        var standing = await LookAsync();

        Assert.Equal(
            [(open.Number, PullState.Open), (merged.Number, PullState.Merged), (closedByBot.Number, PullState.ClosedByBot), (closedByPerson.Number, PullState.ClosedByPerson)],
            standing.Pulls.Select(pull => (pull.Number, pull.State)));
        Assert.Equal(
            [(issue.Number, IssueState.Open), (closed.Number, IssueState.Closed), (closedIssueByBot.Number, IssueState.ClosedByBot)],
            standing.Issues.Select(i => (i.Number, i.State)));
        var first = standing.Pulls[0];
        Assert.Equal((Branch, "Bump acme/tool to v1.2.0", Marked()), (first.Branch, first.Title, first.Body));
        Assert.Equal("v1.2.0", Assert.Single(first.Mark.Members).Tag);
        Assert.Equal(new Uri(GitHub.ServerUrl, $"{Target}/pull/{open.Number}"), first.Page);
        Assert.True(standing.IssuesEnabled);
    }

    [Fact]
    public async Task Invariant_10_a_mark_of_a_stranger_counts_for_nothing()
    {
        AddTarget();
        App.OpenIssue("mallory", "acme/tool v1.2.0", Marked());
        App.PushAs("mallory", Branch, ("a.txt", "evil"));
        App.OpenPull("mallory", "Bump acme/tool", Branch, Marked());
        AssertNothing(await LookAsync());
    }

    [Fact]
    public async Task Invariant_10_a_marked_pull_request_from_a_fork_or_another_branch_counts_for_nothing()
    {
        AddTarget();
        var fork = App.Fork(Bot);
        fork.PushAs(Bot, Branch, ("a.txt", "x"));
        App.OpenPull(Bot, "Bump acme/tool", $"{Bot}:{Branch}", Marked());
        App.PushAs(Bot, "feature", ("a.txt", "x"));
        App.OpenPull(Bot, "Bump acme/tool", "feature", Marked());
        AssertNothing(await LookAsync());
    }

    [Fact]
    public async Task What_the_bots_user_wrote_without_a_mark_is_not_the_bots()
    {
        AddTarget();
        App.OpenIssue(Bot, "A thought", "by hand");
        AddBotPull(Branch, "by hand");
        AssertNothing(await LookAsync());
    }

    [Fact]
    public async Task Invariant_9_an_idle_look_is_two_conditional_requests()
    {
        AddTarget();
        AddBotPull(Branch);
        App.OpenIssue(Bot, "acme/tool v1.2.0", Marked());
        var first = await LookAsync();
        GitHub.ResetRequests();
        var second = await LookAsync();
        Assert.Equal([304, 304], GitHub.Requests.Select(request => request.Status));
        AssertSame(first, second);
    }

    [Fact]
    public async Task With_the_cache_lost_or_spoiled_the_look_tells_the_same()
    {
        AddTarget();
        AddBotPull(Branch);
        App.OpenIssue(Bot, "acme/tool v1.2.0", Marked());
        var first = await LookAsync();
        foreach (var spoiled in (string[])["", "null", "{}", """{"Repo":"home/app","Identity":null}""", "{\"Repo\":\"home/app\""])
        {
            foreach (var file in Directory.EnumerateFiles(CacheFolder, "*", SearchOption.AllDirectories))
                await File.WriteAllTextAsync(file, spoiled, TestContext.Current.CancellationToken);
            AssertSame(first, await LookAsync());
        }
        ForgetCache();
        AssertSame(first, await LookAsync());
    }

    [Fact]
    public async Task A_change_is_seen_and_no_head_is_asked_for_twice()
    {
        AddTarget();
        var pull = AddBotPull(Branch);
        await LookAsync();
        pull.Edit(body: Marked("new"));
        pull.Close("home");
        GitHub.ResetRequests();
        var standing = await LookAsync();
        Assert.Equal((PullState.ClosedByPerson, Marked("new")), (standing.Pulls[0].State, standing.Pulls[0].Body));
        Assert.Equal(0, GitHub.Count("GET /repos/{owner}/{repo}/pulls/{number}"));
    }

    [Fact]
    public async Task Many_unknown_heads_are_read_as_a_list()
    {
        AddTarget();
        foreach (var n in Enumerable.Range(1, 30))
            AddBotPull($"bumpbot/{n}");
        Assert.Equal(30, (await LookAsync()).Pulls.Count);
        Assert.Equal(0, GitHub.Count("GET /repos/{owner}/{repo}/pulls/{number}"));
        Assert.Equal(1, GitHub.Count("GET /repos/{owner}/{repo}/pulls"));
    }

    [Fact]
    public async Task All_pages_are_read_at_first_and_only_changed_ones_later()
    {
        AddTarget();
        var marked = App.OpenIssue(Bot, "acme/tool v1.2.0", Marked());
        foreach (var n in Enumerable.Range(1, 250))
            App.OpenIssue(Bot, $"Thought {n}");
        Assert.Equal(marked.Number, Assert.Single((await LookAsync()).Issues).Number);
        Assert.Equal([200, 200, 200, 304], GitHub.Requests.Where(request => request.Path.EndsWith("/issues", StringComparison.Ordinal)).Select(request => request.Status));

        var added = App.OpenIssue(Bot, "acme/tool v1.3.0", Marked());
        GitHub.ResetRequests();
        var standing = await LookAsync();
        Assert.Equal([marked.Number, added.Number], standing.Issues.Select(issue => issue.Number));
        Assert.Equal([200, 200, 304], GitHub.Requests.Where(request => request.Path.EndsWith("/issues", StringComparison.Ordinal)).Select(request => request.Status));
    }

    [Fact]
    public async Task Invariant_4_what_moves_to_the_front_while_pages_are_read_is_not_missed()
    {
        AddTarget();
        var pull = AddBotPull(Branch);
        foreach (var n in Enumerable.Range(1, 150))
            App.OpenIssue(Bot, $"Thought {n}");
        GitHub.Faults.After("GET /repos/{owner}/{repo}/issues", () => pull.Edit(title: "Touched by a person"));
        Assert.Equal(pull.Number, Assert.Single((await LookAsync()).Pulls).Number);
    }

    [Fact]
    public async Task Invariant_4_a_list_that_never_stands_still_is_no_look()
    {
        AddTarget();
        var pull = AddBotPull(Branch);
        foreach (var n in Enumerable.Range(1, 150))
            App.OpenIssue(Bot, $"Thought {n}");
        EditAgainAndAgain(1);
        var forge = await OpenAsync();
        var fault = await Assert.ThrowsAsync<FaultException>(() => forge.LookAsync(CancellationToken.None));
        Assert.IsType<Fault.Retry>(fault.Fault);

        void EditAgainAndAgain(int edit) => GitHub.Faults.After("GET /repos/{owner}/{repo}/issues", () =>
        {
            pull.Edit(title: $"Edit {edit}");
            EditAgainAndAgain(edit + 1);
        });
    }

    [Fact]
    public async Task Heads_are_not_sought_in_a_list_that_is_longer_than_what_is_sought()
    {
        AddTarget();
        foreach (var n in Enumerable.Range(1, 11))
            AddBotPull($"bumpbot/{n}");
        App.PushAs("ada", "feature", ("b.txt", "x"));
        foreach (var n in Enumerable.Range(1, 1200))
            App.OpenPull("ada", $"Feature {n}", "feature").Close("ada");
        Assert.Equal(11, (await LookAsync()).Pulls.Count);
        Assert.InRange(GitHub.Requests.Count(request => request.Path.Contains("/pulls", StringComparison.Ordinal)), 1, 22);
        Assert.NotEqual(13, GitHub.Count("GET /repos/{owner}/{repo}/pulls"));
    }

    [Fact]
    public async Task Where_issues_are_switched_off_the_pull_requests_are_told_still()
    {
        AddTarget();
        AddBotPull(Branch);
        App.OpenIssue(Bot, "acme/tool v1.2.0", Marked());
        App.DisableIssues();
        var standing = await LookAsync();
        Assert.Single(standing.Pulls);
        Assert.Empty(standing.Issues);
        Assert.False(standing.IssuesEnabled);
    }

    [Fact]
    public async Task Where_the_list_of_issues_is_gone_the_pull_requests_are_listed_by_themselves()
    {
        AddTarget();
        AddBotPull(Branch);
        App.PushAs("mallory", "bumpbot/x", ("b.txt", "x"));
        App.OpenPull("mallory", "Bump", "bumpbot/x", Marked());
        GitHub.Faults.Next("GET /repos/{owner}/{repo}/issues", HttpFault.Status(410, "Issues are disabled for this repo"));
        Assert.Equal(Branch, Assert.Single((await LookAsync()).Pulls).Branch);
    }

    [Theory]
    [InlineData("GET /repos/{owner}/{repo}/issues", 404)]
    [InlineData("GET /repos/{owner}/{repo}/issues", 403)]
    [InlineData("GET /repos/{owner}/{repo}/pulls/{number}", 404)]
    public async Task Invariant_4_a_look_that_is_refused_in_part_is_none(string route, int status)
    {
        AddTarget();
        AddBotPull(Branch);
        GitHub.Faults.Next(route, HttpFault.Status(status));
        var forge = await OpenAsync();
        await Assert.ThrowsAsync<FaultException>(() => forge.LookAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_repository_made_anew_under_the_name_is_looked_at_anew()
    {
        AddTarget();
        AddBotPull("feature");
        AssertNothing(await LookAsync());
        App.Delete();
        AddTarget();
        AddBotPull(Branch);
        Assert.Single((await LookAsync()).Pulls);
    }

    [Fact]
    public async Task On_actions_the_jobs_token_stands_for_the_actions_bot()
    {
        AddTarget();
        var actions = GitHub.AddApp("github-actions");
        App.Grant(actions.Login, Access.Write);
        App.OpenIssue(actions.Login, "acme/tool v1.2.0", Marked());
        var forge = await OpenAsync(actions.Token, onActions: true);
        Assert.Single((await forge.LookAsync(CancellationToken.None)).Issues);
    }

    private static void AssertNothing(ForgeStanding standing)
    {
        Assert.Empty(standing.Pulls);
        Assert.Empty(standing.Issues);
    }

    private static void AssertSame(ForgeStanding expected, ForgeStanding actual)
    {
        Assert.Equal(expected.Pulls.Select(Facts), actual.Pulls.Select(Facts));
        Assert.Equal(expected.Issues.Select(issue => (issue.Number, issue.State, issue.Body)), actual.Issues.Select(issue => (issue.Number, issue.State, issue.Body)));
    }

    private static (int, PullState, string, string) Facts(StandingPull pull) => (pull.Number, pull.State, pull.Branch, pull.Body);
}
