using System.Text;
using BumpBot.Model;
using BumpBot.Targets;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

public sealed class PushTests : IDisposable
{
    private readonly GitFixture _git = new();

    public void Dispose() => _git.Dispose();

    [Fact]
    public async Task The_commit_is_one_on_base_with_the_trailer_of_its_tree()
    {
        var commit = await _git.PushBumpAsync();
        Assert.Equal(commit, _git.Upstream.Run("rev-parse", Branch));
        Assert.Equal(_git.Upstream.Head, _git.Upstream.Run("rev-parse", Branch + "^"));
        Assert.Equal(
            "BumpBot <bumpbot@users.noreply.github.com> 2026-03-04T05:06:07+00:00|BumpBot <bumpbot@users.noreply.github.com> 2026-03-04T05:06:07+00:00",
            _git.Upstream.Run("log", "-1", "--format=%an <%ae> %aI|%cn <%ce> %cI", Branch));
        Assert.Equal(_git.Upstream.Run("rev-parse", Branch + "^{tree}"), _git.Upstream.Run("log", "-1", "--format=%(trailers:key=BumpBot-Tree,valueonly,separator=)", Branch));
        Assert.Equal("requirements.txt", _git.Upstream.Run("diff", "--name-only", "main", Branch));
    }

    [Fact]
    public async Task The_same_commit_built_again_is_the_same()
    {
        var first = await _git.PushBumpAsync();
        Directory.Delete(_git.Cache, recursive: true);
        Assert.Equal(new PushResult.Pushed(Branch, first), await _git.PushAsync(Bump(expected: first)));
    }

    [Fact]
    public async Task A_branch_that_holds_the_commit_already_is_pushed()
    {
        var first = await _git.PushBumpAsync();
        Assert.Equal(new PushResult.Pushed(Branch, first), await _git.PushAsync(Bump(expected: null)));
    }

