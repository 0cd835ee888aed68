using Sandbox;
using static BumpBot.Tests.EndToEnd.AutomergeScene;

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
    public async Task Where_nothing_is_required_a_pending_check_is_waited_for()
    {
        await using var scene = await OpenedAsync();
        scene.App.AllowAutoMerge();
        scene.App.SetCheck(Pull(scene, "hammer").HeadSha, "build", null);
        var outcome = await scene.RunWellAsync();
        Assert.Contains("is still running", outcome.Output, StringComparison.Ordinal);
        Assert.Null(Pull(scene, "hammer").AutoMerge);
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
}
