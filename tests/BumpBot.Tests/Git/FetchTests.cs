using System.Text;
using BumpBot.Git;
using BumpBot.Model;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

public sealed class FetchTests : IDisposable
{
    private readonly GitFixture _git = new();

    public void Dispose() => _git.Dispose();

    [Fact]
    public async Task The_files_of_the_base_are_listed_with_their_modes_and_sizes()
    {
        _git.Upstream.Write("run.sh", "#!/bin/sh\n");
        _git.Upstream.Run("add", "-A");
        _git.Upstream.Run("update-index", "--chmod=+x", "run.sh");
        var head = _git.Upstream.Commit();
        _git.Upstream.Run("reset", "-q", "--hard");
        using var target = await _git.FetchAsync();
        var at = await target.AtBaseAsync(null, Cancellation);
        Assert.Equal("main", at.Branch);
        Assert.Equal(_git.Upstream.Head, at.Commit);
        Assert.Equal(["docs/readme.md", "requirements.txt", "run.sh"], at.Files.Select(file => file.Path));
        Assert.Equal([16, 12, 10], at.Files.Select(file => file.Size));
        Assert.Equal(TreeFileMode.Regular, at.Files[1].Mode);
        Assert.Equal("Get tool 1.0.0\r\n", Encoding.UTF8.GetString(at.Read(at.Files[0])));
        Assert.Empty(at.PathsNotUtf8);
        Assert.Empty(at.Branches);
        Assert.NotEqual("", head);
    }

    [Fact]
    public async Task Symlinks_and_submodules_are_no_files()
    {
        File.CreateSymbolicLink(Path.Combine(_git.Upstream.Folder, "bumpbot.yml"), "/etc/passwd");
        _git.Upstream.Run("add", "-A");
        _git.Upstream.Run("update-index", "--add", "--cacheinfo", $"160000,{_git.Upstream.Head},vendor/sub");
        _git.Upstream.Run("commit", "-q", "-m", "Odd entries");
        using var target = await _git.FetchAsync();
        var at = await target.AtBaseAsync(null, Cancellation);
        Assert.Equal(["docs/readme.md", "requirements.txt"], at.Files.Select(file => file.Path));
        Assert.Null(target.ReadAtDefaultBranch("bumpbot.yml"));
        Assert.Null(target.ReadAtDefaultBranch("vendor/sub"));
        Assert.Null(target.ReadAtDefaultBranch("docs"));
        Assert.Null(target.ReadAtDefaultBranch("missing.yml"));
        Assert.Equal("tool==1.0.0\n", Encoding.UTF8.GetString(target.ReadAtDefaultBranch("requirements.txt")!));
    }

