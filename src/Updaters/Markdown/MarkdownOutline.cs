using Updaters.Text;

namespace Updaters.Markdown;

/// <summary>The stretches of a document that decide whether a version in them may move.</summary>
internal sealed class MarkdownOutline
{
    private readonly string _text;
    private readonly SpanSet _untouched;
    private readonly SpanSet _fenced;
    private readonly int[] _blockStarts;

    private MarkdownOutline(string text, MarkdownBlocks blocks, IEnumerable<TextSpan> comments, IReadOnlyList<TextSpan> code)
    {
        _text = text;
        _untouched = new SpanSet([.. comments, .. Heading.HistoryAmong(blocks.Headings, text.Length)]);
        _fenced = new SpanSet(blocks.Code);
        _blockStarts = [.. blocks.Paragraphs.Select(paragraph => paragraph.Start).Concat(blocks.Headings.Select(heading => heading.Start)).Order()];
        Code = code;
    }

    /// <summary>The contents of fenced code and of code spans.</summary>
    public IReadOnlyList<TextSpan> Code { get; }

    public static MarkdownOutline Read(string text)
    {
        var blocks = MarkdownBlocks.Read(text);
        List<TextSpan> code = [.. blocks.Code];
        List<TextSpan> comments = [.. blocks.Comments];
        foreach (var paragraph in blocks.Paragraphs)
            MarkdownInlines.Read(text, paragraph, code, comments);
        return new MarkdownOutline(text, blocks, comments, code);
    }

    /// <summary>
    /// Whether the place is no statement about now: in a comment, in a section of history, behind words such as "since", or before
    /// words such as "or newer".
    /// </summary>
    public bool IsPast(TextSpan span)
    {
        var isCode = _fenced.Contains(span.Start);
        return _untouched.Contains(span.Start)
            || HistoryStatements.Precedes(_text, span, oneLine: isCode)
            || (!isCode && HistoryStatements.Follows(_text, span));
    }

    /// <summary>Where the paragraph, list or table starts that the place is in; null in fenced code.</summary>
    public int? BlockOf(TextSpan span)
    {
        if (_fenced.Contains(span.Start))
            return null;
        var at = Array.BinarySearch(_blockStarts, span.Start);
        return at >= 0 ? span.Start : at == -1 ? 0 : _blockStarts[~at - 1];
    }
}
