using BumpBot.Git;
using BumpBot.Model;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

public sealed class LocalClonesTests : IDisposable
{
    private readonly TempRepo _local = TempRepo.Local();

    public LocalClonesTests()
    {
        _local.Write("docs/readme.md", "x\n");
        _local.Commit();
    }

    public void Dispose() => _local.Dispose();

    [Theory]
    [InlineData("https://github.com/acme/app.git", "acme/app")]
    [InlineData("https://github.com/acme/app", "acme/app")]
    [InlineData("https://github.com/acme/app/", "acme/app")]
    [InlineData("https://x-access-token:secret@github.com/acme/app.git", "acme/app")]
    [InlineData("git@github.com:acme/app.git", "acme/app")]
    [InlineData("github.com:acme/app.git", "acme/app")]
    [InlineData("org-42@GitHub.com:/acme/app.git", "acme/app")]
    [InlineData("ssh://git@github.com/acme/app.git", "acme/app")]
    [InlineData("ssh://git@github.com:22/acme/app.git", "acme/app")]
    [InlineData("ssh://git@ssh.github.com:443/acme/app.git", "acme/app")]
    [InlineData("https://github.com.evil.test/acme/app.git", null)]
    [InlineData("https://github.com@evil.test/acme/app.git", null)]
    [InlineData("git@evil.test:acme/app.git", null)]
    [InlineData("evil.test:github.com:acme/app.git", null)]
    [InlineData("https://github.com/acme", null)]
    [InlineData("https://github.com/acme/app/tree/main", null)]
    [InlineData("/srv/git/acme/app.git", null)]
    [InlineData("../app", null)]
    public void Its_origin_on_the_forge_is_known_in_every_form(string url, string? repo)
    {
        _local.Run("remote", "add", "origin", url);
        Assert.Equal(repo, LocalClones.Find(_local.Folder, "github.com")?.Origin?.ToString());
    }

    [Fact]
    public void It_is_found_from_a_folder_in_it()
    {
        var clone = LocalClones.Find(Path.Combine(_local.Folder, "docs"), "github.com")!;
        Assert.Equal((_local.Folder, _local.GitFolder, null), (clone.Folder, clone.GitFolder, clone.Origin));
    }

    [Fact]
    public void A_bare_repository_is_its_own_folder()
    {
        using var served = TempRepo.Served();
        var clone = LocalClones.Find(served.GitFolder, "github.com")!;
        Assert.Equal((served.GitFolder, served.GitFolder), (clone.Folder, clone.GitFolder));
    }

    [Fact]
    public void A_worktree_has_the_git_folder_that_all_share()
    {
        var tree = Path.Combine(_local.Root, "tree");
        _local.Run("worktree", "add", "-q", "-b", "other", tree);
        var clone = LocalClones.Find(tree, "github.com")!;
        Assert.Equal((tree, _local.GitFolder), (clone.Folder, clone.GitFolder));
    }

    [Fact]
    public void Where_there_is_none_there_is_none()
    {
        Assert.Null(LocalClones.Find(_local.Root, "github.com"));
        Assert.Null(LocalClones.Find(Path.Combine(_local.Root, "missing"), "github.com"));
    }

    [Theory]
    [InlineData(".git/config", "[core\n")]
    [InlineData(".git/config", "[core]\n\trepositoryformatversion = 99\n")]
    public async Task A_repository_that_cannot_be_opened_is_told(string file, string content)
    {
        File.WriteAllText(Path.Combine(_local.Folder, file), content);
        var found = Assert.Throws<FaultException>(() => LocalClones.Find(_local.Folder, "github.com"));
        Assert.Contains(_local.Folder, Assert.IsType<Fault.GiveUp>(found.Fault).Message, StringComparison.Ordinal);
        using var repositories = new GitRepositories(Path.Combine(_local.Root, "cache"), TimeProvider.System, Serilog.Core.Logger.None);
        Assert.IsType<Fault.GiveUp>(await FaultOf(() => repositories.OpenLocalAsync(_local.Folder, Cancellation)));
    }

    [Theory]
    [InlineData("nothing that git knows\n")]
    [InlineData("gitdir: /no/such/folder\n")]
    [InlineData("")]
    public async Task A_git_file_that_leads_nowhere_is_told(string content)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_local.Root, "submodule")).FullName;
        File.WriteAllText(Path.Combine(folder, ".git"), content);
        var fault = Record.Exception(() => LocalClones.Find(folder, "github.com"));
        Assert.True(fault is null or FaultException, fault?.ToString());
        using var repositories = new GitRepositories(Path.Combine(_local.Root, "cache"), TimeProvider.System, Serilog.Core.Logger.None);
        Assert.IsType<Fault.GiveUp>(await FaultOf(() => repositories.OpenLocalAsync(folder, Cancellation)));
    }
}
