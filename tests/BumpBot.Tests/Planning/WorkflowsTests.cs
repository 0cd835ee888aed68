using BumpBot.Model;
using Updaters.Text;
using Xunit;

namespace BumpBot.Tests.Planning;

/// <summary>What a plan leaves where workflow files may not be changed.</summary>
public sealed class WorkflowsTests
{
    private const string Workflow = ".github/workflows/ci.txt";

    [Fact]
    public void Places_in_workflow_files_stay_with_their_reason_and_the_others_move()
    {
        var plan = Forbidden((Workflow, "acme/tool@1.0.0"), ("a.txt", "acme/tool@1.0.0"), (".github/other.txt", "acme/tool@1.0.0")).Plan();
        var pull = Assert.Single(plan.Pulls);
        Assert.Equal([".github/other.txt", "a.txt"], pull.Push!.Changes.Select(change => change.Path).Order());
        Assert.Equal(new ReferenceReason.NeedsWorkflowsPermission(), Assert.Single(pull.Bump().Left).Reason);
        Assert.Contains("workflows: write", OneBump.Body(pull.Bump(), null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bump_of_workflow_files_alone_is_none_and_says_why()
    {
        var plan = Forbidden((Workflow, "acme/tool@1.0.0")).Plan();
        Assert.True(plan.IsEmpty);
        Assert.Equal(new BumpReason.NeedsWorkflowsPermission(), Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
        Assert.Equal(new ReferenceReason.NeedsWorkflowsPermission(), Assert.Single(plan.NotDone.OfType<NotDone.Reference>()).Reason);
    }

    [Fact]
    public void What_stays_for_it_closes_no_pull_request()
    {
        var world = Forbidden((Workflow, "acme/tool@1.0.0"), ("a.txt", "acme/tool@1.2.0"))
            .Pull(5, PullState.Open, "bumpbot/acme--tool", "acme/tool@1.2.0")
            .Branch("bumpbot/acme--tool", new BranchOwner.Bot(), new MergeOutcome.Conflict());
        Assert.Empty(world.Plan().Closings);
    }

    [Fact]
    public void A_workflow_file_that_is_current_is_just_that()
    {
        var plan = Forbidden((Workflow, "acme/tool@1.2.0")).Plan();
        Assert.Equal(new ReferenceReason.AlreadyCurrent(), Assert.Single(plan.NotDone.OfType<NotDone.Reference>()).Reason);
        Assert.Equal(new BumpReason.NothingToMove("1.2.0"), Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
    }

    [Fact]
    public void Where_they_may_be_changed_they_move()
    {
        var pull = Assert.Single((Forbidden((Workflow, "acme/tool@1.0.0")) with { WorkflowsForbidden = false }).Plan().Pulls);
        Assert.Equal(Workflow, Assert.Single(pull.Push!.Changes).Path);
    }

    private static World Forbidden(params (string Path, string Text)[] files) =>
        World.With(files).Watching("acme/tool", "1.0.0", "1.1.0", "1.2.0") with { WorkflowsForbidden = true };
}
