using BumpBot.Git;
using BumpBot.Model;
using BumpBot.Watching;
using Microsoft.Extensions.Time.Testing;
using Updaters.References;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

public sealed class GitRefFeedTests : IDisposable
{
    private const Follow Everything = Follow.Releases | Follow.Commits;

    private readonly TempRepo _upstream = TempRepo.Local();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private readonly GitRefFeed _feed;

    public GitRefFeedTests()
    {
        _upstream.Commit("First");
        _feed = new GitRefFeed(_time);
    }

    public void Dispose()
    {
        _feed.Dispose();
        _upstream.Dispose();
    }

    [Fact]
    public void It_serves_git_addresses_only()
    {
        Assert.True(_feed.Serves(Source("https://example.org/a.git")));
        Assert.False(_feed.Serves(Source(null)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("file://")]
    public async Task Tags_are_peeled_and_the_head_of_the_default_branch_is_told(string scheme)
    {
        _upstream.Run("tag", "v1.0.0");
        var first = _upstream.Head;
        var second = _upstream.Commit("Second");
        _upstream.Run("tag", "-a", "-m", "annotated", "v1.1.0");
        _upstream.Run("tag", "-a", "-m", "a tag of a tag", "v1.1.1", "v1.1.0");
        _upstream.Run("branch", "zzz");
        var look = await LookAsync(scheme + _upstream.Folder);
        Assert.Equal(
            [("v1.0.0", first), ("v1.1.0", second), ("v1.1.1", second)],
            look.Snapshot.Releases.Select(release => (release.Tag, release.Commit!)));
        Assert.All(look.Snapshot.Releases, release => Assert.Equal((ReleaseStage.Published, (DateTimeOffset?)null), (release.Stage, release.PublishedAt)));
        Assert.Equal(new CommitHead("main", second, null, null), look.Snapshot.Head);
        Assert.Equal(ReleaseSource.GitRefs, look.Snapshot.Source);
        Assert.Equal(_time.GetUtcNow(), look.FullLookAt);
    }

    [Fact]
    public async Task A_huge_listing_is_told_whole()
    {
        const int Tags = 20_000;
        var head = _upstream.Head;
        await File.WriteAllLinesAsync(
            Path.Combine(_upstream.GitFolder, "packed-refs"),
            ["# pack-refs with: peeled fully-peeled sorted ", .. Enumerable.Range(0, Tags).Select(i => $"{head} refs/tags/v1.{i:00000}")],
            Cancellation);
        var releases = (await LookAsync("file://" + _upstream.Folder)).Snapshot.Releases;
        Assert.Equal((Tags, "v1.00000", "v1.19999"), (releases.Count, releases[0].Tag, releases[^1].Tag));
        Assert.All(releases, release => Assert.Equal(head, release.Commit));
    }

    [Fact]
    public async Task A_followed_branch_is_the_one_that_the_config_names()
    {
        _upstream.Run("branch", "develop");
        _upstream.Commit("Second");
        var source = Source(_upstream.Folder) with { Branch = "develop" };
        var look = await _feed.LookAsync(new LookRequest(source, Follow.Commits, null), Cancellation);
        Assert.Equal(new CommitHead("develop", _upstream.Run("rev-parse", "develop"), null, null), look.Snapshot.Head);
        var fault = await Assert.ThrowsAsync<FaultException>(
            () => _feed.LookAsync(new LookRequest(source with { Branch = "none" }, Follow.Commits, null), Cancellation));
        Assert.Contains("it has no branch none", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_followed_is_not_told()
    {
        _upstream.Run("tag", "v1.0.0");
        Assert.Null((await LookAsync(_upstream.Folder, Follow.Releases)).Snapshot.Head);
        var commits = (await LookAsync(_upstream.Folder, Follow.Commits)).Snapshot;
        Assert.Equal(ReleaseSource.None, commits.Source);
        Assert.Empty(commits.Releases);
        Assert.NotNull(commits.Head);
    }

    [Fact]
    public async Task An_unchanged_listing_gives_the_last_snapshot_back()
    {
        var first = await LookAsync(_upstream.Folder);
        _upstream.Run("branch", "some-feature");
        Assert.Same(first.Snapshot, (await LookAsync(_upstream.Folder, last: first)).Snapshot);
        _upstream.Run("tag", "v2");
        var changed = await LookAsync(_upstream.Folder, last: first);
        Assert.NotEqual(first.Validators["refs"], changed.Validators["refs"]);
        Assert.Single(changed.Snapshot.Releases);
    }

    [Fact]
    public async Task A_moved_tag_is_a_change()
    {
        _upstream.Run("tag", "v1");
        var first = await LookAsync(_upstream.Folder, Follow.Releases);
        var moved = _upstream.Commit("Second");
        _upstream.Run("tag", "-f", "v1");
        Assert.Equal(moved, Assert.Single((await LookAsync(_upstream.Folder, Follow.Releases, first)).Snapshot.Releases).Commit);
    }

    [Fact]
    public async Task A_last_look_that_followed_less_is_not_used()
    {
        var first = await LookAsync(_upstream.Folder, Follow.Releases);
        Assert.NotNull((await LookAsync(_upstream.Folder, Everything, first)).Snapshot.Head);
    }

    [Fact]
    public async Task A_repository_without_tags_or_commits_is_empty_and_no_fault()
    {
        using var empty = TempRepo.Served();
        var snapshot = (await LookAsync(empty.Url.AbsoluteUri)).Snapshot;
        Assert.Empty(snapshot.Releases);
        Assert.Null(snapshot.Head);
    }

    [Theory]
    [InlineData("/no/such/repository")]
    [InlineData("file:///no/such/repository")]
    [InlineData("ssh://git@example.org/a/b.git")]
    [InlineData("git@example.org:a/b.git")]
    [InlineData("ext::sh -c touch% /tmp/x")]
    [InlineData("")]
    public async Task What_cannot_be_listed_is_a_fault(string address)
    {
        var fault = await FaultOf(() => LookAsync(address));
        Assert.IsType<Fault.GiveUp>(fault);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_and_the_address_keeps_its_password()
    {
        var fault = await FaultOf(() => LookAsync("http://user:pa55word@127.0.0.1:1/a/b.git"));
        Assert.IsType<Fault.Retry>(fault);
        Assert.StartsWith("http://127.0.0.1:1/a/b.git", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55word", fault.Message, StringComparison.Ordinal);
    }

    private Task<StoredLook> LookAsync(string address, Follow follow = Everything, StoredLook? last = null) =>
        _feed.LookAsync(new LookRequest(Source(address), follow, last), Cancellation);

    private static UpstreamSource Source(string? git) => new(RepoName.Parse("acme/tool"), git);
}