    [Fact]
    public async Task Modes_links_bytes_and_everything_else_stay()
    {
        byte[] latin1 = [0x74, 0xE4, 0x0D, 0x0A, 0x20, 0x31, 0x0D, 0x0A];
        byte[] after = [0x74, 0xE4, 0x0D, 0x0A, 0x20, 0x32, 0x0D, 0x0A];
        _git.Upstream.Write("a/run.sh", latin1);
        _git.Upstream.Write("a/other.bin", [0, 255, 13, 10]);
        File.CreateSymbolicLink(Path.Combine(_git.Upstream.Folder, "a", "link"), "run.sh");
        _git.Upstream.Run("add", "-A");
        _git.Upstream.Run("update-index", "--chmod=+x", "a/run.sh");
        _git.Upstream.Run("update-index", "--add", "--cacheinfo", $"160000,{_git.Upstream.Head},a/sub");
        _git.Upstream.Run("commit", "-q", "-m", "Modes");
        await _git.PushAsync(new BranchCommit(Branch, null, "Bump", [new FileChange("a/run.sh", latin1, after)]));
        var listing = _git.Upstream.Run("ls-tree", "-r", Branch).Split('\n');
        Assert.Equal(_git.Upstream.Run("ls-tree", "-r", "main").Split('\n').Where(line => !line.EndsWith("run.sh", StringComparison.Ordinal)),
            listing.Where(line => !line.EndsWith("run.sh", StringComparison.Ordinal)));
        Assert.StartsWith("100755", listing.Single(line => line.EndsWith("run.sh", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("74e40d0a20320d0a", _git.Upstream.Shell($"git cat-file blob {Branch}:a/run.sh | od -An -tx1 | tr -d ' \\n'"));
    }

    [Theory]
    [InlineData("requirements.txt", "tool==1.0.0\n")]
    [InlineData("docs/readme.md", "Get tool 1.0.0\r\n")]
    [InlineData("docs/deep/in/run.sh", "strange")]
    public async Task Names_that_are_not_utf8_stay_beside_an_edit(string path, string before)
    {
        foreach (var name in new[] { "n\\344me.txt", "docs/n\\344me.txt", "docs/\\344/x.txt", "docs/\\377\\376.txt", "docs/\\001 .txt", "docs/deep/in/\\344" })
            _git.Upstream.CommitRawName(name);
        _git.Upstream.Run("update-index", "--add", "--cacheinfo", $"160000,{_git.Upstream.Head},docs/sub");
        _git.Upstream.Shell("git update-index --add --cacheinfo 100755,$(printf strange | git hash-object -w --stdin),docs/deep/in/run.sh");
        _git.Upstream.Shell("git update-index --add --cacheinfo 120000,$(printf x | git hash-object -w --stdin),docs/link && git commit -q -m Odd");
        Assert.IsType<PushResult.Pushed>(await _git.PushAsync(new BranchCommit(Branch, null, "Bump", [Change(path, before, "new")])));
        Assert.Equal($"M\0{path}\0", _git.Upstream.Run("diff", "--name-status", "-z", "main", Branch));
        Assert.Equal("", _git.Upstream.Run("diff", "--summary", "main", Branch));
        Assert.Equal("new", _git.Upstream.Run("show", $"{Branch}:{path}"));
        _git.Upstream.Run("fsck", "--strict");
    }

    [Fact]
    public async Task A_mode_that_older_versions_of_git_wrote_stays_or_the_commit_is_refused()
    {
        var blob = _git.Upstream.RunWith("old", "hash-object", "-w", "--stdin");
        var bytes = string.Concat(Convert.FromHexString(blob).Select(b => "\\" + Convert.ToString(b, 8).PadLeft(3, '0')));
        _git.Upstream.Shell($"tree=$(printf '100664 old.txt\\0{bytes}' | git hash-object -w -t tree --stdin --literally) && git update-ref refs/heads/main $(git commit-tree -m Old $tree)");
        var result = await _git.PushAsync(new BranchCommit(Branch, null, "Bump", [Change("old.txt", "old", "new")]));
        if (result is PushResult.Pushed)
            Assert.StartsWith("100664 ", _git.Upstream.Run("ls-tree", Branch), StringComparison.Ordinal);
        else
            Assert.Contains("old.txt", Assert.IsType<Fault.GiveUp>(Assert.IsType<PushResult.Refused>(result).Fault).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_moved_in_between_is_left_and_the_others_are_pushed()
    {
        using var target = await _git.FetchAsync();
        var at = await target.AtBaseAsync(null, Cancellation);
        _git.Upstream.Run("branch", "bumpbot/moved");
        var results = await target.PushAsync(at, [Bump("bumpbot/one"), Bump("bumpbot/moved"), Bump("bumpbot/two")], Cancellation);
        Assert.Equal(3, results.Count);
        Assert.IsType<PushResult.Pushed>(results.Single(result => result.Branch == "bumpbot/one"));
        Assert.IsType<PushResult.Pushed>(results.Single(result => result.Branch == "bumpbot/two"));
        Assert.IsType<Fault.Retry>(Assert.IsType<PushResult.Refused>(results.Single(result => result.Branch == "bumpbot/moved")).Fault);
        Assert.Equal(_git.Upstream.Head, _git.Upstream.Run("rev-parse", "bumpbot/moved"));
        Assert.NotEqual(_git.Upstream.Head, _git.Upstream.Run("rev-parse", "bumpbot/one"));
    }

    [Fact]
    public async Task A_refresh_replaces_only_the_head_that_it_names()
    {
        var first = await _git.PushBumpAsync();
        var second = Assert.IsType<PushResult.Pushed>(await _git.PushAsync(Bump(expected: first, version: "1.2.0"))).Commit;
        Assert.Equal(second, _git.Upstream.Run("rev-parse", Branch));
        Assert.IsType<PushResult.Refused>(await _git.PushAsync(Bump(expected: first, version: "1.3.0")));
        Assert.IsType<PushResult.Refused>(await _git.PushAsync(Bump(expected: null, version: "1.3.0")));
        Assert.Equal(second, _git.Upstream.Run("rev-parse", Branch));
    }

    [Fact]
    public async Task A_deleted_branch_is_not_brought_back_by_a_refresh()
    {
        var first = await _git.PushBumpAsync();
        _git.Upstream.Run("branch", "-D", Branch);
        Assert.IsType<PushResult.Refused>(await _git.PushAsync(Bump(expected: first, version: "1.2.0")));
    }

    [Fact]
    public async Task What_was_pushed_is_what_the_next_look_at_the_same_target_sees()
    {
        using var target = await _git.FetchAsync();
        var pushed = Assert.IsType<PushResult.Pushed>(Assert.Single(await target.PushAsync(await target.AtBaseAsync(null, Cancellation), [Bump()], Cancellation)));
        Assert.Equal(pushed.Commit, (await target.AtBaseAsync(null, Cancellation)).Branches[Branch].Head);
    }

    [Theory]
    [InlineData("main")]
    [InlineData("bumpbot-ledger")]
    [InlineData("bumpbot/../main")]
    [InlineData("bumpbot/x:refs/heads/main")]
    public async Task Only_the_bots_own_branches_are_pushed(string branch)
    {
        var head = _git.Upstream.Head;
        Assert.IsType<Fault.GiveUp>(Assert.IsType<PushResult.Refused>(await _git.PushAsync(Bump(branch))).Fault);
        Assert.Equal(head, _git.Upstream.Run("rev-parse", "main"));
    }

    public static TheoryData<string, FileChange> Unfit => new()
    {
        { "another content on the base", Change("requirements.txt", "tool==0.9\n", "tool==1.1.0\n") },
        { "no change", Change("requirements.txt", "tool==1.0.0\n", "tool==1.0.0\n") },
        { "no such file", Change("missing.txt", "", "x") },
        { "a folder", Change("docs", "", "x") },
        { "outside", Change("../../evil", "", "x") },
        { "the git folder", Change(".git/config", "", "x") },
    };

    [Theory]
    [MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public async Task A_change_that_does_not_fit_the_base_is_refused(string why, FileChange change)
    {
        var result = await _git.PushAsync(new BranchCommit(Branch, null, "Bump", [change]));
        Assert.True(result is PushResult.Refused, why);
    }

    [Fact]
    public async Task Many_files_and_folders_are_changed_in_one_commit()
    {
        var result = await _git.PushAsync(new BranchCommit(Branch, null, "Bump", [
            Change("requirements.txt", "tool==1.0.0\n", "tool==1.1.0\n"),
            Change("docs/readme.md", "Get tool 1.0.0\r\n", "Get tool 1.1.0\r\n")]));
        Assert.IsType<PushResult.Pushed>(result);
        Assert.Equal("docs/readme.md\nrequirements.txt", _git.Upstream.Run("diff", "--name-only", "main", Branch));
        Assert.Equal("Get tool 1.1.0\r", _git.Upstream.Run("cat-file", "blob", Branch + ":docs/readme.md"));
        Assert.Equal("", _git.Upstream.Run("fsck", "--strict", "--no-dangling"));
    }

    [Fact]
    public async Task A_bump_onto_another_base_stands_on_that_base()
    {
        _git.Upstream.Run("checkout", "-q", "-b", "develop");
        _git.Upstream.Write("develop.txt", "x");
        var head = _git.Upstream.Commit();
        _git.Upstream.Run("checkout", "-q", "main");
        using var target = await _git.FetchAsync();
        var develop = await target.AtBaseAsync("develop", Cancellation);
        Assert.IsType<PushResult.Pushed>(Assert.Single(await target.PushAsync(develop, [Bump()], Cancellation)));
        Assert.Equal(head, _git.Upstream.Run("rev-parse", Branch + "^"));
        Assert.Equal(new BranchOwner.Bot(), (await target.AtBaseAsync("develop", Cancellation)).Branches[Branch].Owner);
        Assert.IsType<BranchOwner.Person>((await target.AtBaseAsync(null, Cancellation)).Branches[Branch].Owner);
    }

    [Theory]
    [InlineData("Bump tool", "Bump tool\n\nBumpBot-Tree: {0}\n")]
    [InlineData("Bump: tool", "Bump: tool\n\nBumpBot-Tree: {0}\n")]
    [InlineData("Bump\r\n\r\nBody\r\n\r\n", "Bump\n\nBody\n\nBumpBot-Tree: {0}\n")]
    [InlineData("Bump\n\nSigned-off-by: A <a@b>\n", "Bump\n\nSigned-off-by: A <a@b>\nBumpBot-Tree: {0}\n")]
    [InlineData("Bump\n\nSigned-off-by: A <a@b>\nand more\n", "Bump\n\nSigned-off-by: A <a@b>\nand more\n\nBumpBot-Tree: {0}\n")]
    public void The_trailer_is_one_that_git_reads(string message, string expected)
    {
        var tree = new string('a', 40);
        var written = BumpBot.Git.TreeTrailer.Append(message, tree);
        Assert.Equal(expected.Replace("{0}", tree, StringComparison.Ordinal), written);
        Assert.Equal(tree, BumpBot.Git.TreeTrailer.Read(written));
        Assert.Equal(tree, _git.Upstream.RunWith(written, "interpret-trailers", "--parse").Split("BumpBot-Tree: ")[1]);
    }

    [Theory]
    [InlineData("Bump\n\nBumpBot-Tree: aaaa\n")]
    [InlineData("Bump\n\n  BumpBot-Tree: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("BumpBot-Tree: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\nLater words")]
    [InlineData("")]
    public void What_is_no_trailer_is_not_read(string message) => Assert.Null(BumpBot.Git.TreeTrailer.Read(message));

    [Theory]
    [InlineData("refusing to allow an OAuth App to create or update workflow `.github/workflows/ci.yml` without `workflow` scope", typeof(Fault.GiveUp), "workflows: write")]
    [InlineData("refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission", typeof(Fault.GiveUp), "workflows: write")]
    [InlineData("refusing to allow a Personal Access Token to create or update workflow `.github/workflows/ci.yml` without `workflow` scope", typeof(Fault.GiveUp), "scope workflow")]
    [InlineData("protected branch hook declined", typeof(Fault.GiveUp), "branch protection")]
    [InlineData("push declined due to repository rule violations", typeof(Fault.GiveUp), "rule set")]
    [InlineData("pre-receive hook declined", typeof(Fault.GiveUp), "hook")]
    [InlineData("failed to update ref", typeof(Fault.Retry), "moved")]
    [InlineData("something\u001b[31m new", typeof(Fault.GiveUp), "something [31m new")]
    public void A_refusal_says_what_to_do(string words, Type kind, string remedy)
    {
        var refused = PushRefusals.Of(Branch, BumpBot.Git.GitFaults.Text(words));
        Assert.Equal(words.Contains("workflow", StringComparison.Ordinal), refused.ForWorkflows);
        var fault = refused.Fault;
        Assert.Equal(kind, fault.GetType());
        Assert.Contains(remedy, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', fault.Message);
    }
}
