using System.Text;
using BumpBot.Model;
using Updaters.GitModules;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class SubmoduleTests
{
    private const string Path = "vendor/tool";
    private const string Branch = "bumpbot/acme--tool";

    private static readonly string Old = new('a', 40);
    private static readonly string New = new('b', 40);

    [Fact]
    public void The_commit_of_a_tag_moves_in_the_tree_and_the_file_stays()
    {
        var plan = Known(Target("")).Plan();
        var pull = Assert.Single(plan.Pulls);
        Assert.Equal([new SubmoduleChange(Path, Old, New)], pull.Push!.Changes);
        Assert.Equal(["v1.0.0"], pull.Bump().From);
        Assert.Equal(Old, Assert.Single(pull.Bump().Moves).Found.Current);
    }

    [Fact]
    public void A_branch_that_is_a_tag_moves_in_the_file_with_it()
    {
        var changes = Assert.Single(Known(Target("branch = v1.0.0\n")).Plan().Pulls).Push!.Changes;
        Assert.Equal(2, changes.Count);
        Assert.Contains(new SubmoduleChange(Path, Old, New), changes);
        Assert.EndsWith("branch = v1.1.0\n", Encoding.UTF8.GetString(changes.OfType<FileChange>().Single().After), StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_of_no_tag_stays_and_holds_its_branch_back()
    {
        var plan = Target("branch = v1.0.0\n")
            .Answered(new EvidenceQuestion.CommitTags(RepoName.Parse("acme/tool"), Old), new EvidenceAnswer.Absent())
            .Plan();
        Assert.Empty(plan.Pulls);
        Assert.Equal(
            [typeof(ReferenceReason.CommitNotKnown), typeof(ReferenceReason.OtherPartStays)],
            plan.NotDone.OfType<NotDone.Reference>().Select(left => left.Reason.GetType()));
    }

    [Fact]
    public void A_path_at_which_there_is_no_submodule_stays()
    {
        var plan = (Known(Target("")) with { Submodules = new Dictionary<string, string>() }).Plan();
        Assert.Empty(plan.Pulls);
        Assert.IsType<ReferenceReason.NoSuchSubmodule>(Assert.Single(plan.NotDone.OfType<NotDone.Reference>()).Reason);
    }

    [Fact]
    public void A_branch_whose_merge_gives_the_commit_needs_no_push()
    {
        World With(string commit) => Known(Target(""))
            .Pull(1, PullState.Open, Branch, "acme/tool@v1.1.0")
            .Issue(2, IssueState.Open, MarkKind.Bump, "acme/tool@v1.1.0")
            .Branch(Branch, new BranchOwner.Bot(), new MergeOutcome.Clean(new Dictionary<string, string?> { [Path] = commit }));
        Assert.Empty(With(New).Plan().Pulls);
        Assert.Equal([new SubmoduleChange(Path, Old, New)], Assert.Single(With(Old).Plan().Pulls).Push!.Changes);
    }

    [Fact]
    public void A_relative_url_is_read_from_the_target()
    {
        var world = Known(Of($"[submodule \"tool\"]\npath = {Path}\nurl = ../tool.git\nbranch = v1.0.0\n"));
        Assert.Empty((world.Watching("acme/tool", "v1.0.0", "v1.1.0") with { Target = "other/target" }).Plan().Pulls);
        Assert.Equal(2, Assert.Single((world.Watching("acme/tool", "v1.0.0", "v1.1.0") with { Target = "acme/target" }).Plan().Pulls).Push!.Changes.Count);
    }

    private static World Of(string text) =>
        World.With((".gitmodules", text)) with { Updater = new GitModulesUpdater(), Submodules = new Dictionary<string, string> { [Path] = Old } };

    private static World Target(string branch) => Of($"[submodule \"tool\"]\npath = {Path}\nurl = https://github.com/acme/tool.git\n{branch}")
        .Watching("acme/tool", "v1.0.0", "v1.1.0")
        .There(new EvidenceQuestion.TagCommit(RepoName.Parse("acme/tool"), "v1.1.0"), New);

    private static World Known(World world) => world
        .There(new EvidenceQuestion.TagCommit(RepoName.Parse("acme/tool"), "v1.1.0"), New)
        .There(new EvidenceQuestion.CommitTags(RepoName.Parse("acme/tool"), Old), "v1.0.0");
}
