using BumpBot.GitHub;
using BumpBot.GitHub.Graph;
using BumpBot.Model;
using BumpBot.Watching;
using Sandbox;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

/// <summary>Looks at many upstreams at once, by GraphQL.</summary>
public sealed class ColdLooksTests : SandboxFixture
{
    private const string Query = "POST /graphql";

    private GitHubHttp? _http;

    [Fact]
    public async Task A_thousand_upstreams_cost_ten_queries_and_no_rest()
    {
        var requests = Upstreams(1_000, i => GitHub.AddUpstream($"tools/tool{i}", "v1.0.0"));
        var looks = await TogetherAsync(requests);
        Assert.Equal(1_000, looks.Count);
        Assert.Equal(10, GitHub.Count(Query));
        Assert.Equal(10, GitHub.Requests.Count);
        Assert.Equal(10, _http!.Meter.Read().Hosts.Single().Points);
    }

    [Fact]
    public async Task A_stable_release_behind_150_prereleases_is_found_by_further_queries_about_those_that_have_more()
    {
        var requests = Upstreams(120, i =>
        {
            var tool = GitHub.AddUpstream($"tools/tool{i}", "v1.0.0");
            for (var n = 1; n <= 150 && i % 40 == 0; n++)
                tool.AddRelease($"v2.0.0-alpha.{n}", prerelease: true);
        });
        var looks = await TogetherAsync(requests);
        Assert.Equal(4, GitHub.Count(Query));
        Assert.All(requests, request => Assert.Equal(
            "v1.0.0", looks[request].Snapshot.Releases.Single(release => release.Stage == ReleaseStage.Published).Tag));
        Assert.Equal(151, looks[requests[0]].Snapshot.Releases.Count);
        Assert.Equal(126, looks[requests[0]].Snapshot.Releases.Count(release => release.NotesLeftOut));
    }

