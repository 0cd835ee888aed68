using BumpBot.GitHub;
using BumpBot.Model;
using BumpBot.Watching;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

public class LookRoutesTests
{
    private static readonly GitHubConnection Connection = new(new Uri("https://api.test/"), new Uri("https://git.test/"), "ghp_token", onActions: false);

    [Theory]
    [InlineData(50, 0)]
    [InlineData(51, 51)]
    public void More_than_fifty_of_which_nothing_is_known_are_asked_together(int cold, int together) =>
        Assert.Equal(together, LookRoutes.Together(Requests(cold, null), Connection).Count);

    [Fact]
    public void Without_a_token_all_are_asked_one_by_one() =>
        Assert.Empty(LookRoutes.Together(Requests(60, null), new GitHubConnection(new Uri("https://api.test/"), new Uri("https://git.test/"), null, onActions: false)));

    [Fact]
    public void What_is_known_is_asked_conditionally() =>
        Assert.Equal(60, LookRoutes.Together([.. Requests(60, null), .. Requests(500, Look(Connection.Identity))], Connection).Count);

    [Fact]
    public void What_another_token_saw_or_what_was_followed_otherwise_is_not_known() => Assert.Equal(
        60, LookRoutes.Together([.. Requests(30, Look("another's")), .. Requests(30, Look(Connection.Identity) with { Follow = Follow.Tags })], Connection).Count);

    [Fact]
    public void A_renamed_upstream_is_asked_by_its_number() =>
        Assert.Empty(LookRoutes.Together(Requests(60, Look("another's", RepoName.Parse("new/name"))), Connection));

    [Fact]
    public void Of_those_without_validators_a_thousand_are_asked_unconditionally() =>
        Assert.Equal(200, LookRoutes.Together(Requests(1_200, Look(Connection.Identity) with { Validators = new Dictionary<string, string>() }), Connection).Count);

    private static List<LookRequest> Requests(int count, StoredLook? last) =>
        [.. Enumerable.Range(0, count).Select(i => new LookRequest(new UpstreamSource(RepoName.Parse("acme/tool"), null), Follow.Releases, last))];

    private static StoredLook Look(string identity, RepoName? name = null) => new(
        new Snapshot(name ?? RepoName.Parse("acme/tool"), 7, ReleaseSource.Releases, [], null),
        Follow.Releases,
        new Dictionary<string, string> { ["releases"] = "W/\"1\"" },
        identity,
        DateTimeOffset.UnixEpoch);
}
