using CsCheck;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Versions;

public class VersionRangeTests
{
    [Theory]
    [InlineData("<1.0", "0.9 0.9.9 0.9-rc1", "1.0 1.0.0 1.0.0-rc1 1.0.1 2")]
    [InlineData("<1.0-rc2", "0.9 1.0-rc1", "1.0-rc2 1.0")]
    [InlineData("<=1.0", "1.0.0 1.0-rc1 0.1", "1.0.1 1.0.post1")]
    [InlineData(">1.0", "1.0.1 2.0-rc1", "1.0 1.0-rc1")]
    [InlineData(">= 1.0", "1.0 1.0.1", "1.0-rc1 0.9")]
    [InlineData("=1.0", "1.0 1.0.0", "1.0.1")]
    [InlineData("==v1.0", "1.0 1.0.0", "1.0.1")]
    [InlineData("!=1.0", "1.0.1 0.9", "1.0.0")]
    [InlineData("0.24.1", "0.24.1", "0.24.2 0.24")]
    [InlineData("2", "2 2.0 2.0.0", "2.1 1 2.0.1")]
    [InlineData("^1.2", "1.2 1.9.9", "1.1 2.0 2.0.0-rc1")]
    [InlineData("^0.2.3", "0.2.3 0.2.9", "0.3.0 0.2.2")]
    [InlineData("^0.0.3", "0.0.3", "0.0.4 0.0.2")]
    [InlineData("^0", "0.1 0.9.9", "1.0")]
    [InlineData("~1.2", "1.2 1.2.9", "1.3 1.1")]
    [InlineData("~1.2.3", "1.2.3 1.2.9", "1.3 1.2.2")]
    [InlineData("~1", "1.0 1.9", "2.0")]
    [InlineData("~>1.2", "1.2 1.9", "2.0 1.1")]
    [InlineData("~> 1.2.3", "1.2.3 1.2.9", "1.3")]
    [InlineData("~=1.2", "1.2 1.9", "2.0")]
    [InlineData("1.x", "1.0 1.9.9", "2.0 0.9 10.0")]
    [InlineData("1.2.*", "1.2 1.2.9", "1.3 1.20")]
    [InlineData("==1.X", "1.5", "2.5")]
    [InlineData("!=1.x", "2.5", "1.5")]
    [InlineData("*", "0.1 9.9-rc1", "")]
    [InlineData(">=1.2 <2", "1.2 1.9", "1.1 2.0 2.0-rc1")]
    [InlineData(">=1.2,<2", "1.2 1.9", "1.1 2.0")]
    [InlineData(" >= 1.2 , < 2 ", "1.2 1.9", "1.1 2.0")]
    [InlineData("<1 || >=2 <3 || 5.x", "0.5 2.5 5.5", "1.5 3.0 4.0")]
    [InlineData("<2024.06.01", "2024.01.05", "2024.06.01")]
    public void A_range_contains_what_its_words_say(string text, string inside, string outside)
    {
        Assert.True(VersionRange.TryParse(text, out var range));
        Assert.Equal(text, range.ToString());
        Assert.All(inside.Split(' ', StringSplitOptions.RemoveEmptyEntries), version => Assert.True(range.Contains(ReleaseVersion.Parse(version)), version));
        Assert.All(outside.Split(' ', StringSplitOptions.RemoveEmptyEntries), version => Assert.False(range.Contains(ReleaseVersion.Parse(version)), version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("<")]
    [InlineData("< <1.0")]
    [InlineData("=<1.0")]
    [InlineData("=>1.0")]
    [InlineData("<>1.0")]
    [InlineData("main")]
    [InlineData("<main")]
    [InlineData("1.0 ||")]
    [InlineData("|| 1.0")]
    [InlineData("1.0 | 2.0")]
    [InlineData(",1.0")]
    [InlineData("1.x.2")]
    [InlineData(">=1.x")]
    [InlineData("1.2 - 2.0")]
    [InlineData("~=1")]
    [InlineData("^2147483647")]
    [InlineData("[1.0,2.0)")]
    [InlineData("1.0-rc1.*")]
    public void Nonsense_is_no_range(string text) => Assert.False(VersionRange.TryParse(text, out _));

    [Fact]
    public void No_text_makes_it_throw()
    {
        string[] pieces = ["<", ">", "=", "!", "^", "~", "|", "||", " ", ",", "1", "1.2", "0.0", "2147483647", "x", "*", ".x", "-rc1", "v", "é"];
        var version = ReleaseVersion.Parse("1.2.3-rc1");
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 10].Select(string.Concat).Sample(
            text => !VersionRange.TryParse(text, out var range) || range.Contains(version) || true,
            seed: "0000KdaBcNlM",
            iter: Tries.Of(10_000),
            threads: 1);
    }
}
