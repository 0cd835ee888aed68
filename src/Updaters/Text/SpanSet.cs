namespace Updaters.Text;

/// <summary>Stretches of a text, given in any order and overlapping or not, that can be searched.</summary>
internal sealed class SpanSet
{
    /// <summary>In order, with gaps between them.</summary>
    private readonly List<TextSpan> _spans = [];

    public SpanSet(IEnumerable<TextSpan> spans)
    {
        foreach (var span in InOrder([.. spans]))
        {
            if (_spans.Count > 0 && span.Start <= _spans[^1].End)
                _spans[^1] = TextSpan.FromBounds(_spans[^1].Start, Math.Max(_spans[^1].End, span.End));
            else
                _spans.Add(span);
        }
    }

    /// <summary>Sorts the spans by their starts, unless they are so already.</summary>
    public static List<TextSpan> InOrder(List<TextSpan> spans)
    {
        for (var i = 1; i < spans.Count; i++)
        {
            if (spans[i].Start >= spans[i - 1].Start)
                continue;
            spans.Sort((one, other) => one.Start.CompareTo(other.Start));
            break;
        }
        return spans;
    }

    /// <summary>The stretches in order, with gaps between them.</summary>
    public IReadOnlyList<TextSpan> Spans => _spans;

    public bool IsEmpty => _spans.Count == 0;

    public bool Contains(int offset) => Overlaps(new TextSpan(offset, 1));

    public bool Overlaps(TextSpan span) => FirstEndingBehind(span.Start) is var first && first < _spans.Count && _spans[first].Overlaps(span);

    /// <summary>The stretches that overlap the span, in order.</summary>
    public IEnumerable<TextSpan> Over(TextSpan span)
    {
        for (var i = FirstEndingBehind(span.Start); i < _spans.Count && _spans[i].Start < span.End; i++)
            yield return _spans[i];
    }

    private int FirstEndingBehind(int offset)
    {
        var low = 0;
        var high = _spans.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
