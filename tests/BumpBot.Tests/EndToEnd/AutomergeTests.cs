using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>What is merged without a person, and what never is, with the built program.</summary>
public class AutomergeTests
{
    private const string Hammer = "bumpbot/tools--hammer";

    [Fact]
    public async Task What_no_check_has_reported_on_is_not_merged()
    {
        await using var scene = await OpenedAsync();
        var outcome = await scene.RunWellAsync();
        Assert.Contains("no check has reported", outcome.Output, StringComparison.Ordinal);
        await scene.RunIdleAsync();
        Assert.True(Pull(scene, "hammer").IsOpen);
    }

    [Fact]
    public async Task Two_green_ones_are_merged_in_one_run_one_after_the_other()
    {
        await using var scene = await OpenedAsync("hammer", "saw");
        var issues = scene.App.Issues;
        foreach (var pull in scene.App.Pulls)
            scene.App.SetCheck(pull.HeadSha, "build", "success");
        scene.App.SetStatus(Pull(scene, "saw").HeadSha, "ci/other", "success");
        var before = scene.App.HeadOf("main");

        var outcome = await scene.RunWellAsync();

        Assert.All(scene.App.Pulls, pull => Assert.Equal("bump-bot", pull.MergedBy?.Login));
        Assert.All(issues, issue => Assert.False(issue.IsOpen));
        Assert.Equal(("HAMMER_VERSION := 1.0.1\n", "SAW_VERSION := 1.0.1\n"), (scene.App.ReadText("main", "hammer.mk"), scene.App.ReadText("main", "saw.mk")));
        var second = scene.App.CommitAt("main");
        Assert.Equal(before, Assert.Single(scene.App.CommitAt(Assert.Single(second.Parents)).Parents));
        Assert.Equal(2, outcome.Output.Split(": merged\n").Length - 1);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task What_a_merge_puts_in_conflict_is_made_anew_on_the_new_base_in_the_same_run_and_waits_for_its_checks()
    {
        await using var scene = await Scene.EmptyAsync();
        foreach (var tool in new[] { "hammer", "saw" })
            scene.GitHub.AddUpstream($"tools/{tool}", "v1.0.0", "v1.0.1");
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.0.0\nSAW_VERSION := 1.0.0\n"));
        scene.Configure("watch: [tools/hammer, tools/saw]\npulls: { automerge: patch }\n");
        await scene.RunWellAsync();
        foreach (var pull in scene.App.Pulls)
            scene.App.SetCheck(pull.HeadSha, "build", "success");

        await scene.RunWellAsync();
        Assert.True(Pull(scene, "hammer").IsMerged);
        Assert.True(Pull(scene, "saw").IsOpen);
        Assert.Equal("HAMMER_VERSION := 1.0.1\nSAW_VERSION := 1.0.1\n", scene.App.ReadText("bumpbot/tools--saw", "Makefile"));
        Assert.Equal(scene.App.HeadOf("main"), Assert.Single(scene.App.CommitAt("bumpbot/tools--saw").Parents));

        scene.App.SetCheck(Pull(scene, "saw").HeadSha, "build", "success");
        await scene.RunWellAsync();
        Assert.True(Pull(scene, "saw").IsMerged);
        Assert.Equal("HAMMER_VERSION := 1.0.1\nSAW_VERSION := 1.0.1\n", scene.App.ReadText("main", "Makefile"));
        await scene.RunIdleAsync();
    }

    [Theory]
    [InlineData("failure", "failed")]
    [InlineData("cancelled", "failed")]
    [InlineData("timed_out", "failed")]
    [InlineData(null, "still running")]
    public async Task A_check_that_is_not_green_holds_the_merge_back(string? conclusion, string why)
    {
        await using var scene = await OpenedAsync();
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "lint", conclusion);
        var outcome = await scene.RunWellAsync();
        Assert.Contains($"the check \"lint\" {(conclusion is null ? "is " : "")}{why}", outcome.Output, StringComparison.Ordinal);
        Assert.True(Pull(scene, "hammer").IsOpen);
        await scene.RunIdleAsync();
    }

