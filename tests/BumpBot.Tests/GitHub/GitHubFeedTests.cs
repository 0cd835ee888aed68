using System.Globalization;
using BumpBot.GitHub;
using BumpBot.Model;
using BumpBot.Watching;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

/// <summary>The feed against scripted answers: pages, odd content, faults.</summary>
public class GitHubFeedTests
{
    private static readonly UpstreamSource Source = new(RepoName.Parse("acme/tool"), null);

    [Fact]
    public async Task Of_a_long_list_only_the_changed_part_is_read_again()
    {
        var pages = new Pages(250);
        var last = await LookAsync(pages.GitHub, Follow.Releases);
        Assert.Equal(pages.Tags, last.Snapshot.Releases.Select(release => release.Tag));

        pages.Add("v251");
        pages.GitHub.Seen.Clear();
        var look = await LookAsync(pages.GitHub, Follow.Releases, last);
        Assert.Equal(pages.Tags, look.Snapshot.Releases.Select(release => release.Tag));
        Assert.Equal(["1", "2"], Lists(pages.GitHub).Select(Pages.PageOf));
        Assert.Equal(last.FullLookAt, look.FullLookAt);
    }

    [Fact]
    public async Task A_changed_first_page_without_news_is_all_that_is_read()
    {
        var pages = new Pages(250);
        var last = await LookAsync(pages.GitHub, Follow.Releases);
        pages.Touch();
        pages.GitHub.Seen.Clear();
        var look = await LookAsync(pages.GitHub, Follow.Releases, last);
        Assert.Equal(["1"], Lists(pages.GitHub).Select(Pages.PageOf));
        Assert.Equal(pages.Tags, look.Snapshot.Releases.Select(release => release.Tag));
    }

    [Fact]
    public async Task A_release_that_is_missing_where_it_was_makes_all_pages_be_read()
    {
        var pages = new Pages(250);
        var last = await LookAsync(pages.GitHub, Follow.Releases);
        pages.Tags.Remove("v240");
        pages.Touch();
        var look = await LookAsync(pages.GitHub, Follow.Releases, last);
        Assert.Equal(pages.Tags, look.Snapshot.Releases.Select(release => release.Tag));
    }

    [Fact]
    public async Task Of_a_single_page_nothing_is_taken_from_the_last_look()
    {
        var pages = new Pages(3);
        var last = await LookAsync(pages.GitHub, Follow.Releases);
        pages.Tags.Remove("v1");
        pages.Touch();
        var look = await LookAsync(pages.GitHub, Follow.Releases, last);
        Assert.Equal(["v3", "v2"], look.Snapshot.Releases.Select(release => release.Tag));
    }

    [Fact]
    public async Task Several_pages_are_read_in_full_after_seven_days()
    {
        var pages = new Pages(250);
        var last = await LookAsync(pages.GitHub, Follow.Releases);
        pages.GitHub.Time.Advance(GitHubFeed.FullLookEvery - TimeSpan.FromSeconds(1));
        Assert.Same(last, await LookAsync(pages.GitHub, Follow.Releases, last));
        pages.GitHub.Time.Advance(TimeSpan.FromSeconds(1));
        pages.GitHub.Seen.Clear();
        var look = await LookAsync(pages.GitHub, Follow.Releases, last);
        Assert.Equal(["1", "2", "3"], Lists(pages.GitHub).Select(Pages.PageOf));
        Assert.Equal(pages.GitHub.Time.GetUtcNow(), look.FullLookAt);
    }

    [Fact]
    public async Task A_repository_is_described_at_the_first_look_and_then_every_seven_days()
    {
        var pages = new Pages(3);
        var last = await LookAsync(pages.GitHub, Follow.Releases);
        Assert.Equal((7, true), (last.Snapshot.RepositoryId, last.Snapshot.Archived));

        pages.Touch();
        pages.GitHub.Time.Advance(GitHubFeed.FullLookEvery - TimeSpan.FromSeconds(1));
        pages.GitHub.Seen.Clear();
        var second = await LookAsync(pages.GitHub, Follow.Releases, last);
        Assert.DoesNotContain(pages.GitHub.Seen, IsFacts);
        Assert.Equal((7, true), (second.Snapshot.RepositoryId, second.Snapshot.Archived));

        pages.GitHub.Time.Advance(TimeSpan.FromSeconds(1));
        var third = await LookAsync(pages.GitHub, Follow.Releases, second);
        Assert.Contains(pages.GitHub.Seen, IsFacts);
        pages.GitHub.Seen.Clear();
        Assert.Same(third, await LookAsync(pages.GitHub, Follow.Releases, third));
    }