    [Fact]
    public async Task A_config_of_more_than_a_megabyte_is_not_read()
    {
        _git.Upstream.Write("bumpbot.yml", new byte[1024 * 1024 + 1]);
        _git.Upstream.Commit();
        using var target = await _git.FetchAsync();
        Assert.Contains("larger than", Assert.Throws<FaultException>(() => target.ReadAtDefaultBranch("bumpbot.yml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_utf8_is_left_out_and_told()
    {
        _git.Upstream.CommitRawName("odd/n\\344me.txt");
        _git.Upstream.CommitRawName("odd/n\\303\\244me.txt");
        _git.Upstream.CommitRawName("\\344/below.txt");
        using var target = await _git.FetchAsync();
        var at = await target.AtBaseAsync(null, Cancellation);
        Assert.Equal(["odd/n\uFFFDme.txt", "\uFFFD/below.txt"], at.PathsNotUtf8);
        Assert.Contains(at.Files, file => file.Path == "odd/näme.txt");
        Assert.DoesNotContain(at.Files, file => file.Path.Contains('\uFFFD', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replacement_character_that_really_stands_in_a_name_is_utf8()
    {
        _git.Upstream.CommitRawName("odd/n\\357\\277\\275me.txt");
        _git.Upstream.Run("update-index", "--add", "--cacheinfo", $"160000,{_git.Upstream.Head},odd/sub");
        _git.Upstream.Run("commit", "-q", "-m", "Beside a submodule");
        using var target = await _git.FetchAsync();
        var at = await target.AtBaseAsync(null, Cancellation);
        Assert.Empty(at.PathsNotUtf8);
        Assert.Contains(at.Files, file => file.Path == "odd/n\uFFFDme.txt");
    }

    [Fact]
    public async Task A_second_fetch_sees_what_is_new_and_what_is_gone()
    {
        _git.Upstream.Run("branch", "bumpbot/gone");
        _git.Upstream.Run("branch", "feature");
        using (var first = await _git.FetchAsync())
            Assert.Equal(["bumpbot/gone"], (await first.AtBaseAsync(null, Cancellation)).Branches.Keys);
        _git.Upstream.Run("branch", "-D", "bumpbot/gone");
        _git.Upstream.Run("branch", "bumpbot/gone/further");
        _git.Upstream.Write("new.txt", "new");
        var head = _git.Upstream.Commit();
        using var second = await _git.FetchAsync();
        var at = await second.AtBaseAsync(null, Cancellation);
        Assert.Equal(head, at.Commit);
        Assert.Equal(["bumpbot/gone/further"], at.Branches.Keys);
    }

    [Fact]
    public async Task A_rewritten_base_is_followed()
    {
        (await _git.FetchAsync()).Dispose();
        _git.Upstream.Run("commit", "-q", "--amend", "-m", "Rewritten");
        using var target = await _git.FetchAsync();
        Assert.Equal(_git.Upstream.Head, (await target.AtBaseAsync(null, Cancellation)).Commit);
    }

    [Fact]
    public async Task Tags_and_other_branches_are_not_fetched()
    {
        _git.Upstream.Run("tag", "v1");
        _git.Upstream.Run("branch", "feature");
        (await _git.FetchAsync()).Dispose();
        Assert.Equal("refs/heads/main", _git.Upstream.Outside("-C", _git.CloneFolder, "for-each-ref", "--format=%(refname)"));
    }

    [Fact]
    public async Task Another_base_is_fetched_when_it_is_asked_for()
    {
        _git.Upstream.Run("checkout", "-q", "-b", "develop");
        _git.Upstream.Write("develop.txt", "x");
        var head = _git.Upstream.Commit();
        _git.Upstream.Run("checkout", "-q", "main");
        using var target = await _git.FetchAsync();
        var at = await target.AtBaseAsync("develop", Cancellation);
        Assert.Equal(("develop", head), (at.Branch, at.Commit));
        Assert.Contains(at.Files, file => file.Path == "develop.txt");
        _git.Upstream.Run("branch", "-D", "develop");
        Assert.IsType<Fault.GiveUp>(await FaultOf(() => target.AtBaseAsync("develop", Cancellation)));
    }

    [Theory]
    [InlineData("no-such-branch")]
    [InlineData("../main")]
    [InlineData("a..b")]
    [InlineData("-x")]
    [InlineData("")]
    public async Task A_base_that_is_not_there_is_told(string branch)
    {
        using var target = await _git.FetchAsync();
        var fault = Assert.IsType<Fault.GiveUp>(await FaultOf(() => target.AtBaseAsync(branch, Cancellation)));
        Assert.Contains("branch", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_repository_is_told()
    {
        using var empty = TempRepo.Served();
        var fault = await FaultOf(() => _git.Repositories.FetchAsync(empty.Url, "main", null, Cancellation));
        Assert.Contains("there is no branch main", Assert.IsType<Fault.GiveUp>(fault).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://user:pa55word@example.org/a/b")]
    [InlineData("ssh://git@example.org/a/b")]
    public async Task Only_plain_addresses_are_cloned(string url)
    {
        var fault = Assert.IsType<Fault.GiveUp>(await FaultOf(() => _git.Repositories.FetchAsync(new Uri(url), "main", _ => ValueTask.FromResult("t0ken"), Cancellation)));
        Assert.DoesNotContain("pa55word", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_fetch_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _git.Repositories.FetchAsync(_git.Upstream.Url, "main", null, cancelled.Token));
    }

    [Fact]
    public async Task Many_runs_may_open_one_target_at_once()
    {
        var targets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _git.FetchAsync()));
        foreach (var target in targets)
        {
            Assert.Equal(_git.Upstream.Head, (await target.AtBaseAsync(null, Cancellation)).Commit);
            target.Dispose();
        }
    }

    [Fact]
    public void A_silent_server_cannot_hold_a_run_for_ever()
    {
        Assert.True(NativeGit.EnsureStarted());
        Assert.Equal((NativeGit.ConnectTimeout, NativeGit.SilenceTimeout), NativeGit.Timeouts());
    }
}
