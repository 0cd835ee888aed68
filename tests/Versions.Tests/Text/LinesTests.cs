using CsCheck;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Text;

public class LinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a|")]
    [InlineData("a\r\nb\rc\nd", "a|b|c|d")]
    [InlineData("\n\r", "||")]
    [InlineData("a\u2028b", "a\u2028b")]
    public void Lines_end_with_lf_crlf_or_cr(string text, string lines) =>
        Assert.Equal(lines, string.Join('|', Lines.In(text).Select(line => line.Of(text))));

    [Theory]
    [InlineData("a\r\nb\rc\nd", 0, 1)]
    [InlineData("a\r\nb\rc\nd", 3, 2)]
    [InlineData("a\r\nb\rc\nd", 5, 3)]
    [InlineData("a\r\nb\rc\nd", 7, 4)]
    [InlineData("a\r\nb\rc\nd", 100, 4)]
    [InlineData("", 0, 1)]
    public void A_lines_number_counts_from_one(string text, int offset, int number) => Assert.Equal(number, new LineNumbers(text).At(offset));

    [Fact]
    public void The_number_at_each_lines_start_is_its_place() =>
        Gen.Char["ab\r\n"].Array[0, 30].Select(chars => new string(chars)).Sample(
            text => Assert.All(Lines.In(text).Select((line, index) => (line, index)), pair => Assert.Equal(pair.index + 1, new LineNumbers(text).At(pair.line.Start))),
            seed: "0000KdaBcNlM",
            iter: Tries.Of(2_000),
            threads: 1);
}