    [Fact]
    public async Task A_list_that_lost_a_release_makes_the_repository_be_asked_who_it_is()
    {
        var pages = new Pages(3);
        var last = await LookAsync(pages.GitHub, Follow.Releases);
        pages.GitHub.Seen.Clear();
        pages.Add("v4");
        last = await LookAsync(pages.GitHub, Follow.Releases, last);
        Assert.DoesNotContain(pages.GitHub.Seen, IsFacts);
        pages.Tags.Remove("v2");
        await LookAsync(pages.GitHub, Follow.Releases, last);
        Assert.Contains(pages.GitHub.Seen, IsFacts);
    }

    [Fact]
    public async Task A_list_without_end_is_refused()
    {
        var page = 0;
        var github = Script(_ => ScriptedGitHub.Json(
            $$"""[{"tag_name":"v{{++page}}"}]""", link: $"<https://api.test/repos/acme/tool/releases?page={page + 1}>; rel=\"next\""));
        Assert.IsType<Fault.GiveUp>(await github.FaultOfAsync(LookAsync(github, Follow.Releases)));
        Assert.Equal(GitHubReader.MostPages, github.Seen.Count);
    }

    [Theory]
    [InlineData("https://evil.test/page2")]
    [InlineData("http://api.test/page2")]
    [InlineData("//evil.test/page2")]
    public async Task A_next_page_on_another_origin_is_refused(string next)
    {
        var github = Script(_ => ScriptedGitHub.Json("""[{"tag_name":"v1"}]""", link: $"<{next}>; rel=\"next\""));
        Assert.IsType<Fault.GiveUp>(await github.FaultOfAsync(LookAsync(github, Follow.Releases)));
        Assert.Single(github.Seen);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(403)]
    public async Task Invariant_4_a_missing_page_fails_the_look(int status)
    {
        var github = Script(request => request.Path.Contains("page=2", StringComparison.Ordinal)
            ? ScriptedGitHub.Status(status)
            : ScriptedGitHub.Json("""[{"tag_name":"v1"}]""", link: "<https://api.test/x?page=2>; rel=\"next\""));
        Assert.IsType<Fault.Retry>(await github.FaultOfAsync(LookAsync(github, Follow.Releases)));
    }

    [Theory]
    [InlineData(404, typeof(Fault.GiveUp))]
    [InlineData(451, typeof(Fault.GiveUp))]
    [InlineData(401, typeof(Fault.StopRun))]
    [InlineData(403, typeof(Fault.Retry))]
    [InlineData(500, typeof(Fault.Retry))]
    [InlineData(204, typeof(Fault.Retry))]
    public async Task Each_refusal_has_its_kind_of_fault(int status, Type kind)
    {
        var github = Script(_ => ScriptedGitHub.Status(status));
        Assert.IsType(kind, await github.FaultOfAsync(LookAsync(github, Follow.Releases)));
    }

    [Theory]
    [InlineData("""[{"tag_name":null}]""")]
    [InlineData("""[null]""")]
    [InlineData("""[{"tag_name":"v1","published_at":"yesterday"}]""")]
    [InlineData("""[{"tag_name":"v1","draft":"no"}]""")]
    [InlineData("""{"message":"hello"}""")]
    [InlineData("""[{"tag_name":"v1"}""")]
    public async Task Invariant_4_a_list_with_a_wrong_type_fails_the_look(string body)
    {
        var github = Script(_ => ScriptedGitHub.Json(body));
        Assert.IsType<Fault.Retry>(await github.FaultOfAsync(LookAsync(github, Follow.Releases)));
    }

    [Fact]
    public async Task Unknown_fields_are_skipped_and_missing_ones_are_null()
    {
        var github = Script(_ => ScriptedGitHub.Json(
            """[{"id":99999999999,"tag_name":"v1","assets":[{"size":5000000000,"x":{}}],"html_url":"javascript:alert(1)","new":[]}]"""));
        var release = Assert.Single((await LookAsync(github, Follow.Releases)).Snapshot.Releases);
        Assert.Equal(new Release("v1", null, null, null, null, null, null, ReleaseStage.Published), release);
    }

    [Fact]
    public async Task Foreign_text_is_bounded()
    {
        var github = Script(_ => ScriptedGitHub.Json(
            $$"""[{"tag_name":"{{new string('a', 256)}}"},{"tag_name":"v1","body":"{{new string('é', ReleaseEntries.LongestNotes + 7)}}"}]"""));
        var release = Assert.Single((await LookAsync(github, Follow.Releases)).Snapshot.Releases);
        Assert.Equal(ReleaseEntries.LongestNotes, release.Notes!.Length);
    }