    [Theory]
    [InlineData("error")]
    [InlineData("pending")]
    public async Task A_commit_status_that_is_not_green_holds_the_merge_back(string state)
    {
        await using var scene = await OpenedAsync();
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        scene.App.SetStatus(Pull(scene, "hammer").HeadSha, "ci/other", state);
        await scene.RunIdleAsync();
        Assert.True(Pull(scene, "hammer").IsOpen);
    }

    [Theory]
    [InlineData("GET */check-runs")]
    [InlineData("GET */status")]
    [InlineData("GET */pulls/*")]
    public async Task Checks_that_cannot_be_read_merge_nothing(string request)
    {
        await using var scene = await OpenedAsync();
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        scene.GitHub.Faults.Always(request, HttpFault.Status(403));
        var outcome = await scene.RunAsync();
        Assert.True(Pull(scene, "hammer").IsOpen, outcome.ToString());
    }

    [Theory]
    [InlineData("all", "v1.0.1", "## Breaking changes\n\n- The option `--old` was removed.\n")]
    [InlineData("patch", "v1.1.0", "Some fixes.")]
    [InlineData("minor", "v2.0.0", "Some fixes.")]
    [InlineData("off", "v1.0.1", "Some fixes.")]
    public async Task What_looks_breaking_or_is_too_large_a_step_is_left_to_a_person(string automerge, string tag, string notes)
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0").AddRelease(tag, notes);
        await OpenAsync(scene, automerge, "hammer");
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        await scene.RunIdleAsync();
        Assert.True(Pull(scene, "hammer").IsOpen);
    }

    [Theory]
    [InlineData("GET /repos/acme/app/pulls/*")]
    [InlineData("PUT /repos/acme/app/pulls/*/merge")]
    public async Task A_head_that_moves_while_it_is_decided_is_not_merged(string request)
    {
        await using var scene = await OpenedAsync();
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        scene.GitHub.Faults.Before(request, () =>
        {
            var moved = scene.App.PushAs("alice", Hammer, ("hammer.mk", "HAMMER_VERSION := 1.0.1\n# by hand\n"));
            scene.App.SetCheck(moved, "build", "success");
        });
        await scene.RunWellAsync();
        Assert.True(scene.GitHub.Faults.AllUsed);
        Assert.True(Pull(scene, "hammer").IsOpen);
        await scene.RunWellAsync();
        await scene.RunIdleAsync();
        Assert.True(Pull(scene, "hammer").IsOpen);
    }

    [Fact]
    public async Task With_a_required_check_pending_it_is_left_to_GitHub()
    {
        await using var scene = await OpenedAsync();
        scene.App.AllowAutoMerge().RequireChecks("build").AllowMergeMethods(MergeMethod.Merge);
        var pull = Pull(scene, "hammer");
        scene.App.SetCheck(pull.HeadSha, "build", null);

        var outcome = await scene.RunWellAsync();
        Assert.Contains("left to the forge", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(("bump-bot", MergeMethod.Merge), (pull.AutoMerge?.By.Login, pull.AutoMerge?.Method));
        await scene.RunIdleAsync();
        Assert.True(pull.IsOpen);

        scene.App.SetCheck(pull.HeadSha, "build", "success");
        Assert.True(pull.IsMerged);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Where_nothing_is_required_a_pending_check_is_waited_for()
    {
        await using var scene = await OpenedAsync();
        scene.App.AllowAutoMerge();
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", null);
        var outcome = await scene.RunWellAsync();
        Assert.Contains("is still running", outcome.Output, StringComparison.Ordinal);
        Assert.Null(Pull(scene, "hammer").AutoMerge);
    }

    [Theory]
    [InlineData("## Breaking changes\n\n- The option `--old` was removed.\n", false)]
    [InlineData("Some fixes.", true)]
    public async Task What_was_left_to_GitHub_is_judged_anew_when_a_newer_release_takes_its_place(string notes, bool isMerged)
    {
        await using var scene = await OpenedAsync();
        scene.App.AllowAutoMerge().RequireChecks("build");
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", null);
        await scene.RunWellAsync();
        Assert.NotNull(Pull(scene, "hammer").AutoMerge);

        scene.GitHub.Repository("tools/hammer").AddRelease("v1.0.2", notes);
        scene.GitHub.Faults.After("POST */git-receive-pack", () => scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success"));
        await scene.RunWellAsync();
        Assert.Contains("1.0.2", Pull(scene, "hammer").Title, StringComparison.Ordinal);
        Assert.True(Pull(scene, "hammer").IsOpen);
        Assert.Null(Pull(scene, "hammer").AutoMerge);
        await scene.RunWellAsync();
        Assert.Equal(isMerged, Pull(scene, "hammer").IsMerged);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("patch", "v1.1.0", "minor")]
    public async Task What_was_left_to_GitHub_waits_for_a_person_once_the_config_says_so(string now, string tag = "v1.0.1", string before = "patch")
    {
        await using var scene = await LeftToGitHubAsync(before, tag);
        Automerge(scene, now);
        var outcome = await scene.RunWellAsync();
        Assert.Contains("the bot no longer has the forge merge it", outcome.Output, StringComparison.Ordinal);
        Assert.Null(Pull(scene, "hammer").AutoMerge);
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        await scene.RunIdleAsync();
        Assert.True(Pull(scene, "hammer").IsOpen);
        Assert.Equal(0, scene.GitHub.Count("GET /repos/acme/app/pulls/*"));

        Automerge(scene, before);
        await scene.RunWellAsync();
        Assert.True(Pull(scene, "hammer").IsMerged);
    }

    [Fact]
    public async Task What_a_person_left_to_GitHub_stays_so_whatever_the_config_says()
    {
        await using var scene = await LeftToGitHubAsync("patch", "v1.0.1");
        Pull(scene, "hammer").LeaveToMerge("alice");
        Automerge(scene, "off");
        await scene.RunWellAsync();
        await scene.RunIdleAsync();
        Assert.Equal("alice", Pull(scene, "hammer").AutoMerge?.By.Login);
    }

    [Fact]
    public async Task What_a_person_had_the_bot_merge_is_merged_whatever_the_config_says()
    {
        await using var scene = await OpenedAsync();
        Automerge(scene, "off");
        scene.App.AllowAutoMerge().RequireChecks("build");
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", null);
        scene.App.Grant("alice", Access.Write);
        Pull(scene, "hammer").Comment("alice", "/bumpbot merge");
        await scene.RunWellAsync();
        await scene.RunIdleAsync();
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        Assert.True(Pull(scene, "hammer").IsMerged);
    }

    [Theory]
    [InlineData(Moment.BeforeEffect)]
    [InlineData(Moment.AfterEffect)]
    public async Task What_was_left_to_GitHub_by_a_run_that_could_not_tell_is_taken_back_too(Moment moment)
    {
        await using var scene = await OpenedAsync();
        scene.App.AllowAutoMerge().RequireChecks("build");
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", null);
        var fault = moment == Moment.AfterEffect ? HttpFault.Drop.AfterEffect() : HttpFault.Drop;
        scene.GitHub.Faults.Next(request => request.Body.Contains("enablePullRequestAutoMerge", StringComparison.Ordinal), fault);
        await scene.RunAsync();
        Assert.Equal(moment == Moment.AfterEffect, Pull(scene, "hammer").AutoMerge is not null);
        Automerge(scene, "off");
        await scene.RunWellAsync();
        Assert.Null(Pull(scene, "hammer").AutoMerge);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Where_auto_merge_cannot_be_switched_off_the_branch_is_left_as_it_is()
    {
        await using var scene = await OpenedAsync();
        scene.App.AllowAutoMerge().RequireChecks("build");
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", null);
        await scene.RunWellAsync();
        var head = Pull(scene, "hammer").HeadSha;
        scene.GitHub.Repository("tools/hammer").AddRelease("v1.0.2", "Some fixes.");
        scene.GitHub.Faults.Next(request => request.Body.Contains("disablePullRequestAutoMerge", StringComparison.Ordinal), HttpFault.Status(403));
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(head, scene.App.HeadOf(Hammer));
        await scene.RunWellAsync();
        Assert.NotEqual(head, scene.App.HeadOf(Hammer));
    }

    [Fact]
    public async Task Where_the_rules_ask_for_the_newest_base_the_branch_is_brought_up_to_date_and_stays_the_bots()
    {
        await using var scene = await OpenedAsync();
        scene.App.RequireUpToDate();
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        scene.App.Commit("Other work", ("other.txt", "x\n"));

        var outcome = await scene.RunWellAsync();
        Assert.Contains("brought up to date", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(2, scene.App.CommitAt(Hammer).Parents.Count);
        Assert.True(Pull(scene, "hammer").IsOpen);
        await scene.RunIdleAsync();

        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        await scene.RunWellAsync();
        Assert.True(Pull(scene, "hammer").IsMerged);
        await scene.RunIdleAsync();
    }

    [Theory]
    [InlineData(MergeMethod.Squash, 1)]
    [InlineData(MergeMethod.Merge, 2)]
    [InlineData(MergeMethod.Rebase, 1)]
    public async Task It_is_merged_in_a_way_that_the_repository_allows(MergeMethod method, int parents)
    {
        await using var scene = await OpenedAsync();
        scene.App.AllowMergeMethods(method);
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        await scene.RunWellAsync();
        Assert.True(Pull(scene, "hammer").IsMerged);
        Assert.Equal(parents, scene.App.CommitAt("main").Parents.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_private_repository_an_app_merges_where_it_was_granted_to_read_checks(bool mayRead)
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.0.1");
        var installation = scene.UseApp();
        if (mayRead)
            (installation.Permissions["checks"], installation.Permissions["statuses"]) = ("read", "write");
        await OpenAsync(scene, "patch", "hammer");
        scene.App.Private().SetCheck(Pull(scene, "hammer").HeadSha, "build", "success");
        var outcome = await scene.RunAsync();
        Assert.Equal(mayRead, Pull(scene, "hammer").IsMerged);
        Assert.Equal(!mayRead, outcome.Errors.Contains("give the token read access to checks and commit statuses", StringComparison.Ordinal));
    }

    /// <summary>A pull request that GitHub is to merge once its check is green.</summary>
    private static async Task<Scene> LeftToGitHubAsync(string automerge, string tag)
    {
        var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", tag);
        await OpenAsync(scene, automerge, "hammer");
        scene.App.AllowAutoMerge().RequireChecks("build");
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", null);
        await scene.RunWellAsync();
        Assert.Equal("bump-bot", Pull(scene, "hammer").AutoMerge?.By.Login);
        await scene.RunIdleAsync();
        return scene;
    }

    private static void Automerge(Scene scene, string automerge, params string[] tools) =>
        scene.Configure($"watch: [{string.Join(", ", (tools.Length == 0 ? ["hammer"] : tools).Select(tool => $"tools/{tool}"))}]\npulls: {{ automerge: {automerge} }}\n");

    /// <summary>Pull requests from v1.0.0 to v1.0.1, as the first run opens them.</summary>
    private static async Task<Scene> OpenedAsync(params string[] tools)
    {
        var scene = await Scene.EmptyAsync();
        if (tools.Length == 0)
            tools = ["hammer"];
        foreach (var tool in tools)
            scene.GitHub.AddUpstream($"tools/{tool}", "v1.0.0", "v1.0.1");
        await OpenAsync(scene, "patch", tools);
        Assert.All(scene.App.Pulls, pull => Assert.True(pull.IsOpen));
        return scene;
    }

    private static async Task OpenAsync(Scene scene, string automerge, params string[] tools)
    {
        scene.AddTarget([.. tools.Select(tool => (FileChange)($"{tool}.mk", $"{tool.ToUpperInvariant()}_VERSION := 1.0.0\n"))]);
        Automerge(scene, automerge, tools);
        await scene.RunWellAsync();
        Assert.Equal(tools.Length, scene.App.Pulls.Count);
    }

    private static SandboxPull Pull(Scene scene, string tool) => Assert.Single(scene.App.Pulls, pull => pull.HeadBranch == $"bumpbot/tools--{tool}");
}
