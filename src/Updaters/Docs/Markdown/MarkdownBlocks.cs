using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs.Markdown;

/// <summary>
/// Reads a document's lines into the blocks that matter here: headings, fenced code, comments, and paragraphs (whatever else is not empty).
/// One pass in linear time over any text; CommonMark's rules as far as they bear on these. Sections in which something was found are then
/// read by Markdig (<see cref="MarkdownParts"/>), whose word on code and comments counts.
/// </summary>
internal sealed partial class MarkdownBlocks
{
    private readonly string _text;
    private readonly DocumentBlocks _blocks = new();
    private readonly List<TextSpan> _paragraphs = [];

    /// <summary>Where a line begins that belongs to nothing before it.</summary>
    private readonly List<int> _borders = [];
    private int? _paragraphStart;
    private Fence? _fence;
    private int? _commentStart;

    private MarkdownBlocks(string text) => _text = text;

    public static DocumentBlocks Read(string text, IReadOnlyList<int> places)
    {
        var reader = new MarkdownBlocks(text);
        var frontMatter = FrontMatter.Read(text);
        if (frontMatter is not null)
            reader.Take(frontMatter);
        var start = frontMatter?.End ?? 0;
        TextSpan? before = null;
        foreach (var line in Lines.In(text, start))
        {
            reader.ReadLine(line, before);
            before = line;
        }
        reader.End(text.Length);
        reader._blocks.Titled.AddRange(MarkdownAdmonitions.In(text));
        reader.ReadSections(places.Where(place => place >= start));
        return reader._blocks;
    }

    private void Take(FrontMatter frontMatter)
    {
        if (frontMatter.Title is { } title)
            _blocks.Headings.Add(new Heading(0, 1, title));
        _blocks.Values.AddRange(frontMatter.Values);
        _blocks.Comments.AddRange(frontMatter.Comments);
        _borders.Add(frontMatter.End);
    }

    private void ReadLine(TextSpan line, TextSpan? before)
    {
        var text = _text.AsSpan(line.Start, line.Length);
        if (_commentStart is not null)
        {
            ReadComment(line, 0);
        }
        else if (_fence is { } fence && !fence.IsLeftBy(text))
        {
            if (fence.IsClosedBy(text))
                CloseFence(line.Start);
        }
        else
        {
            CloseFence(line.Start);
            ReadOpenLine(line, text, before);
        }
    }

    private void ReadOpenLine(TextSpan line, ReadOnlySpan<char> text, TextSpan? before)
    {
        var content = text.TrimStart(" \t>");
        if (content.IsEmpty)
        {
            CloseParagraph(line.Start);
            return;
        }
        if (_paragraphStart is null && content.Length == text.Length)
            _borders.Add(line.Start);
        if (Fence.MayOpen(content) && Fence.TryOpen(text, line.End, out var fence))
        {
            CloseParagraph(line.Start);
            _fence = fence;
        }
        else if (text.Contains("<!--", StringComparison.Ordinal) && BehindCommentStart(text) is { } behind)
        {
            CloseParagraph(line.Start);
            _commentStart = line.Start + behind - 4;
            ReadComment(line, behind);
        }
        else
        {
            if (MarkdownHeadings.MayEndIn(content) && MarkdownHeadings.In(_text, line, _paragraphStart, before) is { } heading)
                _blocks.Headings.Add(heading);
            _paragraphStart ??= line.Start;
        }
    }

    /// <summary>Where a comment that the line begins with goes on; null = it begins with none.</summary>
    private static int? BehindCommentStart(ReadOnlySpan<char> line)
    {
        foreach (var start in CommentStart().EnumerateMatches(line))
            return start.Length;
        return null;
    }

    private void ReadComment(TextSpan line, int from)
    {
        var end = _text.IndexOf("-->", line.Start + from, line.Length - from, StringComparison.Ordinal);
        if (end < 0)
            return;
        _blocks.Comments.Add(TextSpan.FromBounds(_commentStart!.Value, end + 3));
        _commentStart = null;
        _paragraphStart = end + 3;
    }

    private void CloseFence(int end)
    {
        if (_fence is { } fence && fence.ContentStart < end)
            _blocks.Code.Add(TextSpan.FromBounds(fence.ContentStart, end));
        _fence = null;
    }

    private void CloseParagraph(int end)
    {
        if (_paragraphStart is { } start && start < end)
        {
            _paragraphs.Add(TextSpan.FromBounds(start, end));
            _blocks.BlockStarts.Add(start);
        }
        _paragraphStart = null;
    }

    private void End(int end)
    {
        CloseFence(end);
        CloseParagraph(end);
        if (_commentStart is { } start)
            _blocks.Comments.Add(TextSpan.FromBounds(start, end));
    }

    private void ReadSections(IEnumerable<int> places)
    {
        List<TextSpan> sections = [];
        List<MarkdownParts> parts = [];
        var paragraph = 0;
        foreach (var section in MarkdownSections.Around([.. places], _borders, _text.Length))
        {
            if (MarkdownParts.Read(_text, section) is { } read)
            {
                sections.Add(section);
                parts.Add(read);
                continue;
            }
            while (paragraph < _paragraphs.Count && _paragraphs[paragraph].Start < section.Start)
                paragraph++;
            for (; paragraph < _paragraphs.Count && _paragraphs[paragraph].Start < section.End; paragraph++)
                MarkdownInlines.Read(_text, _paragraphs[paragraph], _blocks.CodeSpans, _blocks.Comments);
        }
        var set = new SpanSet(sections);
        _blocks.Code.RemoveAll(code => set.Contains(code.Start));
        _blocks.Comments.RemoveAll(comment => set.Contains(comment.Start));
        _blocks.Code.AddRange(parts.SelectMany(part => part.Code));
        _blocks.CodeSpans.AddRange(parts.SelectMany(part => part.CodeSpans));
        _blocks.Comments.AddRange(parts.SelectMany(part => part.Comments));
        _blocks.History.AddRange(parts.SelectMany(part => part.History));
    }

    [GeneratedRegex(@"\A(?:[ \t>]|[*+-][ \t]|\d{1,9}[.)][ \t])*<!--", RegexOptions.CultureInvariant)]
    private static partial Regex CommentStart();
}
