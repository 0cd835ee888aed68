using Updaters.Keys;
using Xunit;

namespace Updaters.Tests.Keys;

public class KeyPathTests
{
    private static readonly KeyTrail Place = KeyTrail.Root.Key("apps").Item(1).Key("app.image").Key("tag");

    [Theory]
    [InlineData("apps[1].'app.image'.tag")]
    [InlineData("apps[*].'app.image'.tag")]
    [InlineData("apps.*.\"app.image\".tag")]
    [InlineData("*.*.*.*")]
    [InlineData("*[1].*.tag")]
    public void It_matches_the_place_that_it_names(string path) => Assert.True(Parse(path).Matches(Place));

    [Theory]
    [InlineData("apps[0].'app.image'.tag")]
    [InlineData("apps[1].app.image.tag")]
    [InlineData("apps[1].'app.image'")]
    [InlineData("apps[1].'app.image'.tag.*")]
    [InlineData("apps.1.'app.image'.tag")]
    [InlineData("Apps[1].'app.image'.tag")]
    [InlineData("tag")]
    public void It_matches_no_other_place(string path) => Assert.False(Parse(path).Matches(Place));

    [Fact]
    public void A_list_may_be_the_root() => Assert.True(Parse("[0].v").Matches(KeyTrail.Root.Item(0).Key("v")));

    [Fact]
    public void A_quote_within_quotes_is_written_twice() => Assert.True(Parse("'it''s'").Matches(KeyTrail.Root.Key("it's")));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a[")]
    [InlineData("a[x]")]
    [InlineData("a[-1]")]
    [InlineData("a]b")]
    [InlineData("a[1]b")]
    [InlineData("'a")]
    [InlineData("'a'b")]
    [InlineData("a*")]
    [InlineData("a. b")]
    [InlineData("a[99999999999]")]
    public void What_cannot_be_read_is_a_problem(string path)
    {
        Assert.False(KeyPath.TryParse(path, out var parsed, out var problem));
        Assert.Null(parsed);
        Assert.NotEqual("", problem);
    }

    [Fact]
    public void A_key_of_a_size_that_nobody_writes_is_a_problem() =>
        Assert.False(KeyPath.TryParse(new string('a', KeyPath.MaxLength + 1), out _, out _));

    private static KeyPath Parse(string path) => KeyPath.TryParse(path, out var parsed, out var problem) ? parsed : throw new FormatException(problem);
}