    [Fact]
    public async Task Whatever_the_upstreams_have_a_thousand_cost_no_more_than_25_queries()
    {
        const string Node = """{"databaseId":7,"nameWithOwner":"a/b","isArchived":false,"releases":{"pageInfo":{"hasNextPage":true,"endCursor":"next"},"nodes":[]}}""";
        var nodes = string.Join(',', Enumerable.Range(0, ColdLooks.MostAtOnce).Select(i => $"\"{UpstreamQuery.Alias(i)}\":{Node}"));
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Json($$"""{"data":{ {{nodes}} } }"""));
        var looks = await new GitHubFeed(github.Http, github.Time, Log).LookTogetherAsync(Requests(1_000), TestContext.Current.CancellationToken);
        Assert.Empty(looks);
        Assert.Equal(25, github.Seen.Count);
    }

    [Fact]
    public async Task The_next_full_looks_fall_due_one_after_the_other()
    {
        var requests = Upstreams(60, i => GitHub.AddUpstream($"tools/tool{i}", "v1.0.0"));
        var due = (await TogetherAsync(requests)).Values.Select(look => look.FullLookAt + GitHubFeed.FullLookEvery - DateTimeOffset.UtcNow).Order().ToList();
        Assert.InRange(due[0], TimeSpan.FromDays(0.9), TimeSpan.FromDays(1.2));
        Assert.InRange(due[^1], TimeSpan.FromDays(6.9), TimeSpan.FromDays(7));
    }

    [Fact]
    public async Task An_upstream_with_endless_pages_is_left_to_rest()
    {
        var requests = Upstreams(51, i =>
        {
            var tool = GitHub.AddUpstream($"tools/tool{i}", "v1.0.0");
            for (var n = 1; n <= 700 && i == 7; n++)
                tool.AddRelease($"v2.0.{n}");
        });
        var looks = await TogetherAsync(requests);
        Assert.Equal(50, looks.Count);
        Assert.False(looks.ContainsKey(requests[7]));
        Assert.InRange(GitHub.Count(Query), 6, ColdLooks.MostQueries(51));
    }

    [Fact]
    public async Task One_that_cannot_be_told_is_left_to_rest_and_spoils_no_other()
    {
        var requests = Upstreams(60, i => GitHub.AddUpstream($"tools/tool{i}", "v1.0.0"));
        GitHub.Repository("tools/tool3").Delete();
        GitHub.Repository("tools/tool5").GraphQlError = "FORBIDDEN";
        var looks = await TogetherAsync(requests);
        Assert.Equal(58, looks.Count);
        Assert.False(looks.ContainsKey(requests[3]) || looks.ContainsKey(requests[5]));
        Assert.Equal(1, GitHub.Count(Query));
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_query_that_fails_is_cut_in_halves(int status)
    {
        var requests = Upstreams(80, i => GitHub.AddUpstream($"tools/tool{i}", "v1.0.0"));
        GitHub.Faults.Next(Query, HttpFault.Page(status), times: 2);
        Assert.Equal(80, (await TogetherAsync(requests)).Count);
        // All, the first half, its two quarters, the second half.
        Assert.Equal(5, GitHub.Count(Query));
    }

    [Fact]
    public async Task A_graphql_that_always_fails_is_left_alone_after_five_tries()
    {
        var requests = Upstreams(300, i => GitHub.AddUpstream($"tools/tool{i}", "v1.0.0"));
        GitHub.Faults.Always(Query, HttpFault.Status(502));
        Assert.Empty(await TogetherAsync(requests));
        Assert.Equal(5, GitHub.Count(Query));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task Where_there_is_no_graphql_or_none_for_the_token_it_is_asked_once(int status)
    {
        var requests = Upstreams(150, i => GitHub.AddUpstream($"tools/tool{i}", "v1.0.0"));
        GitHub.Faults.Always(Query, HttpFault.Status(status));
        Assert.Empty(await TogetherAsync(requests));
        Assert.Equal(1, GitHub.Count(Query));
    }

    [Fact]
    public async Task An_answer_that_is_cut_short_is_no_look()
    {
        var requests = Upstreams(51, i => GitHub.AddUpstream($"tools/tool{i}", "v1.0.0"));
        GitHub.Faults.Next(Query, HttpFault.CutBody);
        Assert.Equal(51, (await TogetherAsync(requests)).Count);
        Assert.Equal(3, GitHub.Count(Query));
    }

    [Fact]
    public async Task A_used_up_limit_of_queries_does_not_hold_rest_back()
    {
        var requests = Upstreams(51, i => GitHub.AddUpstream($"tools/tool{i}", "v1.0.0"));
        GitHub.Faults.Next(Query, HttpFault.QueriesLimited(DateTimeOffset.UtcNow.AddMinutes(50)));
        Assert.Empty(await TogetherAsync(requests));
        Assert.Equal(1, GitHub.Count(Query));
        Assert.Equal("v1.0.0", (await AloneAsync(requests[0])).Snapshot.Releases.Single().Tag);
    }

    [Fact]
    public async Task After_a_look_together_the_next_is_unconditional_once()
    {
        var requests = Upstreams(51, i =>
        {
            var tool = GitHub.AddUpstream($"tools/tool{i}", "v1.0.0");
            for (var n = 1; n <= 130; n++)
                tool.AddRelease($"v2.0.{n}", notes: "# Notes");
        });
        var first = (await TogetherAsync(requests))[requests[0]];
        GitHub.ResetRequests();
        var second = await AloneAsync(requests[0] with { Last = first });
        Assert.Equal([200, 200], GitHub.Requests.Select(request => request.Status));
        Assert.DoesNotContain(second.Snapshot.Releases, release => release.NotesLeftOut);
        GitHub.ResetRequests();
        Assert.Same(second, await AloneAsync(requests[0] with { Last = second }));
        Assert.Equal([304], GitHub.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task A_followed_branch_is_told_and_one_that_is_missing_left_to_rest()
    {
        var requests = Upstreams(60, i => GitHub.AddUpstream($"tools/tool{i}", "v1.0.0"))
            .Select(request => request with { Follow = Follow.Commits, Source = request.Source with { Branch = "feature/x" } }).ToList();
        var sha = GitHub.Repository("tools/tool4").CommitAs("ada", "feature/x", "Work", ("a.txt", "a"));
        var looks = await TogetherAsync(requests);
        var head = Assert.Single(looks).Value.Snapshot.Head!;
        Assert.Equal((await AloneAsync(requests[4])).Snapshot.Head, head);
        Assert.Equal(("feature/x", sha), (head.Branch, head.Sha));
    }

    [Fact]
    public async Task A_renamed_upstream_is_told_by_its_new_name_and_number()
    {
        var requests = Upstreams(51, i => GitHub.AddUpstream($"tools/tool{i}", "v1.0.0"));
        var tool = GitHub.Repository("tools/tool4").Archive();
        tool.Rename("better/instrument");
        var look = (await TogetherAsync(requests))[requests[4]];
        Assert.Equal((RepoName.Parse("better/instrument"), tool.Id, true), (look.Snapshot.Repo, look.Snapshot.RepositoryId, look.Snapshot.Archived));
    }

    private List<LookRequest> Upstreams(int count, Action<int> add)
    {
        for (var i = 0; i < count; i++)
            add(i);
        return Requests(count);
    }

    private static List<LookRequest> Requests(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new LookRequest(new UpstreamSource(RepoName.Parse($"tools/tool{i}"), null), Follow.Releases, null))];

    private GitHubFeed Feed() => new(_http ??= Http(BotToken), TimeProvider.System, Log);

    private Task<IReadOnlyDictionary<LookRequest, StoredLook>> TogetherAsync(IReadOnlyList<LookRequest> requests) =>
        Feed().LookTogetherAsync(requests, TestContext.Current.CancellationToken);

    private Task<StoredLook> AloneAsync(LookRequest request) => Feed().LookAsync(request, TestContext.Current.CancellationToken);
}
