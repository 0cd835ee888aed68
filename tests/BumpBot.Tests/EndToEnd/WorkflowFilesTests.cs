using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program with credentials that may not change workflow files.</summary>
public class WorkflowFilesTests
{
    private const string Push = "POST /{owner}/{repo}.git/git-receive-pack";
    private const string Branch = "bumpbot/tools--hammer";
    private const string Workflow = ".github/workflows/ci.yml";
    private const string Before = "jobs: { ci: { steps: [{ uses: \"tools/hammer@v1.0.0\" }] } }\n";

    [Fact]
    public async Task A_push_that_is_refused_for_them_is_made_again_without_them()
    {
        await using var scene = await WithWorkflowAsync();
        scene.Bot.MayWriteWorkflows = false;
        await AssertMadeWithoutAsync(scene, pushes: 2);
    }

    [Fact]
    public async Task Other_branches_of_the_same_push_are_pushed_once()
    {
        await using var scene = await WithWorkflowAsync();
        scene.GitHub.AddUpstream("tools/saw", "v2.0.0", "v2.1.0");
        scene.App.Commit("More", ("more.mk", "SAW_VERSION := 2.0.0\n"));
        scene.Watch("tools/hammer", "tools/saw");
        scene.Bot.MayWriteWorkflows = false;
        await scene.RunWellAsync();
        Assert.Equal(2, scene.App.Pulls.Count);
        Assert.Equal("SAW_VERSION := 2.1.0\n", scene.App.ReadText("bumpbot/tools--saw", "more.mk"));
        Assert.Equal(Before, scene.App.ReadText(Branch, Workflow));
        Assert.Equal(2, scene.GitHub.Count(Push));
    }

    [Fact]
    public async Task A_classic_token_tells_by_its_scopes_and_no_push_is_wasted()
    {
        await using var scene = await WithWorkflowAsync();
        (scene.Bot.Scopes, scene.Bot.MayWriteWorkflows) = ("repo, read:org", false);
        await AssertMadeWithoutAsync(scene, pushes: 1);
    }

    [Fact]
    public async Task An_app_without_the_permission_wastes_no_push()
    {
        await using var scene = await WithWorkflowAsync();
        scene.UseApp();
        await AssertMadeWithoutAsync(scene, pushes: 1);
    }

    [Fact]
    public async Task The_token_of_an_actions_job_wastes_no_push()
    {
        await using var scene = await WithWorkflowAsync();
        scene.UseActions();
        await AssertMadeWithoutAsync(scene, pushes: 1);
    }

    [Fact]
    public async Task With_the_permission_they_are_changed()
    {
        await using var scene = await WithWorkflowAsync();
        scene.Bot.Scopes = "repo, workflow";
        await scene.RunWellAsync();
        Assert.Contains("tools/hammer@v1.1.0", scene.App.ReadText(Branch, Workflow), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_else_would_move_there_is_no_pull_request_but_a_reason()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget((Workflow, Before));
        scene.Watch("tools/hammer");
        scene.Bot.MayWriteWorkflows = false;
        var outcome = await scene.RunWellAsync();
        Assert.Empty(scene.App.Pulls);
        Assert.Empty(scene.App.Issues);
        Assert.Equal(1, scene.GitHub.Count(Push));
        Assert.Contains("only workflow files name it", outcome.Output, StringComparison.Ordinal);
    }

    private static async Task<Scene> WithWorkflowAsync()
    {
        var scene = await Scene.WithOneBumpAsync();
        scene.App.Commit("CI", (Workflow, Before));
        return scene;
    }

    private static async Task AssertMadeWithoutAsync(Scene scene, int pushes)
    {
        var outcome = await scene.RunWellAsync("--json");
        var pull = Assert.Single(scene.App.Pulls);
        Assert.Single(scene.App.Issues);
        Assert.Equal("HAMMER_VERSION := 1.1.0\n", scene.App.ReadText(Branch, "Makefile"));
        Assert.Equal(Before, scene.App.ReadText(Branch, Workflow));
        Assert.Contains(Workflow, pull.Body, StringComparison.Ordinal);
        Assert.Contains("workflows: write", pull.Body, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"NeedsWorkflowsPermission\"", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(pushes, scene.GitHub.Count(Push));
    }
}