    [Fact]
    public async Task An_entry_that_slips_to_the_next_page_while_it_is_read_counts_once()
    {
        var github = Script(request => request.Path.Contains("page=2", StringComparison.Ordinal)
            ? ScriptedGitHub.Json("""[{"tag_name":"v2"},{"tag_name":"v1"}]""")
            : ScriptedGitHub.Json("""[{"tag_name":"v3"},{"tag_name":"v2"}]""", link: "<https://api.test/x?page=2>; rel=\"next\""));
        Assert.Equal(["v3", "v2", "v1"], (await LookAsync(github, Follow.Releases)).Snapshot.Releases.Select(release => release.Tag));
    }

    [Fact]
    public async Task A_new_tag_on_a_later_page_is_seen()
    {
        var pages = new Pages(250);
        var last = await LookAsync(pages.GitHub, Follow.Tags);
        Assert.Same(last, await LookAsync(pages.GitHub, Follow.Tags, last));
        pages.Tags.Insert(249, "a-late-name");
        var look = await LookAsync(pages.GitHub, Follow.Tags, last);
        Assert.Equal(pages.Tags, look.Snapshot.Releases.Select(release => release.Tag));
    }

    [Fact]
    public async Task A_new_tag_behind_a_full_last_page_is_seen()
    {
        var pages = new Pages(200);
        var last = await LookAsync(pages.GitHub, Follow.Tags);
        Assert.Same(last, await LookAsync(pages.GitHub, Follow.Tags, last));
        pages.Tags.Add("a-late-name");
        var look = await LookAsync(pages.GitHub, Follow.Tags, last);
        Assert.Equal(pages.Tags, look.Snapshot.Releases.Select(release => release.Tag));
    }

    [Fact]
    public async Task A_validator_of_another_identity_or_another_question_is_not_sent()
    {
        var pages = new Pages(3);
        var last = await LookAsync(pages.GitHub, Follow.Releases);
        pages.GitHub.Seen.Clear();
        await LookAsync(pages.GitHub, Follow.Releases, last with { Identity = "another" });
        await LookAsync(pages.GitHub, Follow.Releases, last with { Follow = Follow.Tags });
        Assert.All(pages.GitHub.Seen, request => Assert.Null(request.IfNoneMatch));
        Assert.Equal(2, Lists(pages.GitHub).Count);
    }

    /// <summary>A GitHub that describes the repository and answers all else by script.</summary>
    private static ScriptedGitHub Script(Func<SeenRequest, HttpResponseMessage> answer) => new(request => IsFacts(request)
        ? ScriptedGitHub.Json("""{"id":7,"full_name":"acme/tool","default_branch":"main","archived":true}""")
        : answer(request));

    private static bool IsFacts(SeenRequest request) => request.Path == "/repos/acme/tool";

    private static List<SeenRequest> Lists(ScriptedGitHub github) => [.. github.Seen.Where(request => !IsFacts(request))];

    private static Task<StoredLook> LookAsync(ScriptedGitHub github, Follow follow, StoredLook? last = null) =>
        new GitHubFeed(github.Http, github.Time, Serilog.Core.Logger.None).LookAsync(new LookRequest(Source, follow, last), CancellationToken.None);

    /// <summary>A list of releases and of tags, newest first, in pages of 100 with validators.</summary>
    private sealed class Pages
    {
        private int _version;

        public Pages(int count)
        {
            Tags = [.. Enumerable.Range(1, count).Reverse().Select(n => $"v{n}")];
            GitHub = Script(Answer);
        }

        public ScriptedGitHub GitHub { get; }

        public List<string> Tags { get; }

        public static string PageOf(SeenRequest request) =>
            request.Path.Split('&').FirstOrDefault(part => part.StartsWith("page=", StringComparison.Ordinal))?[5..] ?? "1";

        public void Add(string tag) => Tags.Insert(0, tag);

        public void Touch() => _version++;

        private HttpResponseMessage Answer(SeenRequest request)
        {
            var page = int.Parse(PageOf(request), CultureInfo.InvariantCulture);
            var items = Tags.Skip((page - 1) * 100).Take(100).ToList();
            var etag = $"W/\"{page}-{_version}-{string.Join('-', items).GetHashCode(StringComparison.Ordinal)}\"";
            if (request.IfNoneMatch == etag)
                return new HttpResponseMessage(System.Net.HttpStatusCode.NotModified);
            var name = request.Path.Contains("/tags?", StringComparison.Ordinal) ? "name" : "tag_name";
            var next = Tags.Count > page * 100 ? $"<https://api.test{request.Address.AbsolutePath}?per_page=100&page={page + 1}>; rel=\"next\"" : null;
            return ScriptedGitHub.Json($"[{string.Join(',', items.Select(tag => $$"""{"{{name}}":"{{tag}}"}"""))}]", etag, next);
        }
    }
}
