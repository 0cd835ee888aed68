using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>How pull requests are dressed, joined, noted on and taken away, with the built program.</summary>
public class LifecycleTests
{
    private const string Branch = "bumpbot/tools--hammer";
    private const string AskForHead = "GET /repos/acme/app/git/ref/*";

    [Fact]
    public async Task Labels_assignees_reviewers_milestone_and_draft_arrive()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.App.Grant("alice", Access.Write).Grant("bob", Access.Write);
        scene.App.AddMilestone("Old", open: false);
        scene.App.AddMilestone("Next");
        scene.Configure("""
            watch: [tools/hammer]
            pulls: { labels: [dependencies], assignees: [alice], reviewers: [bob, acme/core], milestone: next, draft: true }
            """);
        await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        Assert.True(pull.IsDraft);
        Assert.Equal(["dependencies"], pull.LabelNames);
        Assert.Equal(["alice"], pull.Assignees.Select(user => user.Login));
        Assert.Equal("Next", pull.Milestone?.Title);
        Assert.Equal(["bob"], pull.Reviewers.Select(user => user.Login));
        Assert.Equal(["core"], pull.ReviewerTeams);
        await scene.RunIdleAsync();
    }

    [Theory]
    [InlineData("POST /repos/{owner}/{repo}/pulls")]
    [InlineData("PATCH /repos/{owner}/{repo}/issues/{number}")]
    [InlineData("POST /repos/{owner}/{repo}/pulls/{number}/requested_reviewers")]
    public async Task What_a_run_that_was_cut_off_did_not_set_the_next_one_sets(string cutOffAt)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.App.Grant("alice", Access.Write).Grant("bob", Access.Write);
        scene.Configure("""
            watch: [tools/hammer]
            pulls: { labels: [dependencies], assignees: [alice], reviewers: [bob] }
            """);
        using (var process = BotProcess.Start(scene.Folder, scene.Environment, scene.RunArguments))
        {
            if (cutOffAt.EndsWith("pulls", StringComparison.Ordinal))
                scene.GitHub.Faults.After(cutOffAt, process.Kill);
            else
                scene.GitHub.Faults.Before(cutOffAt, process.Kill);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Assert.True(scene.GitHub.Faults.AllUsed);
        await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        Assert.Equal(["dependencies"], pull.LabelNames);
        Assert.Equal(["alice", "bob"], pull.Assignees.Concat(pull.Reviewers).Select(user => user.Login));
        await scene.RunIdleAsync();
    }

    [Theory]
    [InlineData("milestone: Gone", "no open milestone \"Gone\"")]
    [InlineData("reviewers: [stranger]", "ask for reviews")]
    public async Task What_cannot_be_had_is_told_and_fails_nothing(string setting, string told)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.GitHub.AddUser("stranger");
        scene.Configure($"watch: [tools/hammer]\npulls: {{ labels: [dependencies], {setting} }}\n");
        var outcome = await scene.RunWellAsync();
        Assert.Contains(told, outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(["dependencies"], Assert.Single(scene.App.Pulls).LabelNames);
    }

    [Fact]
    public async Task A_group_is_one_pull_request_with_an_issue_for_each_member()
    {
        await using var scene = await GroupedAsync();
        var pull = Assert.Single(scene.App.Pulls);
        Assert.Equal("bumpbot/all", pull.HeadBranch);
        Assert.Equal("HAMMER_VERSION := 1.1.0\nSAW_VERSION := 1.1.0\n", scene.App.ReadText("bumpbot/all", "Makefile"));
        Assert.Equal(2, scene.App.Issues.Count);
        Assert.All(scene.App.Issues, issue => Assert.Contains($"closes #{issue.Number}", pull.Body, StringComparison.OrdinalIgnoreCase));
        await scene.RunIdleAsync();

        var closed = scene.App.Issues[0];
        closed.Close("alice", StateReason.NotPlanned);
        await scene.RunWellAsync();
        Assert.Equal((true, 2), (pull.IsOpen, scene.App.Issues.Count));
        Assert.DoesNotContain($"closes #{closed.Number}", pull.Body, StringComparison.OrdinalIgnoreCase);
        await scene.RunIdleAsync();

        pull.Merge("alice");
        Assert.All(scene.App.Issues, issue => Assert.False(issue.IsOpen));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_newer_release_of_one_member_refreshes_the_group_in_place()
    {
        await using var scene = await GroupedAsync();
        scene.GitHub.Repository("tools/saw").AddRelease("v1.2.0");
        await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        Assert.Equal("HAMMER_VERSION := 1.1.0\nSAW_VERSION := 1.2.0\n", scene.App.ReadText("bumpbot/all", "Makefile"));
        Assert.Contains("tools/saw@v1.2.0", pull.Body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task What_a_person_declined_in_a_group_the_group_goes_on_without_until_a_newer_release()
    {
        await using var scene = await GroupedAsync();
        Assert.Single(scene.App.Pulls).Close("alice");
        await scene.RunIdleAsync();
        scene.GitHub.Repository("tools/saw").AddRelease("v1.2.0");
        await scene.RunWellAsync();
        var open = Assert.Single(scene.App.Pulls, pull => pull.IsOpen);
        Assert.Contains("tools/saw@v1.2.0", open.Body, StringComparison.Ordinal);
        Assert.Equal("HAMMER_VERSION := 1.0.0\nSAW_VERSION := 1.2.0\n", scene.App.ReadText(open.HeadBranch, "Makefile"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task When_upstreams_are_joined_into_a_group_their_own_pull_requests_are_closed_with_their_branches()
    {
        await using var scene = await StartAsync("none");
        Assert.Equal(2, scene.App.Pulls.Count);
        scene.Configure("watch: [tools/hammer, tools/saw]\npulls: { group: all }\n");
        await scene.RunWellAsync();
        Assert.Equal("bumpbot/all", Assert.Single(scene.App.Pulls, pull => pull.IsOpen).HeadBranch);
        Assert.Equal(["bumpbot/all", "main"], scene.App.Branches.Order(StringComparer.Ordinal));
        Assert.All(scene.App.Pulls.Where(pull => !pull.IsOpen), pull => Assert.Contains("moved into the pull request of the group", Assert.Single(pull.Comments).Body, StringComparison.Ordinal));
        Assert.All(scene.App.Issues, issue => Assert.True(issue.IsOpen));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_bump_that_base_has_already_is_closed_with_its_reason_and_its_branch()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        ByHand(scene);
        await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        Assert.False(pull.IsOpen);
        Assert.Contains("already current on main", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
        Assert.Contains("\"closed\":\"already current on main\"", pull.Body, StringComparison.Ordinal);
        Assert.Null(scene.App.HeadOf(Branch));
        Assert.False(Assert.Single(scene.App.Issues).IsOpen);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_branch_that_a_person_commits_to_before_it_is_deleted_stays()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        ByHand(scene);
        var commit = "";
        scene.GitHub.Faults.Before(AskForHead, () => commit = scene.App.PushAs("alice", Branch, ("work.txt", "mine\n")));
        await scene.RunWellAsync();
        Assert.True(scene.GitHub.Faults.AllUsed);
        Assert.Equal(commit, scene.App.HeadOf(Branch));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_pull_request_with_a_persons_commit_stays_open_when_base_has_its_bump()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        var commit = scene.App.PushAs("alice", Branch, ("work.txt", "mine\n"));
        ByHand(scene);
        await scene.RunWellAsync();
        Assert.True(Assert.Single(scene.App.Pulls).IsOpen);
        Assert.Equal(commit, scene.App.HeadOf(Branch));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task A_note_says_once_that_a_branch_with_a_persons_commit_is_left_alone_and_goes_when_it_is_made_anew()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.App.Grant("alice", Access.Write);
        await scene.RunWellAsync();
        var commit = scene.App.PushAs("alice", Branch, ("work.txt", "mine\n"));
        await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        Assert.StartsWith("> **The bot leaves this branch alone:**", pull.Body, StringComparison.Ordinal);
        Assert.Contains("/bumpbot recreate", pull.Body, StringComparison.Ordinal);
        await scene.RunIdleAsync();
        Assert.Equal(commit, scene.App.HeadOf(Branch));

        pull.Comment("alice", "/bumpbot recreate");
        await scene.RunWellAsync();
        Assert.DoesNotContain("leaves this branch alone", pull.Body, StringComparison.Ordinal);
        Assert.Null(scene.App.ReadText(Branch, "work.txt"));
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task What_a_person_wrote_below_the_mark_survives_refresh_note_and_closing()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        await scene.RunWellAsync();
        var pull = Assert.Single(scene.App.Pulls);
        var issue = Assert.Single(scene.App.Issues);
        foreach (var thread in new[] { pull, issue })
            thread.Edit(body: thread.Body + "\n\nTested on the old press, works.\n");
        scene.GitHub.Repository("tools/hammer").AddRelease("v1.2.0");
        await scene.RunWellAsync();
        Assert.Contains("1.2.0", pull.Title, StringComparison.Ordinal);
        Kept();
        await scene.RunIdleAsync();
        scene.App.Commit("By hand", ("Makefile", "HAMMER_VERSION := 1.2.0\n"), ("README.md", "\n"));
        await scene.RunWellAsync();
        Assert.False(pull.IsOpen);
        Kept();

        void Kept() => Assert.All(new[] { pull, issue }, thread => Assert.EndsWith("Tested on the old press, works.", thread.Body!.TrimEnd(), StringComparison.Ordinal));
    }

    private static void ByHand(Scene scene) =>
        scene.App.Commit("By hand", ("Makefile", "HAMMER_VERSION := 1.1.0\n"), ("README.md", "See https://github.com/tools/hammer/releases/tag/v1.1.0.\n"));

    private static Task<Scene> GroupedAsync() => StartAsync("all");

    private static async Task<Scene> StartAsync(string group)
    {
        var scene = await Scene.EmptyAsync();
        foreach (var tool in new[] { "hammer", "saw" })
            scene.GitHub.AddUpstream($"tools/{tool}", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.0.0\nSAW_VERSION := 1.0.0\n"));
        scene.Configure($"watch: [tools/hammer, tools/saw]\npulls: {{ group: {group} }}\n");
        await scene.RunWellAsync();
        return scene;
    }
}
