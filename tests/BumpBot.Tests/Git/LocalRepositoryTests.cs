using BumpBot.Git;
using BumpBot.Model;
using BumpBot.Targets;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

public sealed class LocalRepositoryTests : IDisposable
{
    private readonly TempRepo _local = TempRepo.Local();
    private readonly GitRepositories _repositories;

    public LocalRepositoryTests()
    {
        _local.Write("requirements.txt", "tool==1.0.0\n");
        _local.Write("docs/readme.md", "x\r\n");
        _local.Commit("First");
        _repositories = new GitRepositories(Path.Combine(_local.Root, "cache"), new FakeTimeProvider(), Logger.None);
    }

    public void Dispose()
    {
        _repositories.Dispose();
        _local.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("docs")]
    [InlineData(".git")]
    public async Task It_is_found_from_anywhere_in_it(string folder)
    {
        using var target = await OpenAsync(Path.Combine(_local.Folder, folder));
        Assert.Equal("main", target.DefaultBranch);
        Assert.Equal(_local.GitFolder, target.GitFolder);
        Assert.Equal(2, (await target.AtBaseAsync(null, Cancellation)).Files.Count);
    }

    [Fact]
    public async Task A_bare_repository_is_one_too()
    {
        using var served = TempRepo.Served();
        served.Write("requirements.txt", "tool==1.0.0\n");
        served.Commit();
        using var target = await OpenAsync(served.GitFolder);
        Assert.Equal(served.GitFolder, target.GitFolder);
        // A branch that is checked out nowhere: HEAD of a bare repository counts as checked out.
        Assert.IsType<PushResult.Pushed>(await PushAsync(target, Bump()));
    }

    [Fact]
    public async Task The_checked_out_branch_is_the_default_one()
    {
        _local.Run("checkout", "-q", "-b", "work");
        using var target = await OpenAsync();
        Assert.Equal("work", target.DefaultBranch);
        Assert.Equal("main", (await target.AtBaseAsync("main", Cancellation)).Branch);
        Assert.IsType<Fault.GiveUp>(await FaultOf(() => target.AtBaseAsync("nowhere", Cancellation)));
    }

