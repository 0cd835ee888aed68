using Sandbox;
using static BumpBot.Tests.EndToEnd.AutomergeScene;

namespace BumpBot.Tests.EndToEnd;

/// <summary>What the bot leaves to GitHub to merge once its checks are green, and what it takes back, with the built program.</summary>
public class LeftToGitHubTests
{
    private const string Hammer = "bumpbot/tools--hammer";

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
}
