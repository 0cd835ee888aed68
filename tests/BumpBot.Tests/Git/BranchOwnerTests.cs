using BumpBot.Model;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

public sealed class BranchOwnerTests : IDisposable
{
    private readonly GitFixture _git = new();

    public void Dispose() => _git.Dispose();

    [Fact]
    public async Task What_the_bot_pushed_is_the_bots()
    {
        var pushed = await _git.PushBumpAsync();
        var standing = await _git.StandingAsync();
        Assert.Equal(new BranchOwner.Bot(), standing.Owner);
        Assert.Equal(pushed, standing.Head);
        var change = Assert.Single(Assert.IsType<MergeOutcome.Clean>(standing.Merge).Changes);
        Assert.Equal("requirements.txt", change.Key);
        Assert.Equal(_git.Upstream.Run("rev-parse", $"{Branch}:requirements.txt"), change.Value);
    }

    [Fact]
    public async Task It_stays_the_bots_when_base_moves_on()
    {
        await _git.PushBumpAsync();
        _git.Upstream.Write("other.txt", "x");
        _git.Upstream.Commit();
        Assert.Equal(new BranchOwner.Bot(), (await _git.StandingAsync()).Owner);
    }

    [Fact]
    public async Task Merges_of_base_that_add_nothing_are_ignored()
    {
        await _git.PushBumpAsync();
        for (var round = 0; round < 3; round++)
        {
            _git.Upstream.Write("other.txt", $"round {round}");
            _git.Upstream.Commit();
            OnBranch("merge", "-q", "--no-ff", "-m", "Update branch", "main");
        }
        var standing = await _git.StandingAsync();
        Assert.Equal(new BranchOwner.Bot(), standing.Owner);
        Assert.Equal(["requirements.txt"], Assert.IsType<MergeOutcome.Clean>(standing.Merge).Changes.Keys);
    }

    [Fact]
    public async Task A_merge_that_adds_something_is_a_persons()
    {
        await _git.PushBumpAsync();
        _git.Upstream.Write("other.txt", "x");
        _git.Upstream.Commit();
        _git.Upstream.Run("checkout", "-q", Branch);
        _git.Upstream.Run("merge", "-q", "--no-ff", "--no-commit", "main");
        _git.Upstream.Write("smuggled.txt", "y");
        _git.Upstream.Commit("Merge main");
        _git.Upstream.Run("checkout", "-q", "main");
        Assert.Contains("neither side has", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_of_another_branch_is_a_persons()
    {
        await _git.PushBumpAsync();
        _git.Upstream.Run("checkout", "-q", "-b", "feature");
        _git.Upstream.Write("feature.txt", "x");
        _git.Upstream.Commit();
        _git.Upstream.Run("checkout", "-q", "main");
        OnBranch("merge", "-q", "--no-ff", "-m", "Merge feature", "feature");
        Assert.Contains("not on main", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_further_commit_is_a_persons()
    {
        await _git.PushBumpAsync();
        OnBranch("commit", "-q", "--allow-empty", "-m", "By hand");
        Assert.Contains("no BumpBot-Tree trailer", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_further_commit_that_copies_the_message_is_a_persons()
    {
        await _git.PushBumpAsync();
        var message = _git.Upstream.Run("log", "-1", "--format=%B", Branch);
        OnBranch("commit", "-q", "--allow-empty", "-m", message);
        Assert.Contains("parent", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amended_commit_is_a_persons()
    {
        await _git.PushBumpAsync();
        _git.Upstream.Run("checkout", "-q", Branch);
        _git.Upstream.Write("requirements.txt", "tool==9.9.9\n");
        _git.Upstream.Run("commit", "-q", "-a", "--amend", "--no-edit");
        _git.Upstream.Run("checkout", "-q", "main");
        Assert.Contains("was changed", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_a_person_made_is_a_persons()
    {
        _git.Upstream.Run("branch", Branch);
        var standing = await _git.StandingAsync();
        Assert.IsType<BranchOwner.Person>(standing.Owner);
        Assert.Empty(Assert.IsType<MergeOutcome.Clean>(standing.Merge).Changes);
    }

    [Fact]
    public async Task A_conflict_with_base_is_told()
    {
        await _git.PushBumpAsync();
        _git.Upstream.Write("requirements.txt", "tool==1.0.5\n");
        _git.Upstream.Commit();
        var standing = await _git.StandingAsync();
        Assert.Equal(new BranchOwner.Bot(), standing.Owner);
        Assert.Equal(new MergeOutcome.Conflict(), standing.Merge);
    }

    [Fact]
    public async Task A_merge_tells_removed_files_and_changed_modes()
    {
        _git.Upstream.Run("checkout", "-q", "-b", Branch);
        _git.Upstream.Run("rm", "-q", "docs/readme.md");
        _git.Upstream.Run("update-index", "--chmod=+x", "requirements.txt");
        _git.Upstream.Run("commit", "-q", "-m", "By hand");
        _git.Upstream.Run("checkout", "-q", "-f", "main");
        var changes = Assert.IsType<MergeOutcome.Clean>((await _git.StandingAsync()).Merge).Changes;
        Assert.Equal(2, changes.Count);
        Assert.Null(changes["docs/readme.md"]);
        Assert.Equal(_git.Upstream.Run("rev-parse", "main:requirements.txt"), changes["requirements.txt"]);
    }

    [Fact]
    public async Task A_branch_without_common_history_is_a_persons()
    {
        _git.Upstream.Run("checkout", "-q", "--orphan", Branch);
        _git.Upstream.Write("requirements.txt", "other\n");
        _git.Upstream.Commit("Root");
        _git.Upstream.Run("checkout", "-q", "main");
        var standing = await _git.StandingAsync();
        Assert.Contains("no parent", Assert.IsType<BranchOwner.Person>(standing.Owner).Why, StringComparison.Ordinal);
        Assert.Equal(new MergeOutcome.Conflict(), standing.Merge);
    }

    [Fact]
    public async Task A_merged_branch_changes_nothing_more()
    {
        await _git.PushBumpAsync();
        _git.Upstream.Run("merge", "-q", "--no-ff", "-m", "Merge it", Branch);
        var standing = await _git.StandingAsync();
        Assert.Equal(new BranchOwner.Bot(), standing.Owner);
        Assert.Empty(Assert.IsType<MergeOutcome.Clean>(standing.Merge).Changes);
    }

    private void OnBranch(params string[] arguments)
    {
        _git.Upstream.Run("checkout", "-q", Branch);
        _git.Upstream.Run(arguments);
        _git.Upstream.Run("checkout", "-q", "main");
    }

    private async Task<string> WhyAsync() => Assert.IsType<BranchOwner.Person>((await _git.StandingAsync()).Owner).Why;
}
