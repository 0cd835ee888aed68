using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Markdown;

/// <summary>
/// Reads a document's lines into the blocks that matter here: headings, fenced code, comments, and paragraphs (whatever else is not empty).
/// One pass in linear time over any text; CommonMark's rules as far as they bear on these.
/// </summary>
internal sealed partial class MarkdownBlocks
{
    private readonly string _text;
    private readonly List<Heading> _headings = [];
    private readonly List<TextSpan> _code = [];
    private readonly List<TextSpan> _comments = [];
    private readonly List<TextSpan> _paragraphs = [];
    private int? _paragraphStart;
    private Fence? _fence;
    private int? _commentStart;

    private MarkdownBlocks(string text) => _text = text;

    public IReadOnlyList<Heading> Headings => _headings;

    /// <summary>The lines of fenced code, each block as one span.</summary>
    public IReadOnlyList<TextSpan> Code => _code;

    /// <summary>Comments that start a line. Those within a paragraph are its own.</summary>
    public IReadOnlyList<TextSpan> Comments => _comments;

    public IReadOnlyList<TextSpan> Paragraphs => _paragraphs;

    public static MarkdownBlocks Read(string text)
    {
        var blocks = new MarkdownBlocks(text);
        List<TextSpan> lines = [.. Lines.In(text)];
        TextSpan? before = null;
        foreach (var line in lines.Skip(blocks.ReadFrontMatter(lines)))
        {
            blocks.ReadLine(line, before);
            before = line;
        }
        blocks.End(text.Length);
        return blocks;
    }

    /// <summary>The number of lines that a YAML or TOML front matter takes; its title is the document's first heading.</summary>
    private int ReadFrontMatter(List<TextSpan> lines)
    {
        var mark = lines[0].Of(_text).TrimEnd();
        if (mark is not ("---" or "+++"))
            return 0;
        var end = lines.FindIndex(1, line => line.Of(_text).TrimEnd() is var text && (text == mark || (mark == "---" && text == "...")));
        for (var i = 1; i < end; i++)
        {
            if (FrontMatterTitle().Match(lines[i].Of(_text)) is { Success: true } title)
                _headings.Add(new Heading(0, 1, title.Groups["title"].Value));
        }
        return end + 1;
    }

    private void ReadLine(TextSpan line, TextSpan? before)
    {
        var text = line.Of(_text);
        if (_commentStart is not null)
        {
            ReadComment(line, text, 0);
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

    private void ReadOpenLine(TextSpan line, string text, TextSpan? before)
    {
        if (Fence.TryOpen(text, line.End, out var fence))
        {
            CloseParagraph(line.Start);
            _fence = fence;
        }
        else if (CommentStart().Match(text) is { Success: true } comment)
        {
            CloseParagraph(line.Start);
            _commentStart = line.Start + comment.Length - 4;
            ReadComment(line, text, comment.Length);
        }
        else if (string.IsNullOrWhiteSpace(text.Trim('>', ' ', '\t')))
        {
            CloseParagraph(line.Start);
        }
        else
        {
            ReadHeading(line, text, before);
            _paragraphStart ??= line.Start;
        }
    }

    private void ReadComment(TextSpan line, string text, int from)
    {
        var end = text.IndexOf("-->", from, StringComparison.Ordinal);
        if (end < 0)
            return;
        _comments.Add(TextSpan.FromBounds(_commentStart!.Value, line.Start + end + 3));
        _commentStart = null;
        _paragraphStart = line.Start + end + 3;
    }

    private void ReadHeading(TextSpan line, string text, TextSpan? before)
    {
        if (Atx().Match(text) is { Success: true } atx)
        {
            _headings.Add(new Heading(line.Start, atx.Groups["marks"].Length, atx.Groups["text"].Value));
        }
        else if (before is { } above && _paragraphStart <= above.Start && Underline().Match(text) is { Success: true } underline
            && NoSetext().Match(above.Of(_text)) is { Success: false })
        {
            _headings.Add(new Heading(above.Start, underline.Groups["double"].Success ? 1 : 2, above.Of(_text)));
        }
        else if (Html().Match(text) is { Success: true } html)
        {
            var level = html.Groups["level"];
            _headings.Add(new Heading(line.Start, level.Success ? level.ValueSpan[0] - '0' : Heading.OfDetails, html.Groups["text"].Value));
        }
    }

    private void CloseFence(int end)
    {
        if (_fence is { } fence && fence.ContentStart < end)
            _code.Add(TextSpan.FromBounds(fence.ContentStart, end));
        _fence = null;
    }

    private void CloseParagraph(int end)
    {
        if (_paragraphStart is { } start && start < end)
            _paragraphs.Add(TextSpan.FromBounds(start, end));
        _paragraphStart = null;
    }

    private void End(int end)
    {
        CloseFence(end);
        CloseParagraph(end);
        if (_commentStart is { } start)
            _comments.Add(TextSpan.FromBounds(start, end));
    }

    [GeneratedRegex(@"\A[ \t]*title[ \t]*[:=][ \t]*[""']?(?<title>.*?)[""']?[ \t]*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FrontMatterTitle();

    [GeneratedRegex(@"\A(?:[ \t>]|[*+-][ \t]|\d{1,9}[.)][ \t])*<!--", RegexOptions.CultureInvariant)]
    private static partial Regex CommentStart();

    [GeneratedRegex(@"\A {0,3}(?<marks>#{1,6})(?:[ \t]+(?<text>.*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Atx();

    [GeneratedRegex(@"\A {0,3}(?:(?<double>=+)|-+)[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Underline();

    // What no underline makes a heading of: headings, quotes, list items, tables, code.
    [GeneratedRegex(@"\A(?: {4}|\t| {0,3}(?:#{1,6}[ \t]|>|[*+-][ \t]|\d{1,9}[.)][ \t]|\||(?:=+|-+)[ \t]*\z))", RegexOptions.CultureInvariant)]
    private static partial Regex NoSetext();

    [GeneratedRegex(@"\A[ \t]*(?:<h(?<level>[1-6])\b[^<>]*>(?<text>.*?)</h[1-6]>|(?:<details\b[^<>]*>[ \t]*)?<summary\b[^<>]*>(?<text>.*?)</summary>|</details>)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Html();
}
