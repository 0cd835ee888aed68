using BumpBot.GitHub;
using BumpBot.Model;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

public class GitHubConnectionTests
{
    [Fact]
    public void Addresses_are_taken_as_folders()
    {
        var connection = new GitHubConnection(new Uri("https://ghe.test/api/v3"), new Uri("https://ghe.test"), " own\n", onActions: false);
        Assert.Equal("https://ghe.test/api/v3/", connection.ApiUrl.AbsoluteUri);
        Assert.Equal("https://ghe.test/acme/tool.git", connection.GitUrl(RepoName.Parse("acme/tool")).AbsoluteUri);
        Assert.Equal("own", connection.Tokens!.Last);
    }

    [Theory]
    [InlineData("ftp://api.test/")]
    [InlineData("file:///etc")]
    [InlineData("https://user:secret@api.test/")]
    public void An_address_that_is_not_http_stops_the_run(string address)
    {
        var thrown = Assert.Throws<FaultException>(() => new GitHubConnection(new Uri(address), new Uri("https://git.test/"), null, onActions: false));
        Assert.IsType<Fault.StopRun>(thrown.Fault);
        Assert.DoesNotContain("secret", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://ghe.test/api/v3/", "https://ghe.test/")]
    [InlineData("https://ghe.test/api/v3/", "http://ghe.test/")]
    public void Over_plain_http_a_token_goes_no_further_than_this_machine(string api, string server)
    {
        var thrown = Assert.Throws<FaultException>(() => new GitHubConnection(new Uri(api), new Uri(server), "own", onActions: false));
        Assert.IsType<Fault.StopRun>(thrown.Fault);
        Assert.Contains("https", thrown.Message, StringComparison.Ordinal);
        Assert.True(new GitHubConnection(new Uri(api), new Uri(server), null, onActions: false).IsAnonymous);
        Assert.Equal("own", new GitHubConnection(new Uri("http://127.0.0.1:1/api/"), new Uri("http://localhost:1/"), "own", onActions: false).Tokens!.Last);
    }

    [Fact]
    public void A_token_that_cannot_be_one_stops_the_run_unnamed()
    {
        var thrown = Assert.Throws<FaultException>(() => With("ghp_secret\r\nX-Evil: 1"));
        Assert.DoesNotContain("secret", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_token_or_api_is_another_identity()
    {
        Assert.Equal(With("a").Identity, With("a").Identity);
        Assert.NotEqual(With("a").Identity, With("b").Identity);
        Assert.NotEqual(With("a").Identity, With(null).Identity);
    }

    [Theory]
    [InlineData("https://api.test/x", true)]
    [InlineData("HTTPS://API.TEST:443/", true)]
    [InlineData("http://api.test/x", false)]
    [InlineData("https://api.test.evil.test/", false)]
    [InlineData("https://api.test@evil.test/", false)]
    [InlineData("https://api.test:444/", false)]
    public void Only_scheme_host_and_port_of_the_api_are_the_api(string address, bool same) =>
        Assert.Equal(same, With("a").IsApi(new Uri(address)));

    [Fact]
    public void Foreign_text_is_cut_and_holds_no_token_and_no_line_break() =>
        Assert.Equal("a*** b", With("tok").Clean("atok\r\n b"));

    private static GitHubConnection With(string? token) => new(new Uri("https://api.test/"), new Uri("https://git.test/"), token, onActions: false);
}
