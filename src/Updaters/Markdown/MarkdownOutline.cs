using Updaters.Text;

namespace Updaters.Markdown;

/// <summary>The stretches of a document that decide whether a version in them may move.</summary>
internal sealed class MarkdownOutline
{
    private readonly string _text;
    private readonly TextSpan[] _untouched;
    private readonly TextSpan[] _fenced;

    private MarkdownOutline(string text, TextSpan[] untouched, TextSpan[] fenced, IReadOnlyList<TextSpan> code) =>
        (_text, _untouched, _fenced, Code) = (text, untouched, fenced, code);

    /// <summary>The contents of fenced code and of code spans.</summary>
    public IReadOnlyList<TextSpan> Code { get; }

    public static MarkdownOutline Read(string text)
    {
        var blocks = MarkdownBlocks.Read(text);
        List<TextSpan> code = [.. blocks.Code];
        List<TextSpan> comments = [.. blocks.Comments];
        foreach (var paragraph in blocks.Paragraphs)
            MarkdownInlines.Read(text, paragraph, code, comments);
        TextSpan[] untouched = [.. comments, .. Heading.HistoryAmong(blocks.Headings, text.Length)];
        return new MarkdownOutline(text, Joined(untouched), [.. blocks.Code], code);
    }

    /// <summary>Whether the place is no statement about now: in a comment, in a section of history, or behind words such as "since".</summary>
    public bool IsPast(TextSpan span) =>
        IsIn(_untouched, span.Start) || HistoryStatements.Precedes(_text, span, oneLine: IsIn(_fenced, span.Start));

    /// <summary>The spans in order, overlapping ones made one, so that they can be searched.</summary>
    private static TextSpan[] Joined(IEnumerable<TextSpan> spans)
    {
        var joined = new List<TextSpan>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (joined.Count > 0 && span.Start <= joined[^1].End)
                joined[^1] = TextSpan.FromBounds(joined[^1].Start, Math.Max(joined[^1].End, span.End));
            else
                joined.Add(span);
        }
        return [.. joined];
    }

    private static bool IsIn(TextSpan[] spans, int offset)
    {
        var low = 0;
        var high = spans.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low < spans.Length && spans[low].Start <= offset;
    }
}