    [Fact]
    public async Task What_is_no_repository_with_a_branch_is_refused_with_a_remedy()
    {
        Assert.Contains("not in a git repository", await RefusalAsync(_local.Root), StringComparison.Ordinal);
        Assert.Contains("not in a git repository", await RefusalAsync(Path.Combine(_local.Root, "missing")), StringComparison.Ordinal);
        _local.Run("checkout", "-q", "--detach");
        Assert.Contains("no branch is checked out", await RefusalAsync(_local.Folder), StringComparison.Ordinal);
        _local.Run("checkout", "-q", "-b", Branch);
        Assert.Contains("the bot's own branch", await RefusalAsync(_local.Folder), StringComparison.Ordinal);
        _local.Run("checkout", "-q", "--orphan", "fresh");
        Assert.Contains("no commit yet", await RefusalAsync(_local.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_sets_the_branch_and_touches_nothing_else()
    {
        _local.Write("untracked.txt", "mine");
        _local.Write("docs/readme.md", "edited\r\n");
        _local.Write("staged.txt", "staged");
        _local.Run("add", "staged.txt");
        var before = State();
        using (var target = await OpenAsync())
            Assert.IsType<PushResult.Pushed>(await PushAsync(target, Bump()));
        Assert.Equal(before, State());
        Assert.Equal("main", _local.Run("symbolic-ref", "--short", "HEAD"));
        Assert.Equal("tool==1.1.0", _local.Run("show", Branch + ":requirements.txt"));
        Assert.Equal("", _local.Run("fsck", "--strict"));
    }

    [Fact]
    public async Task A_branch_is_replaced_only_where_it_stands_as_expected()
    {
        using var target = await OpenAsync();
        var first = Assert.IsType<PushResult.Pushed>(await PushAsync(target, Bump())).Commit;
        Assert.IsType<PushResult.Refused>(await PushAsync(target, Bump(version: "1.2.0")));
        Assert.IsType<PushResult.Refused>(await PushAsync(target, Bump(expected: _local.Head, version: "1.2.0")));
        Assert.Equal(first, _local.Run("rev-parse", Branch));
        var second = Assert.IsType<PushResult.Pushed>(await PushAsync(target, Bump(expected: first, version: "1.2.0"))).Commit;
        Assert.Equal(second, _local.Run("rev-parse", Branch));
    }

    [Fact]
    public async Task A_branch_in_any_working_tree_is_not_moved()
    {
        using var target = await OpenAsync();
        var first = Assert.IsType<PushResult.Pushed>(await PushAsync(target, Bump())).Commit;
        var other = Path.Combine(_local.Root, "other");
        _local.Run("worktree", "add", "-q", other, Branch);
        var refused = Assert.IsType<PushResult.Refused>(await PushAsync(target, Bump(expected: first, version: "1.2.0")));
        Assert.Contains("checked out", refused.Fault.Message, StringComparison.Ordinal);
        Assert.Equal(first, _local.Run("rev-parse", Branch));
        _local.Run("worktree", "remove", other);
        _local.Run("checkout", "-q", Branch);
        Assert.IsType<PushResult.Refused>(await PushAsync(target, Bump(expected: first, version: "1.2.0")));
    }

    [Fact]
    public async Task A_linked_working_tree_shares_the_git_folder()
    {
        var other = Path.Combine(_local.Root, "other");
        _local.Run("worktree", "add", "-q", "-b", "work", other);
        using var target = await OpenAsync(other);
        Assert.Equal("work", target.DefaultBranch);
        Assert.Equal(_local.GitFolder, target.GitFolder);
        Assert.IsType<PushResult.Pushed>(await PushAsync(target, Bump()));
        Assert.Equal(_local.Run("rev-parse", "work"), _local.Run("rev-parse", Branch + "^"));
    }

    [Fact]
    public async Task A_branch_that_points_to_another_by_name_is_not_followed()
    {
        _local.Run("branch", "victim");
        _local.Run("symbolic-ref", "refs/heads/" + Branch, "refs/heads/victim");
        using var target = await OpenAsync();
        Assert.IsType<PushResult.Refused>(await PushAsync(target, Bump(expected: _local.Head)));
        Assert.Equal(_local.Head, _local.Run("rev-parse", "victim"));
    }

    [Fact]
    public async Task Branch_name_and_folder_that_clash_are_refused()
    {
        _local.Run("branch", "bumpbot/acme--tool/further");
        using var target = await OpenAsync();
        Assert.IsType<PushResult.Refused>(await PushAsync(target, Bump()));
    }

    [Fact]
    public async Task Reachability_is_told_from_the_branches_as_they_are_now()
    {
        using var target = await OpenAsync();
        var commit = Assert.IsType<PushResult.Pushed>(await PushAsync(target, Bump())).Commit;
        Assert.Equal(commit, target.HeadOf(Branch));
        Assert.False(target.Contains("main", commit));
        _local.Run("merge", "-q", "--no-ff", "-m", "Merge", Branch);
        Assert.True(target.Contains("main", commit));
        Assert.True(target.Contains("main", _local.Head));
        Assert.False(target.Contains("nowhere", commit));
        Assert.False(target.Contains("main", new string('1', 40)));
        Assert.False(target.Contains("main", "what?"));
        Assert.Null(target.HeadOf("a..b"));
    }

    [Fact]
    public async Task The_users_configuration_changes_nothing()
    {
        _local.Write("requirements.txt", "tool==1.0.0\r\n");
        _local.Run("-c", "core.autocrlf=false", "commit", "-q", "-am", "CRLF");
        _local.Run("config", "core.autocrlf", "true");
        _local.Run("config", "commit.gpgsign", "true");
        using var target = await OpenAsync();
        Assert.IsType<PushResult.Pushed>(await PushAsync(target, new BranchCommit(Branch, null, "Bump", [Change("requirements.txt", "tool==1.0.0\r\n", "tool==2\r\n")])));
        Assert.Equal("746f6f6c3d3d320d0a", _local.Shell($"git cat-file blob {Branch}:requirements.txt | od -An -tx1 | tr -d ' \\n'"));
    }

    [Fact]
    public async Task A_partial_clone_is_read_as_far_as_it_goes()
    {
        _local.Run("config", "core.repositoryformatversion", "1");
        _local.Run("config", "extensions.partialClone", "origin");
        using var target = await OpenAsync();
        Assert.Equal(2, (await target.AtBaseAsync(null, Cancellation)).Files.Count);
    }

    private Task<ILocalRepository> OpenAsync(string? folder = null) => _repositories.OpenLocalAsync(folder ?? _local.Folder, Cancellation);

    private static async Task<PushResult> PushAsync(ILocalRepository target, BranchCommit commit) =>
        Assert.Single(await target.PushAsync(await target.AtBaseAsync(null, Cancellation), [commit], Cancellation));

    private async Task<string> RefusalAsync(string folder) =>
        Assert.IsType<Fault.GiveUp>(await FaultOf(() => OpenAsync(folder))).Message;

    private string State() => string.Join('\n',
        _local.Run("status", "--porcelain=v2", "--branch"),
        _local.Run("rev-parse", "HEAD"),
        Convert.ToHexString(File.ReadAllBytes(Path.Combine(_local.GitFolder, "index"))),
        File.ReadAllText(Path.Combine(_local.GitFolder, "config")),
        string.Join(' ', Directory.GetFiles(_local.Folder).Order()));
}
