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

    [Fact]
    public void No_text_makes_it_throw()
    {
        string[] pieces = ["bumpbot:", "off", "on", "ignore", " ", "-", "\n", "\r", "é", "b"];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 12].Select(string.Concat).Sample(
            text => { OptOut.Read(text).Covers(new TextSpan(0, text.Length)); },
            seed: "0000KdaBcNlM",
            iter: 5_000,
            threads: 1);
    }
}
