using BumpBot.Config;
using Xunit;

namespace BumpBot.Tests.Config;

public class NearestNameTests
{
    private static readonly string[] Names = ["watch", "files", "rules", "repo", "writes-per-minute", "ranges"];

    [Theory]
    [InlineData("wach", "watch")]
    [InlineData("WATCH", "watch")]
    [InlineData("wathc", "watch")]
    [InlineData("file", "files")]
    [InlineData("writes_per_minute", "writes-per-minute")]
    [InlineData("repository", "repo")]
    [InlineData("writes", "writes-per-minute")]
    [InlineData("zebra", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void A_misspelt_name_has_a_nearest_one_or_none(string written, string? nearest) => Assert.Equal(nearest, NearestName.Of(written, Names));

    [Fact]
    public void A_very_long_name_is_not_compared() => Assert.Null(NearestName.Of(new string('w', 1_000_000), Names));

    [Fact]
    public void Nothing_is_near_where_nothing_is_known() => Assert.Null(NearestName.Of("watch", []));
}
