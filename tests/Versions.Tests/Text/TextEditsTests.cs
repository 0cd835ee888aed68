using System.Text;
using CsCheck;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Text;

public class TextEditsTests
{
    [Fact]
    public void Edits_in_any_order_change_their_spans_only() =>
        Assert.Equal("0-xx-2-y", TextEdits.Apply("0-1-2-3", [new TextEdit(6, 1, "y"), new TextEdit(2, 1, "xx")]));

    [Fact]
    public void Edits_side_by_side_and_at_the_ends_are_none_that_overlap() =>
        Assert.Equal("+a-b", TextEdits.Apply("0123", [new TextEdit(0, 0, "+"), new TextEdit(0, 2, "a"), new TextEdit(2, 2, "-"), new TextEdit(4, 0, "b")]));

    [Fact]
    public void A_mistake_is_said_in_words() =>
        Assert.Contains(
            "edit at 1+9 overlaps another or leaves the text of 4",
            Assert.Throws<ArgumentException>(() => TextEdits.Apply("0123", [new TextEdit(1, 9, "")])).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 2, 1, 1)]
    [InlineData(-1, 1, 3, 1)]
    [InlineData(0, 1, 3, 2)]
    [InlineData(0, 1, 5, 0)]
    [InlineData(0, 1, 2, -1)]
    [InlineData(0, 1, 2, int.MaxValue)]
    [InlineData(0, 1, int.MaxValue, int.MaxValue)]
    public void Edits_that_overlap_or_leave_the_text_are_a_mistake(int offset, int length, int nextOffset, int nextLength) =>
        Assert.Throws<ArgumentException>(() => TextEdits.Apply("0123", [new TextEdit(offset, length, "x"), new TextEdit(nextOffset, nextLength, "y")]));

    [Fact]
    public void What_stands_outside_the_edits_is_equal() =>
        Gen.Select(Gen.String, Gen.Int[0, 30].Array[2, 6], Gen.String).Sample(
            (text, cuts, replacement) =>
            {
                int[] bounds = [.. cuts.Select(cut => Math.Min(cut, text.Length)).Distinct().Order()];
                var edits = bounds.Zip(bounds.Skip(1)).Where((_, index) => index % 2 == 0).Select(pair => new TextEdit(pair.First, pair.Second - pair.First, replacement)).ToList();
                var expected = new StringBuilder(text);
                foreach (var edit in edits.AsEnumerable().Reverse())
                    expected.Remove(edit.Offset, edit.Length).Insert(edit.Offset, edit.Replacement);
                Assert.Equal(expected.ToString(), TextEdits.Apply(text, edits.AsEnumerable().Reverse()));
            },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(2_000),
            threads: 1);
}
