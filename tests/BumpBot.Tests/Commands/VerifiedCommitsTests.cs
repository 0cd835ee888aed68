using BumpBot.Commands;
using BumpBot.Config;
using BumpBot.Model;

namespace BumpBot.Tests.Commands;

public class VerifiedCommitsTests
{
    private static readonly CommitIdentity Ann = new("Ann", "ann@example.org");

    [Theory]
    [InlineData("ghs_abc", false, null)]
    [InlineData(null, false, null)]
    [InlineData("ghp_abc", false, "with this token")]
    [InlineData("github_pat_abc", false, "with this token")]
    [InlineData("ghs_abc", true, "name an author")]
    [InlineData("ghp_abc", true, "name an author")]
    public void Through_the_api_the_first_thing_that_stands_in_the_way_is_told(string? token, bool named, string? doubt)
    {
        var doubts = Doubts(new CommitSettings { Via = CommitWay.Api, Committer = named ? Ann : null }, token);
        if (doubt is null)
            Assert.Empty(doubts);
        else
            Assert.Contains(doubt, Assert.Single(doubts), StringComparison.Ordinal);
    }

    [Fact]
    public void A_push_promises_nothing() => Assert.Empty(Doubts(new CommitSettings { Author = Ann }, "ghp_abc", "a key"));

    [Fact]
    public void A_key_that_is_not_used_is_told() =>
        Assert.Contains("BUMPBOT_SIGNING_KEY", Assert.Single(Doubts(new CommitSettings { Via = CommitWay.Api }, "ghs_abc", "a key")), StringComparison.Ordinal);

    private static List<string> Doubts(CommitSettings commits, string? token, string? key = null) =>
    [
        .. VerifiedCommits.Doubts(commits, BotEnvironment.Read(name => name switch { "GITHUB_TOKEN" => token, "BUMPBOT_SIGNING_KEY" => key, _ => null })),
    ];
}
