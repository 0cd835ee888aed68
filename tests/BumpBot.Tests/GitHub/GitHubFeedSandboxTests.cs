using BumpBot.GitHub;
using BumpBot.Model;
using BumpBot.Watching;
using Microsoft.Extensions.Time.Testing;
using Sandbox;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

/// <summary>The feed against a stateful GitHub.</summary>
public sealed class GitHubFeedSandboxTests : SandboxFixture
{
    private readonly FakeTimeProvider _time = new();
    private GitHubHttp? _http;

    [Fact]
    public async Task A_first_look_tells_all_about_the_releases()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        tool.AddRelease("v2.0.0-rc.1", notes: "# Notes", name: "Two", prerelease: true, author: "ada", publishedAt: DateTimeOffset.UnixEpoch);
        var look = await LookAsync("acme/tool", Follow.Releases);
        Assert.Equal(ReleaseSource.Releases, look.Snapshot.Source);
        var rc = look.Snapshot.Releases.Single(release => release.Tag == "v2.0.0-rc.1");
        Assert.Equal(("Two", "# Notes", "ada", ReleaseStage.Prerelease), (rc.Title, rc.Notes, rc.Author, rc.Stage));
        Assert.Equal(DateTimeOffset.UnixEpoch, rc.PublishedAt);
        Assert.Equal(new Uri(GitHub.ServerUrl, "acme/tool/releases/tag/v2.0.0-rc.1"), rc.Page);
        Assert.Equal(["v1.0.0", "v2.0.0-rc.1"], look.Snapshot.Releases.Select(release => release.Tag).Order());
    }

    [Fact]
    public async Task Invariant_9_an_idle_look_is_one_conditional_request_a_stream()
    {
        GitHub.AddUpstream("acme/tool", "v1.0.0");
        var last = await LookAsync("acme/tool", Follow.Releases | Follow.Commits);
        GitHub.ResetRequests();
        Assert.Same(last, await LookAsync("acme/tool", Follow.Releases | Follow.Commits, last));
        Assert.Equal([304, 304], GitHub.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task Moved_download_counts_are_no_news()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        tool.AddRelease("v1.1.0", assets: ["tool.zip"]);
        var last = await LookAsync("acme/tool", Follow.Releases);
        tool.BumpDownloads();
        GitHub.ResetRequests();
        var look = await LookAsync("acme/tool", Follow.Releases, last);
        Assert.Equal([200], GitHub.Requests.Select(request => request.Status));
        Assert.Equal(last.Snapshot.Releases, look.Snapshot.Releases);
        Assert.NotEqual(last.Validators["releases"], look.Validators["releases"]);
    }

    [Fact]
    public async Task A_stable_release_behind_150_prereleases_is_found()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        foreach (var n in Enumerable.Range(1, 150))
            tool.AddRelease($"v2.0.0-alpha.{n}", prerelease: true);
        var look = await LookAsync("acme/tool", Follow.Releases);
        Assert.Equal(151, look.Snapshot.Releases.Count);
        Assert.Equal("v1.0.0", look.Snapshot.Releases.Single(release => release.Stage == ReleaseStage.Published).Tag);
    }

    [Fact]
    public async Task Where_there_are_no_releases_the_tags_stand_in()
    {
        var tool = GitHub.AddRepository("acme/tool");
        tool.AddRelease("v9", draft: true);
        tool.AddAnnotatedTag("v1.0.0");
        var last = await LookAsync("acme/tool", Follow.Releases);
        Assert.Equal(ReleaseSource.TagsInsteadOfReleases, last.Snapshot.Source);
        Assert.Equal([("v1.0.0", tool.HeadOf("main"))], last.Snapshot.Releases.Select(release => (release.Tag, release.Commit)));

        GitHub.ResetRequests();
        Assert.Same(last, await LookAsync("acme/tool", Follow.Releases, last));
        Assert.Equal([304, 304], GitHub.Requests.Select(request => request.Status));

        tool.AddTag("v1.1.0");
        var second = await LookAsync("acme/tool", Follow.Releases, last);
        Assert.Equal(2, second.Snapshot.Releases.Count);

        tool.AddRelease("v1.1.0");
        var third = await LookAsync("acme/tool", Follow.Releases, second);
        Assert.Equal((ReleaseSource.Releases, "v1.1.0"), (third.Snapshot.Source, Assert.Single(third.Snapshot.Releases).Tag));
    }

    [Fact]
    public async Task Tags_that_are_asked_for_are_told_with_their_commits()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        var look = await LookAsync("acme/tool", Follow.Tags);
        Assert.Equal(ReleaseSource.Tags, look.Snapshot.Source);
        Assert.Equal(tool.CommitOfTag("v1.0.0"), Assert.Single(look.Snapshot.Releases).Commit);
    }

    [Fact]
    public async Task Releases_and_tags_together_tell_each_version_once()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        tool.AddTag("v1.1.0");
        var last = await LookAsync("acme/tool", Follow.Releases | Follow.Tags);
        Assert.Equal(["v1.0.0", "v1.1.0"], last.Snapshot.Releases.Select(release => release.Tag));
        Assert.Same(last, await LookAsync("acme/tool", Follow.Releases | Follow.Tags, last));
        tool.AddTag("v1.2.0");
        var look = await LookAsync("acme/tool", Follow.Releases | Follow.Tags, last);
        Assert.Equal(["v1.0.0", "v1.1.0", "v1.2.0"], look.Snapshot.Releases.Select(release => release.Tag).Order());
        Assert.NotNull(look.Snapshot.Releases[0].PublishedAt);
    }

    [Fact]
    public async Task The_head_of_the_default_branch_is_told_with_its_name()
    {
        var tool = GitHub.AddRepositoryOn("trunk", "acme/tool");
        var last = await LookAsync("acme/tool", Follow.Commits);
        Assert.Equal(("trunk", tool.HeadOf("trunk"), "Initial commit"), (last.Snapshot.Head!.Branch, last.Snapshot.Head.Sha, last.Snapshot.Head.Subject));
        Assert.Equal(ReleaseSource.None, last.Snapshot.Source);
        tool.Commit("More\n\nbody", ("a", "b"));
        var look = await LookAsync("acme/tool", Follow.Commits, last);
        Assert.Equal((tool.HeadOf("trunk"), "More"), (look.Snapshot.Head!.Sha, look.Snapshot.Head.Subject));
    }

    [Fact]
    public async Task A_new_commit_leaves_the_releases_as_they_were()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        var last = await LookAsync("acme/tool", Follow.Releases | Follow.Commits);
        tool.Commit("More", ("a", "b"));
        var look = await LookAsync("acme/tool", Follow.Releases | Follow.Commits, last);
        Assert.Same(last.Snapshot.Releases, look.Snapshot.Releases);
        Assert.Equal(tool.HeadOf("main"), look.Snapshot.Head!.Sha);
        Assert.Same(look, await LookAsync("acme/tool", Follow.Releases | Follow.Commits, look));
    }

    [Fact]
    public async Task An_empty_repository_has_no_head()
    {
        GitHub.AddEmptyRepository("acme/tool");
        var look = await LookAsync("acme/tool", Follow.Releases | Follow.Commits);
        Assert.Null(look.Snapshot.Head);
        Assert.Empty(look.Snapshot.Releases);
    }

    [Fact]
    public async Task A_renamed_repository_is_followed_and_told_by_its_new_name()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        var before = await LookAsync("acme/tool", Follow.Releases | Follow.Commits);
        tool.Rename("better/instrument");
        tool.AddRelease("v1.1.0");
        var last = await LookAsync("acme/tool", Follow.Releases | Follow.Commits, before);
        Assert.Equal((RepoName.Parse("better/instrument"), tool.Id), (last.Snapshot.Repo, last.Snapshot.RepositoryId));
        Assert.Equal(2, last.Snapshot.Releases.Count);

        GitHub.ResetRequests();
        Assert.Same(last, await LookAsync("acme/tool", Follow.Releases | Follow.Commits, last));
        Assert.Equal([304, 304], GitHub.Requests.Select(request => request.Status));

        tool.Rename("best/device");
        tool.AddRelease("v1.2.0");
        Assert.Equal(RepoName.Parse("best/device"), (await LookAsync("acme/tool", Follow.Releases | Follow.Commits, last)).Snapshot.Repo);
    }

    [Fact]
    public async Task When_a_renamed_repository_is_gone_the_watched_name_counts_again()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        tool.Rename("better/instrument");
        var last = await LookAsync("acme/tool", Follow.Releases);
        tool.Delete();
        GitHub.AddUpstream("acme/tool", "v5");
        var look = await LookAsync("acme/tool", Follow.Releases, last);
        Assert.Equal((RepoName.Parse("acme/tool"), "v5"), (look.Snapshot.Repo, Assert.Single(look.Snapshot.Releases).Tag));
    }

    [Fact]
    public async Task Who_takes_the_old_name_of_a_renamed_repository_is_not_followed()
    {
        const Follow Both = Follow.Releases | Follow.Tags;
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        tool.Rename("better/instrument");
        tool.AddRelease("v1.1.0", assets: ["tool.zip"]);
        var releases = await LookAsync("acme/tool", Follow.Releases);
        var both = await LookAsync("acme/tool", Both);
        GitHub.AddUpstream("acme/tool", "v9.0.0");
        tool.BumpDownloads();
        Assert.DoesNotContain("v9.0.0", Tags(await LookAsync("acme/tool", Both, both)));
        Assert.DoesNotContain("v9.0.0", Tags(await LookAsync("acme/tool", Both, releases)));
        Assert.DoesNotContain("v9.0.0", Tags(await LookAsync("acme/tool", Follow.Releases, releases with { Identity = "another token's" })));
    }

    [Fact]
    public async Task A_repository_that_another_took_the_place_of_is_told_by_its_number()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        var last = await LookAsync("acme/tool", Follow.Releases);
        Assert.Equal((tool.Id, false), (last.Snapshot.RepositoryId, last.Snapshot.Archived));
        tool.Delete();
        // It has the same release, made at another moment.
        var other = GitHub.AddRepository("acme/tool").Archive();
        other.AddRelease("v1.0.0", publishedAt: DateTimeOffset.UnixEpoch);
        var look = await LookAsync("acme/tool", Follow.Releases, last);
        Assert.Equal((other.Id, true), (look.Snapshot.RepositoryId, look.Snapshot.Archived));
    }

    [Fact]
    public async Task Tags_that_go_on_without_releases_are_told_at_full_looks()
    {
        var tool = GitHub.AddRepository("acme/tool");
        tool.AddRelease("v1.0.0", publishedAt: DateTimeOffset.UtcNow.AddDays(-700));
        tool.AddTag("v1.1.0");
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var last = await LookAsync("acme/tool", Follow.Releases, time: clock);
        Assert.Equal("v1.1.0", last.Snapshot.TagBeyond?.Name);
        Assert.Contains("no releases since", Note(last), StringComparison.Ordinal);

        GitHub.ResetRequests();
        Assert.Same(last, await LookAsync("acme/tool", Follow.Releases, last, clock));
        Assert.Single(GitHub.Requests);

        tool.AddRelease("v1.1.0");
        var look = await LookAsync("acme/tool", Follow.Releases, last, clock);
        Assert.Equal("", Note(look));
    }

    private static string Note(StoredLook look)
    {
        var now = DateTimeOffset.UtcNow;
        var entry = new WatchEntry(Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool")), Follow.Releases, null, null, [], false, []);
        return BumpBot.Commands.DetectionRow.Of(Detect.Candidate(entry, new Observation.Seen(look.Snapshot), null, new ZonedTime(now, TimeZoneInfo.Utc)), now)[^1];
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_named_in_the_fault()
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => LookAsync("acme/none", Follow.Releases));
        Assert.Contains("acme/none not found, or the token may not see it", Assert.IsType<Fault.GiveUp>(fault.Fault).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_stops_the_run()
    {
        var user = GitHub.AddUser(Bot);
        GitHub.AddUpstream("acme/tool", "v1.0.0");
        var token = user.NewToken();
        _http = Http(token);
        user.Revoke(token);
        var fault = await Assert.ThrowsAsync<FaultException>(() => LookAsync("acme/tool", Follow.Releases));
        Assert.IsType<Fault.StopRun>(fault.Fault);
    }

    [Fact]
    public async Task A_validator_goes_only_to_the_identity_that_it_was_given_to()
    {
        GitHub.AddUpstream("acme/tool", "v1.0.0");
        var last = await LookAsync("acme/tool", Follow.Releases);
        _http = Http(GitHub.AddUser("other").Token);
        GitHub.ResetRequests();
        await LookAsync("acme/tool", Follow.Releases, last);
        Assert.Equal(2, GitHub.Requests.Count);
        Assert.DoesNotContain(GitHub.Requests, request => request.Conditional);
    }

    private static IEnumerable<string> Tags(StoredLook look) => look.Snapshot.Releases.Select(release => release.Tag);

    [Fact]
    public async Task A_followed_branch_is_asked_for_by_its_name_and_a_missing_one_is_said()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        var sha = tool.CommitAs("ada", "feature/x", "Work", ("a.txt", "a"));
        var look = await LookAsync(Tool with { Branch = "feature/x" }, Follow.Commits);
        Assert.Equal(("feature/x", sha), (look.Snapshot.Head!.Branch, look.Snapshot.Head.Sha));
        Assert.Equal(new Uri(GitHub.ServerUrl, $"acme/tool/commit/{sha}"), look.Snapshot.Head.Page);
        GitHub.ResetRequests();
        Assert.Same(look, await LookAsync(Tool with { Branch = "feature/x" }, Follow.Commits, look));
        Assert.Equal([304], GitHub.Requests.Select(request => request.Status));
        var fault = await Assert.ThrowsAsync<FaultException>(() => LookAsync(Tool with { Branch = "none" }, Follow.Commits));
        Assert.Contains("has no branch none", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issues_are_listed_by_label_conditionally_and_pull_requests_are_none()
    {
        var tool = GitHub.AddUpstream("acme/tool", "v1.0.0");
        tool.OpenIssue("ada", "A question");
        var breaking = tool.OpenIssue("ada", "Will break", null, "breaking");
        tool.OpenIssue("ada", "Done", null, "security").Close("ada");
        var source = Tool with { Labels = "breaking,security" };
        var look = await LookAsync(source, Follow.Releases | Follow.Issues);
        Assert.Equal(
            [new UpstreamIssue(breaking.Number, "Will break", "breaking", new Uri(GitHub.ServerUrl, $"acme/tool/issues/{breaking.Number}"))], look.Snapshot.Issues);
        GitHub.ResetRequests();
        Assert.Same(look, await LookAsync(source, Follow.Releases | Follow.Issues, look));
        Assert.Equal([304, 304, 304], GitHub.Requests.Select(request => request.Status));
        var leak = tool.OpenIssue("ada", "A leak", null, "security");
        GitHub.ResetRequests();
        var next = await LookAsync(source, Follow.Releases | Follow.Issues, look);
        Assert.Equal([200, 304, 304], GitHub.Requests.Select(request => request.Status).Order());
        Assert.Equal([breaking.Number, leak.Number], next.Snapshot.Issues!.Select(issue => issue.Number));
        Assert.Equal(look.Snapshot.Releases, next.Snapshot.Releases);
        GitHub.ResetRequests();
        Assert.Same(next, await LookAsync(source, Follow.Releases | Follow.Issues, next));
        Assert.All(GitHub.Requests, request => Assert.Equal(304, request.Status));
    }

    [Fact]
    public async Task An_upstream_with_its_issues_switched_off_is_looked_at_all_the_same()
    {
        GitHub.AddUpstream("acme/tool", "v1.0.0").DisableIssues();
        var look = await LookAsync(Tool with { Labels = "breaking" }, Follow.Releases | Follow.Issues);
        Assert.Equal([], look.Snapshot.Issues!);
        Assert.Equal("v1.0.0", Assert.Single(look.Snapshot.Releases).Tag);
    }

    private static UpstreamSource Tool => new(RepoName.Parse("acme/tool"), null);

    private Task<StoredLook> LookAsync(string repo, Follow follow, StoredLook? last = null, TimeProvider? time = null) =>
        LookAsync(new UpstreamSource(RepoName.Parse(repo), null), follow, last, time);

    private Task<StoredLook> LookAsync(UpstreamSource source, Follow follow, StoredLook? last = null, TimeProvider? time = null) =>
        new GitHubFeed(_http ??= Http(BotToken), time ?? _time, Log).LookAsync(new LookRequest(source, follow, last), CancellationToken.None);
}
