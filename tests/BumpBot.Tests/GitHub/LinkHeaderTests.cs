using BumpBot.GitHub;
using CsCheck;
using Xunit;

namespace BumpBot.Tests.GitHub;

public class LinkHeaderTests
{
    private static readonly Uri At = new("https://api.test/a?page=1");

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("<https://api.test/a?page=2>; rel=\"next\"", "https://api.test/a?page=2")]
    [InlineData("<https://api.test/a?page=1>; rel=\"prev\", <https://api.test/a?page=3>; rel=\"next\", <https://api.test/a?page=9>; rel=\"last\"", "https://api.test/a?page=3")]
    [InlineData("<https://api.test/a?x=1,2;3>; title=\"a, b\"; rel=next", "https://api.test/a?x=1,2;3")]
    [InlineData("<https://api.test/a>; rel=\"last next\"", "https://api.test/a")]
    [InlineData("</b?page=2>; rel=\"next\"", "https://api.test/b?page=2")]
    [InlineData("<https://api.test/a?page=9>; rel=\"last\"", null)]
    [InlineData("<https://api.test/a>; rel=\"nextish\"", null)]
    [InlineData("<https://api.test/a; rel=\"next\"", null)]
    public void The_next_page_is_read(string? header, string? next) =>
        Assert.Equal(next, LinkHeader.Next(header, At)?.AbsoluteUri);

    [Fact]
    public void Whatever_the_header_the_next_page_is_an_address_or_none() =>
        Gen.String["<>;=\", relnxthttps:/a?&1\\"].Sample(text => LinkHeader.Next(text, At) is not { IsAbsoluteUri: false }, iter: 2000, seed: "0N0XIzNsQ0O2");
}
