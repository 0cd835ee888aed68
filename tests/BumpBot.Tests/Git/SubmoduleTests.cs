using BumpBot.Model;
using BumpBot.Targets;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

/// <summary>Submodules with the real git: an entry of the tree that names a commit of another repository, which is not here.</summary>
public sealed class SubmoduleTests : IDisposable
{
    private const string Path = "vendor/tool";

    private static readonly string Old = new('a', 40);
    private static readonly string New = new('b', 40);

    private readonly GitFixture _git = new();

    public SubmoduleTests() => Put(Path, Old);

    public void Dispose() => _git.Dispose();

    [Fact]
    public async Task The_base_tells_the_commit_of_each_submodule_and_lists_none_as_a_file()
    {
        Put("docs/deep/sub", New);
        using var target = await _git.FetchAsync();
        var at = await target.AtBaseAsync(null, Cancellation);
        Assert.Equal(new Dictionary<string, string> { [Path] = Old, ["docs/deep/sub"] = New }, at.Submodules);
        Assert.DoesNotContain(at.Files, file => file.Path is Path or "docs/deep/sub");
    }

    [Fact]
    public async Task A_submodule_moves_beside_a_file_and_nothing_else_does()
    {
        var moved = new BranchCommit(Branch, null, "Bump", [new SubmoduleChange(Path, Old, New), Change("requirements.txt", "tool==1.0.0\n", "tool==1.1.0\n")]);
        Assert.IsType<PushResult.Pushed>(await _git.PushAsync(moved));
        Assert.Equal($":160000 160000 {Old} {New} M\t{Path}", _git.Upstream.Run("diff", "--raw", "--no-abbrev", "main", Branch).Split('\n').Single(line => line.EndsWith(Path, StringComparison.Ordinal)));
        Assert.Equal($"requirements.txt\n{Path}", _git.Upstream.Run("diff", "--name-only", "main", Branch));
        _git.Upstream.Run("fsck", "--strict");
    }

    [Fact]
    public async Task Merging_the_branch_is_told_by_the_commit_that_it_gives()
    {
        Assert.IsType<PushResult.Pushed>(await _git.PushAsync(Move()));
        var standing = await _git.StandingAsync();
        Assert.IsType<BranchOwner.Bot>(standing.Owner);
        Assert.Equal(new Dictionary<string, string?> { [Path] = New }, Assert.IsType<MergeOutcome.Clean>(standing.Merge).Changes);
        Put(Path, new string('c', 40));
        Assert.IsType<MergeOutcome.Conflict>((await _git.StandingAsync()).Merge);
        Put(Path, New);
        Assert.Empty(Assert.IsType<MergeOutcome.Clean>((await _git.StandingAsync()).Merge).Changes);
    }

    [Fact]
    public async Task A_submodule_that_the_base_has_no_more_or_at_another_commit_is_refused()
    {
        Assert.IsType<Fault.GiveUp>(await RefusalOf(new SubmoduleChange("vendor/none", Old, New)));
        Assert.IsType<Fault.GiveUp>(await RefusalOf(new SubmoduleChange("requirements.txt", Old, New)));
        Assert.IsType<Fault.GiveUp>(await RefusalOf(new SubmoduleChange(Path, Old, "no id")));
        Assert.IsType<Fault.GiveUp>(await RefusalOf(new SubmoduleChange(Path, Old, Old)));
        Assert.IsType<Fault.Retry>(await RefusalOf(new SubmoduleChange(Path, New, Old)));
        Assert.IsType<Fault.GiveUp>(await RefusalOf(Change(Path, "", "x")));
    }

    private async Task<Fault> RefusalOf(TreeChange change) =>
        Assert.IsType<PushResult.Refused>(await _git.PushAsync(new BranchCommit(Branch, null, "Bump", [change]))).Fault;

    private static BranchCommit Move() => new(Branch, null, "Bump", [new SubmoduleChange(Path, Old, New)]);

    private void Put(string path, string commit)
    {
        _git.Upstream.Run("update-index", "--add", "--cacheinfo", $"160000,{commit},{path}");
        _git.Upstream.Run("commit", "-q", "-m", "A submodule");
    }
}
