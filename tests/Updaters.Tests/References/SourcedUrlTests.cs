using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.References;

public class SourcedUrlTests
{
    private static readonly SourcedUrl Url = new([new("https://a/v", 100), new("1.2.0", 20), new("/b-", 130), new("1.2.0", 20), new(".zip", null)]);

    [Fact]
    public void An_edit_shows_wherever_its_stretch_is_used() =>
        Assert.Equal("https://a/v1.3.0/b-1.3.0.zip", Url.After([new TextEdit(20, 5, "1.3.0"), new TextEdit(50, 5, "elsewhere")]));

    [Fact]
    public void An_edit_over_the_border_of_a_piece_cannot_be_told() => Assert.Null(Url.After([new TextEdit(19, 6, "v1.3.0")]));

    [Theory]
    [InlineData("v1.3.0", "x1.3.0")]
    [InlineData("1.3.0", "x1.3.0")]
    public void What_is_taken_away_before_a_piece_is_taken_away_from_the_new_text(string written, string expected)
    {
        var url = new SourcedUrl([new("x", 0), new("1.2.0", 11) { Without = "v" }]);
        Assert.Equal("x1.2.0", url.Text);
        Assert.Equal(expected, url.After([new TextEdit(10, 6, written)]));
    }
}
