using System.Text.Json;
using BumpBot.Model;
using BumpBot.Targets;
using Sandbox;
using Xunit;

namespace BumpBot.Tests.GitHub;

/// <summary>What is written to a target, and what is said where it cannot be.</summary>
public sealed class GitHubForgeTests : TargetFixture
{
    private const string Branch = "bumpbot/acme--tool";
    private const string Pulls = "POST /repos/{owner}/{repo}/pulls";

    [Fact]
    public async Task A_pull_request_is_opened_with_its_labels()
    {
        AddTarget().AddLabel("Dependencies");
        App.PushAs(Bot, Branch, ("a.txt", "x"));
        var forge = await OpenAsync();
        var opened = await forge.OpenPullAsync(new NewPull(Branch, "main", "Bump", Marked(), ["dependencies", "bots"]), CancellationToken.None);
        var pull = App.Pull(opened.Number);
        Assert.Equal(("Bump", Marked(), Branch, "main"), (pull.Title, pull.Body, pull.HeadBranch, pull.BaseBranch));
        Assert.Equal(["Dependencies", "bots"], pull.LabelNames);
        Assert.Equal(new Uri(GitHub.ServerUrl, $"{Target}/pull/{opened.Number}"), opened.Page);
        Assert.Equal(3, GitHub.Writes.Count);
    }

    [Fact]
    public async Task Without_labels_a_pull_request_is_one_request()
    {
        AddTarget();
        App.PushAs(Bot, Branch, ("a.txt", "x"));
        await (await OpenAsync()).OpenPullAsync(new NewPull(Branch, "main", "Bump", Marked(), []), CancellationToken.None);
        Assert.Equal(["POST"], GitHub.Writes.Select(request => request.Method));
    }

    [Fact]
    public async Task An_issue_is_opened_with_its_labels_in_one_request()
    {
        AddTarget().AddLabel("upstream");
        var opened = await (await OpenAsync()).OpenIssueAsync(new NewIssue("acme/tool v1.2.0", Marked(), ["upstream"]), CancellationToken.None);
        var issue = App.Issue(opened!.Number);
        Assert.Equal(("acme/tool v1.2.0", Marked()), (issue.Title, issue.Body));
        Assert.Equal(["upstream"], issue.LabelNames);
        Assert.Equal(["/repos/home/app/issues"], GitHub.Writes.Select(request => request.Path));
    }

    [Fact]
    public async Task A_label_is_made_once_a_run()
    {
        AddTarget();
        var forge = await OpenAsync();
        foreach (var n in Enumerable.Range(1, 3))
            await forge.OpenIssueAsync(new NewIssue($"Issue {n}", "", ["upstream"]), CancellationToken.None);
        Assert.Equal(1, GitHub.Count("POST /repos/{owner}/{repo}/labels"));
        Assert.Equal(1, GitHub.Count("GET /repos/{owner}/{repo}/labels"));
        Assert.All(App.Issues, issue => Assert.Equal(["upstream"], issue.LabelNames));
    }

    [Fact]
    public async Task That_a_label_cannot_be_made_holds_nothing_up()
    {
        AddTarget();
        GitHub.Faults.Always("POST /repos/{owner}/{repo}/labels", HttpFault.Status(403));
        var opened = await (await OpenAsync()).OpenIssueAsync(new NewIssue("Issue", "", ["upstream"]), CancellationToken.None);
        Assert.NotNull(opened);
    }

    [Fact]
    public async Task Where_issues_are_switched_off_none_is_opened()
    {
        AddTarget().DisableIssues();
        Assert.Null(await (await OpenAsync()).OpenIssueAsync(new NewIssue("Issue", "", []), CancellationToken.None));
        Assert.Empty(GitHub.Writes);
    }

    [Fact]
    public async Task Issues_that_are_switched_off_meanwhile_are_no_failure()
    {
        AddTarget();
        var forge = await OpenAsync();
        App.DisableIssues();
        Assert.Null(await forge.OpenIssueAsync(new NewIssue("Issue", "", []), CancellationToken.None));
    }

    [Fact]
    public async Task A_refresh_is_one_request_and_leaves_what_people_set()
    {
        AddTarget();
        var issue = App.OpenIssue(Bot, "Old", Marked(), "theirs");
        var pull = AddBotPull(Branch);
        pull.AddLabels("theirs");
        var forge = await OpenAsync();
        await forge.RefreshIssueAsync(issue.Number, "New", Marked("new"), CancellationToken.None);
        await forge.RefreshPullAsync(pull.Number, "Newer", Marked("newer"), [], CancellationToken.None);
        Assert.Equal(("New", Marked("new"), "theirs"), (issue.Title, issue.Body, Assert.Single(issue.LabelNames)));
        Assert.Equal(("Newer", Marked("newer"), "theirs"), (pull.Title, pull.Body, Assert.Single(pull.LabelNames)));
        Assert.Equal(["PATCH", "PATCH"], GitHub.Writes.Select(request => request.Method));
        Assert.All(GitHub.Writes, write => Assert.Equal(["body", "title"], JsonDocument.Parse(write.Body).RootElement.EnumerateObject().Select(p => p.Name).Order()));
    }

