using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Text;

public class TextSpanTests
{
    private static readonly TextSpan Span = TextSpan.FromBounds(3, 6);

    [Fact]
    public void A_span_has_a_start_an_end_and_a_length() => Assert.Equal((3, 6, 3, "345"), (Span.Start, Span.End, Span.Length, Span.Of("012345678")));

    [Theory]
    [InlineData(3, 6, true)]
    [InlineData(4, 5, true)]
    [InlineData(3, 3, true)]
    [InlineData(6, 6, true)]
    [InlineData(2, 6, false)]
    [InlineData(3, 7, false)]
    [InlineData(2, 7, false)]
    public void A_span_contains_what_lies_within_it(int start, int end, bool contains) => Assert.Equal(contains, Span.Contains(TextSpan.FromBounds(start, end)));

    [Theory]
    [InlineData(0, 3, false)]
    [InlineData(6, 8, false)]
    [InlineData(2, 4, true)]
    [InlineData(5, 7, true)]
    [InlineData(4, 5, true)]
    [InlineData(0, 9, true)]
    [InlineData(4, 4, true)]
    public void Spans_overlap_where_they_share_a_character(int start, int end, bool overlaps)
    {
        var other = TextSpan.FromBounds(start, end);
        Assert.Equal((overlaps, overlaps), (Span.Overlaps(other), other.Overlaps(Span)));
    }

    [Fact]
    public void An_edit_spans_what_it_replaces() => Assert.Equal(Span, new TextEdit(3, 3, "x").Span);

    [Theory]
    [InlineData("a/b/c.txt", "c.txt")]
    [InlineData("c.txt", "c.txt")]
    public void A_files_name_is_the_last_part_of_its_path(string path, string name) => Assert.Equal(name, new FileText(path, "").FileName);
}
