using BumpBot.Model;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

public sealed class BranchOwnerTests : IDisposable
{
    private readonly GitFixture git = new();

    public void Dispose() => git.Dispose();

    [Fact]
    public async Task What_the_bot_pushed_is_the_bots()
    {
        var pushed = await git.PushBumpAsync();
        var standing = await git.StandingAsync();
        Assert.Equal(new BranchOwner.Bot(), standing.Owner);
        Assert.Equal(pushed, standing.Head);
        var change = Assert.Single(Assert.IsType<MergeOutcome.Clean>(standing.Merge).Changes);
        Assert.Equal("requirements.txt", change.Key);
        Assert.Equal(git.Upstream.Run("rev-parse", $"{Branch}:requirements.txt"), change.Value);
    }

    [Fact]
    public async Task It_stays_the_bots_when_base_moves_on()
    {
        await git.PushBumpAsync();
        git.Upstream.Write("other.txt", "x");
        git.Upstream.Commit();
        Assert.Equal(new BranchOwner.Bot(), (await git.StandingAsync()).Owner);
    }

    [Fact]
    public async Task Merges_of_base_that_add_nothing_are_ignored()
    {
        await git.PushBumpAsync();
        for (var round = 0; round < 3; round++)
        {
            git.Upstream.Write("other.txt", $"round {round}");
            git.Upstream.Commit();
            OnBranch("merge", "-q", "--no-ff", "-m", "Update branch", "main");
        }
        var standing = await git.StandingAsync();
        Assert.Equal(new BranchOwner.Bot(), standing.Owner);
        Assert.Equal(["requirements.txt"], Assert.IsType<MergeOutcome.Clean>(standing.Merge).Changes.Keys);
    }

    [Fact]
    public async Task A_merge_that_adds_something_is_a_persons()
    {
        await git.PushBumpAsync();
        git.Upstream.Write("other.txt", "x");
        git.Upstream.Commit();
        git.Upstream.Run("checkout", "-q", Branch);
        git.Upstream.Run("merge", "-q", "--no-ff", "--no-commit", "main");
        git.Upstream.Write("smuggled.txt", "y");
        git.Upstream.Commit("Merge main");
        git.Upstream.Run("checkout", "-q", "main");
        Assert.Contains("neither side has", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_of_another_branch_is_a_persons()
    {
        await git.PushBumpAsync();
        git.Upstream.Run("checkout", "-q", "-b", "feature");
        git.Upstream.Write("feature.txt", "x");
        git.Upstream.Commit();
        git.Upstream.Run("checkout", "-q", "main");
        OnBranch("merge", "-q", "--no-ff", "-m", "Merge feature", "feature");
        Assert.Contains("not on main", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_further_commit_is_a_persons()
    {
        await git.PushBumpAsync();
        OnBranch("commit", "-q", "--allow-empty", "-m", "By hand");
        Assert.Contains("no BumpBot-Tree trailer", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_further_commit_that_copies_the_message_is_a_persons()
    {
        await git.PushBumpAsync();
        var message = git.Upstream.Run("log", "-1", "--format=%B", Branch);
        OnBranch("commit", "-q", "--allow-empty", "-m", message);
        Assert.Contains("parent", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amended_commit_is_a_persons()
    {
        await git.PushBumpAsync();
        git.Upstream.Run("checkout", "-q", Branch);
        git.Upstream.Write("requirements.txt", "tool==9.9.9\n");
        git.Upstream.Run("commit", "-q", "-a", "--amend", "--no-edit");
        git.Upstream.Run("checkout", "-q", "main");
        Assert.Contains("was changed", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_a_person_made_is_a_persons()
    {
        git.Upstream.Run("branch", Branch);
        var standing = await git.StandingAsync();
        Assert.IsType<BranchOwner.Person>(standing.Owner);
        Assert.Empty(Assert.IsType<MergeOutcome.Clean>(standing.Merge).Changes);
    }

    [Fact]
    public async Task A_conflict_with_base_is_told()
    {
        await git.PushBumpAsync();
        git.Upstream.Write("requirements.txt", "tool==1.0.5\n");
        git.Upstream.Commit();
        var standing = await git.StandingAsync();
        Assert.Equal(new BranchOwner.Bot(), standing.Owner);
        Assert.Equal(new MergeOutcome.Conflict(), standing.Merge);
    }

    [Fact]
    public async Task A_merge_tells_removed_files_and_changed_modes()
    {
        git.Upstream.Run("checkout", "-q", "-b", Branch);
        git.Upstream.Run("rm", "-q", "docs/readme.md");
        git.Upstream.Run("update-index", "--chmod=+x", "requirements.txt");
        git.Upstream.Run("commit", "-q", "-m", "By hand");
        git.Upstream.Run("checkout", "-q", "-f", "main");
        var changes = Assert.IsType<MergeOutcome.Clean>((await git.StandingAsync()).Merge).Changes;
        Assert.Equal(2, changes.Count);
        Assert.Null(changes["docs/readme.md"]);
        Assert.Equal(git.Upstream.Run("rev-parse", "main:requirements.txt"), changes["requirements.txt"]);
    }

    [Fact]
    public async Task A_branch_without_common_history_is_a_persons()
    {
        git.Upstream.Run("checkout", "-q", "--orphan", Branch);
        git.Upstream.Write("requirements.txt", "other\n");
        git.Upstream.Commit("Root");
        git.Upstream.Run("checkout", "-q", "main");
        var standing = await git.StandingAsync();
        Assert.Contains("no parent", Assert.IsType<BranchOwner.Person>(standing.Owner).Why, StringComparison.Ordinal);
        Assert.Equal(new MergeOutcome.Conflict(), standing.Merge);
    }

    [Fact]
    public async Task A_merged_branch_changes_nothing_more()
    {
        await git.PushBumpAsync();
        git.Upstream.Run("merge", "-q", "--no-ff", "-m", "Merge it", Branch);
        var standing = await git.StandingAsync();
        Assert.Equal(new BranchOwner.Bot(), standing.Owner);
        Assert.Empty(Assert.IsType<MergeOutcome.Clean>(standing.Merge).Changes);
    }

    private void OnBranch(params string[] arguments)
    {
        git.Upstream.Run("checkout", "-q", Branch);
        git.Upstream.Run(arguments);
        git.Upstream.Run("checkout", "-q", "main");
    }

    private async Task<string> WhyAsync() => Assert.IsType<BranchOwner.Person>((await git.StandingAsync()).Owner).Why;
}
