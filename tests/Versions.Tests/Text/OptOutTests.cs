using CsCheck;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Text;

public class OptOutTests
{
    /// <summary>Each line is covered where it ends with an exclamation mark.</summary>
    [Theory]
    [InlineData("a\n# bumpbot:off !\nb !\n# bumpbot:on !\nc")]
    [InlineData("a\r\n# bumpbot:off !\r\nb !\r\n")]
    [InlineData("a # bumpbot:ignore !\nb")]
    [InlineData("<!-- bumpbot:off --> !\nb !\n<!--bumpbot:on--> !\nc")]
    [InlineData("# bumpbot:off and bumpbot:on !\nb")]
    [InlineData("# bumpbot:off !\n# bumpbot:on bumpbot:off !\nb !\n# bumpbot:on!\nc")]
    [InlineData("# bumpbot:off !\n# bumpbot:off !\n# bumpbot:on !\nb")]
    [InlineData("# bumpbot:on\nb")]
    [InlineData("# BumpBot:OFF !\nb !")]
    [InlineData("# bumpbot:office\nb")]
    [InlineData("# bumpbot:off-by-one\nb")]
    [InlineData("# bumpbot:off !\n# bumpbot:only !\nb !")]
    [InlineData("# bumpbot:ignored\nb")]
    [InlineData("# notbumpbot:off\nb")]
    [InlineData("# bumpbot: off\nb")]
    [InlineData("# bumpbot:")]
    public void Lines_are_covered_as_the_words_say(string text)
    {
        var optOut = OptOut.Read(text);
        Assert.All(Lines.In(text).Where(line => line.Length > 0), line => Assert.Equal(line.Of(text).EndsWith('!'), optOut.Covers(new TextSpan(line.Start, 1))));
    }

    [Theory]
    [InlineData(0, 2, false)]
    [InlineData(0, 3, true)]
    [InlineData(2, 17, true)]
    [InlineData(18, 2, true)]
    [InlineData(19, 2, false)]
    [InlineData(40, 1, true)]
    [InlineData(58, 1, false)]
    public void A_span_is_covered_where_it_touches_an_opted_out_line(int start, int length, bool covered) =>
        Assert.Equal(covered, OptOut.Read("a\n bumpbot:ignore !\nbcdefgh\nxxxxxxxx bumpbot:ignore\nyy").Covers(new TextSpan(start, length)));

    [Fact]
    public void A_word_before_the_mark_makes_it_another_word_and_a_letter_behind_it_too()
    {
        Assert.False(Covered("_bumpbot:off"));
        Assert.False(Covered("xbumpbot:off"));
        Assert.False(Covered("1bumpbot:off"));
        Assert.False(Covered("# bumpbot:off_x"));
        Assert.False(Covered("# bumpbot:off1"));
        Assert.True(Covered("bumpbot:off"));
        Assert.True(Covered("-bumpbot:off"));
        Assert.True(Covered("# bumpbot:off-"));
        Assert.True(Covered("# bumpbot:off."));
        Assert.True(Covered("# bumpbot:nothing bumpbot:off"));

        static bool Covered(string text) => OptOut.Read(text).Covers(new TextSpan(0, text.Length));
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        string[] pieces = ["bumpbot:", "off", "on", "ignore", " ", "-", "\n", "\r", "é", "b"];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 12].Select(string.Concat).Sample(
            text => { OptOut.Read(text).Covers(new TextSpan(0, text.Length)); },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(5_000),
            threads: 1);
    }
}
