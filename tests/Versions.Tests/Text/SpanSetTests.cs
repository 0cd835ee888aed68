using CsCheck;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Text;

public class SpanSetTests
{
    [Fact]
    public void A_span_that_starts_where_one_ends_is_still_searched_for_in_the_next()
    {
        SpanSet set = new([TextSpan.FromBounds(5, 8), TextSpan.FromBounds(0, 3)]);
        Assert.True(set.Overlaps(TextSpan.FromBounds(3, 6)));
        Assert.False(set.Overlaps(TextSpan.FromBounds(3, 5)));
    }

    [Fact]
    public void Stretches_side_by_side_are_one()
    {
        SpanSet set = new([TextSpan.FromBounds(0, 3), TextSpan.FromBounds(3, 6)]);
        Assert.True(set.Overlaps(new TextSpan(3, 0)));
        Assert.False(set.Overlaps(new TextSpan(0, 0)));
        Assert.False(set.Overlaps(new TextSpan(6, 0)));
    }

    [Fact]
    public void A_character_is_contained_where_any_of_the_stretches_holds_it() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 5]).Array[0, 6].Sample(
            pairs =>
            {
                TextSpan[] spans = [.. pairs.Select(pair => new TextSpan(pair.Item1, pair.Item2))];
                SpanSet set = new(spans);
                for (var offset = 0; offset < 26; offset++)
                    Assert.Equal(Array.Exists(spans, span => span.Contains(new TextSpan(offset, 1))), set.Contains(offset));
            },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(2_000),
            threads: 1);

    [Theory]
    [InlineData(0, 2, "")]
    [InlineData(0, 3, "2-5")]
    [InlineData(4, 9, "2-5 8-10")]
    [InlineData(5, 8, "")]
    [InlineData(9, 20, "8-10 12-14")]
    [InlineData(14, 20, "")]
    public void The_stretches_over_a_span_are_those_that_overlap_it(int start, int end, string expected)
    {
        var set = new SpanSet([TextSpan.FromBounds(12, 14), TextSpan.FromBounds(2, 5), TextSpan.FromBounds(8, 10)]);
        Assert.Equal(expected, string.Join(' ', set.Over(TextSpan.FromBounds(start, end)).Select(span => $"{span.Start}-{span.End}")));
    }
}