    [Fact]
    public async Task Closing_writes_state_and_mark_in_one_request_and_says_why_in_a_comment()
    {
        AddTarget();
        var issue = App.OpenIssue(Bot, "Old", Marked());
        var pull = AddBotPull(Branch);
        var forge = await OpenAsync();
        await forge.CloseIssueAsync(issue.Number, Marked(closed: "done"), "It is done.", CancellationToken.None);
        await forge.ClosePullAsync(pull.Number, Marked(closed: "done"), "It is done.", null, CancellationToken.None);
        Assert.All((SandboxIssue[])[issue, pull], thread =>
        {
            Assert.False(thread.IsOpen);
            Assert.Equal(Marked(closed: "done"), thread.Body);
            Assert.Equal("It is done.", Assert.Single(thread.Comments).Body);
        });
        Assert.Equal(["PATCH", "POST", "PATCH", "POST"], GitHub.Writes.Select(request => request.Method));
    }

    [Fact]
    public async Task A_comment_that_fails_leaves_the_closing_done()
    {
        AddTarget();
        var issue = App.OpenIssue(Bot, "Old", Marked());
        GitHub.Faults.Next("POST /repos/{owner}/{repo}/issues/{number}/comments", HttpFault.Status(403));
        await (await OpenAsync()).CloseIssueAsync(issue.Number, Marked(closed: "done"), "It is done.", CancellationToken.None);
        Assert.False(issue.IsOpen);
    }

    [Fact]
    public async Task A_second_pull_request_for_a_branch_is_refused_with_words()
    {
        AddTarget();
        AddBotPull(Branch);
        var fault = await FaultOfPullAsync();
        Assert.Contains("already exists", Assert.IsType<Fault.GiveUp>(fault).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "GitHub Actions is not permitted to create or approve pull requests.", typeof(Fault.GiveUp), "Allow GitHub Actions to create")]
    [InlineData(403, "Resource not accessible by integration", typeof(Fault.GiveUp), "pull-requests: write")]
    [InlineData(403, "Must have push access", typeof(Fault.GiveUp), "write access")]
    [InlineData(404, "Not Found", typeof(Fault.GiveUp), "write access")]
    [InlineData(401, "Bad credentials", typeof(Fault.StopRun), "does not accept the token")]
    [InlineData(422, "Validation Failed", typeof(Fault.GiveUp), "Validation Failed")]
    [InlineData(500, "oh", typeof(Fault.Retry), "500")]
    [InlineData(502, "oh", typeof(Fault.Retry), "502")]
    public async Task Each_refusal_of_a_write_says_what_to_do(int status, string message, Type kind, string words)
    {
        AddTarget();
        App.PushAs(Bot, Branch, ("a.txt", "x"));
        GitHub.Faults.Next(Pulls, HttpFault.Status(status, message));
        var fault = await FaultOfPullAsync();
        Assert.IsType(kind, fault);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Contains(Branch, fault.Message, StringComparison.Ordinal);
        Assert.Single(GitHub.Writes);
    }

    [Fact]
    public async Task A_page_of_a_broken_proxy_does_not_stand_in_the_message()
    {
        AddTarget();
        App.PushAs(Bot, Branch, ("a.txt", "x"));
        GitHub.Faults.Next(Pulls, HttpFault.Page(502));
        var fault = Assert.IsType<Fault.Retry>(await FaultOfPullAsync());
        Assert.DoesNotContain("Unicorn", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_not_sent_again()
    {
        AddTarget();
        App.PushAs(Bot, Branch, ("a.txt", "x"));
        GitHub.Faults.Next(Pulls, HttpFault.CutBody);
        Assert.IsType<Fault.Retry>(await FaultOfPullAsync());
        Assert.Single(App.Pulls);
        Assert.Single(GitHub.Writes);
    }

    [Fact]
    public async Task A_long_rate_limit_names_its_end()
    {
        AddTarget();
        App.PushAs(Bot, Branch, ("a.txt", "x"));
        var reset = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds());
        GitHub.Faults.Next(Pulls, HttpFault.RateLimited(reset));
        Assert.Equal(reset, Assert.IsType<Fault.Retry>(await FaultOfPullAsync()).NotBefore);
    }

    [Fact]
    public async Task A_cancelled_write_ends()
    {
        AddTarget();
        App.PushAs(Bot, Branch, ("a.txt", "x"));
        var forge = await OpenAsync();
        GitHub.Faults.Next(Pulls, HttpFault.Delay(out var held));
        using var cancel = new CancellationTokenSource();
        var write = forge.OpenPullAsync(new NewPull(Branch, "main", "Bump", "", []), cancel.Token);
        await held.Arrived;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
    }

    private async Task<Fault> FaultOfPullAsync()
    {
        var forge = await OpenAsync();
        var thrown = await Assert.ThrowsAsync<FaultException>(() => forge.OpenPullAsync(new NewPull(Branch, "main", "Bump", Marked(), []), CancellationToken.None));
        return thrown.Fault;
    }
}
