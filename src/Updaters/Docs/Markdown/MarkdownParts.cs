using System.Buffers;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Updaters.Text;

namespace Updaters.Docs.Markdown;

/// <summary>The code and the comments of one section, as Markdig reads CommonMark.</summary>
/// <param name="History">Code that shows a change.</param>
internal sealed partial record MarkdownParts(IReadOnlyList<TextSpan> Code, IReadOnlyList<TextSpan> CodeSpans, IReadOnlyList<TextSpan> Comments, IReadOnlyList<TextSpan> History)
{
    /// <summary>No section that a person writes is longer; Markdig's time may grow with the square of a hostile one's length.</summary>
    private const int Longest = 1 << 15;

    /// <summary>More of these on one line than a person writes make Markdig slow, or nest it too deeply.</summary>
    private const int MostMarks = 200;

    /// <summary>What code and comments begin with, beside single characters.</summary>
    private static readonly SearchValues<string> Marks = SearchValues.Create(["~~~", "    ", "{/*"], StringComparison.Ordinal);

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>Null = the section is not one that Markdig should read, or can: the line rules have to do.</summary>
    public static MarkdownParts? Read(string text, TextSpan section)
    {
        if (IsPlain(text.AsSpan(section.Start, section.Length)))
            return new MarkdownParts([], [], [], []);
        if (section.Length > Longest || IsHostile(text.AsSpan(section.Start, section.Length)))
            return null;
        try
        {
            return Of(Markdig.Markdown.Parse(section.Of(text), Pipeline), text, section.Start);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
        {
            // Markdig refuses what is nested too deeply, and has had mistakes of its own.
            return null;
        }
    }

    /// <summary>A quick look: whether nothing can begin code or a comment.</summary>
    private static bool IsPlain(ReadOnlySpan<char> section) => !section.ContainsAny('`', '<', '\t') && !section.ContainsAny(Marks);

    private static bool IsHostile(ReadOnlySpan<char> section)
    {
        var marks = 0;
        foreach (var c in section)
        {
            if (c is '\r' or '\n')
                marks = 0;
            else if (c is '[' or '>' or '*' or '_' or '!' or '<' && ++marks > MostMarks)
                return true;
        }
        return false;
    }

    private static MarkdownParts Of(MarkdownDocument document, string text, int offset)
    {
        List<TextSpan> code = [];
        List<TextSpan> codeSpans = [];
        List<TextSpan> comments = [];
        List<TextSpan> history = [];
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case CodeBlock { Lines.Count: > 0 } block:
                    code.Add(Within(TextSpan.FromBounds(block.Span.Start, EndOf(block)), offset, text));
                    if (block is FencedCodeBlock { Info: "diff" or "patch" })
                        history.Add(code[^1]);
                    break;
                case CodeInline inline:
                    codeSpans.Add(Within(TextSpan.FromBounds(inline.Span.Start + inline.DelimiterCount, Math.Max(inline.Span.Start + inline.DelimiterCount, inline.Span.End + 1 - inline.DelimiterCount)), offset, text));
                    break;
                case HtmlBlock html:
                    comments.AddRange(CommentsIn(SpanOf(html.Span, offset), text));
                    code.AddRange(PreformattedIn(SpanOf(html.Span, offset), text));
                    break;
                case HtmlInline html when html.Tag.StartsWith("<!--", StringComparison.Ordinal):
                    comments.Add(SpanOf(html.Span, offset));
                    break;
            }
        }
        comments.AddRange(MdxComments(text, offset, document.Span.End + 1 + offset, new SpanSet([.. code, .. codeSpans])));
        return new MarkdownParts(code, codeSpans, comments, history);
    }

    /// <summary>MDX writes comments as <c>{/* … */}</c>.</summary>
    private static IEnumerable<TextSpan> MdxComments(string text, int start, int end, SpanSet code)
    {
        end = Math.Min(end, text.Length);
        while (start < end && text.IndexOf("{/*", start, end - start, StringComparison.Ordinal) is var at and >= 0)
        {
            var close = text.IndexOf("*/}", at, end - at, StringComparison.Ordinal);
            if (close < 0)
                yield break;
            start = close + 3;
            if (!code.Contains(at))
                yield return TextSpan.FromBounds(at, start);
        }
    }

    /// <summary>A block of HTML may have comments among its tags; one that is never closed reaches to its end.</summary>
    private static IEnumerable<TextSpan> CommentsIn(TextSpan block, string text)
    {
        var position = block.Start;
        while (text.IndexOf("<!--", position, block.End - position, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = text.IndexOf("-->", start, block.End - start, StringComparison.Ordinal);
            position = end < 0 ? block.End : end + 3;
            yield return TextSpan.FromBounds(start, position);
        }
    }

    /// <summary>The contents of <c>&lt;pre&gt;</c> in a block of HTML.</summary>
    private static IEnumerable<TextSpan> PreformattedIn(TextSpan block, string text) =>
        from Match match in Preformatted().Matches(text.Substring(block.Start, Math.Min(block.Length, text.Length - block.Start)))
        select new TextSpan(block.Start + match.Groups["code"].Index, match.Groups["code"].Length);

    /// <summary>The span of a block that is never closed ends with its first line; its lines go on.</summary>
    private static int EndOf(CodeBlock block)
    {
        var last = block.Lines.Lines[block.Lines.Count - 1];
        return Math.Max(Math.Max(block.Span.Start, block.Span.End + 1), last.Position + last.Slice.Length);
    }

    private static TextSpan SpanOf(SourceSpan span, int offset) => TextSpan.FromBounds(span.Start + offset, Math.Max(span.Start, span.End + 1) + offset);

    private static TextSpan Within(TextSpan span, int offset, string text)
    {
        var start = Math.Clamp(span.Start + offset, 0, text.Length);
        return TextSpan.FromBounds(start, Math.Clamp(span.End + offset, start, text.Length));
    }

    [GeneratedRegex(@"<pre\b[^<>]{0,100}>(?:[ \t]*<code\b[^<>]{0,100}>)?(?:\r\n|\r|\n)?(?<code>[^<]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Preformatted();
}
