using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs.ReStructuredText;

/// <summary>
/// Reads reStructuredText by its lines: section titles, literal blocks, directives, comments, substitutions. One pass in linear time over any text.
/// (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html)
/// </summary>
internal sealed partial class RstBlocks
{
    private const int LongestLine = 1000;

    private readonly string _text;
    private readonly DocumentBlocks _blocks = new();
    private readonly RstTitles _titles = new();

    /// <summary>The block that goes on as long as lines are indented deeper than its first one; null = none is open.</summary>
    private Open? _open;
    private int? _paragraphStart;

    /// <summary>The directive with a title whose content goes on; null = none.</summary>
    private (TextSpan Line, int Indent, string Title)? _titled;

    private RstBlocks(string text) => _text = text;

    private enum Content
    {
        Code,
        Comment,
        History,
    }

    /// <param name="Start">Where the block starts: behind the line that opens code, with the line that opens anything else.</param>
    /// <param name="End">Where its last line that is not empty ends.</param>
    private readonly record struct Open(Content Content, int Indent, int Start, int End);

    public static DocumentBlocks Read(string text)
    {
        var reader = new RstBlocks(text);
        foreach (var line in Lines.In(text))
            reader.ReadLine(line);
        reader.Close();
        reader.EndTitled(text.Length);
        reader.EndParagraph();
        return reader._blocks;
    }

    private void ReadLine(TextSpan line)
    {
        var text = _text.AsSpan(line.Start, line.Length);
        var content = text.Trim();
        if (content.IsEmpty)
        {
            EndParagraph();
            _titles.Forget();
            return;
        }
        var indent = Width(text[..^text.TrimStart().Length]);
        if (_titled is { } titled && titled.Line.Start != line.Start && indent <= titled.Indent)
            EndTitled(line.Start);
        if (_open is { } open && indent > open.Indent)
        {
            _open = open with { End = line.End };
            return;
        }
        Close();
        if (indent == 0 && _titles.Read(_text, line, content) is { } title)
            _blocks.Headings.Add(title);
        ReadOpenLine(line, content, indent);
    }

    private void ReadOpenLine(TextSpan line, ReadOnlySpan<char> content, int indent)
    {
        _paragraphStart ??= line.Start;
        if (content.StartsWith("..") && (content.Length == 2 || content[2] is ' ' or '\t'))
            ReadExplicit(line, indent);
        else if (content.EndsWith("::"))
            _open = new Open(Content.Code, indent, line.End, line.End);
        else if (line.Length <= LongestLine && content.Contains("``", StringComparison.Ordinal))
            ReadLiterals(line);
    }

    private void ReadExplicit(TextSpan line, int indent)
    {
        var markup = line.Length > LongestLine ? null : Explicit().Match(line.Of(_text));
        if (markup is not { Success: true })
            _open = new Open(Content.Comment, indent, line.Start, line.End);
        else if (markup.Groups["directive"] is { Value: "rubric" })
            _blocks.Headings.Add(new Heading(line.Start, Heading.OfLabel, _text[(line.Start + markup.Length)..line.End].Trim()));
        else if (markup.Groups["directive"] is { Value: "admonition" or "topic" or "sidebar" })
            _titled = (line, indent, _text[(line.Start + markup.Length)..line.End].Trim());
        else if (markup.Groups["directive"] is { Success: true } directive)
            _open = OfDirective(directive.Value.ToLowerInvariant(), _text.AsSpan(line.Start, line.Length).TrimEnd().EndsWith(" diff"), line, indent);
        else if (markup.Groups["value"] is { Success: true, Length: > 0 } value)
            _blocks.Values.Add(new NamedValue(markup.Groups["name"].Value, new TextSpan(line.Start + value.Index, value.Length), line, ByName: true));
    }

    private static Open? OfDirective(string name, bool isDiff, TextSpan line, int indent) => name switch
    {
        "code-block" or "code" or "sourcecode" when isDiff => new Open(Content.History, indent, line.End, line.End),
        "code-block" or "code" or "sourcecode" or "parsed-literal" or "prompt" or "highlight" or "console" or "program-output" or "literalinclude" =>
            new Open(Content.Code, indent, line.End, line.End),
        "versionadded" or "versionchanged" or "versionremoved" or "deprecated" or "deprecated-removed" or "version-added" or "version-changed" or "version-deprecated" =>
            new Open(Content.History, indent, line.Start, line.End),
        _ => null,
    };

    /// <summary>The contents of <c>``literals``</c>; one that goes over a line's end is not looked for.</summary>
    private void ReadLiterals(TextSpan line)
    {
        foreach (var literal in Literal().EnumerateMatches(_text.AsSpan(line.Start, line.Length)))
            _blocks.CodeSpans.Add(new TextSpan(line.Start + literal.Index + 2, literal.Length - 4));
    }

    private void Close()
    {
        if (_open is not { } open)
            return;
        _open = null;
        var span = TextSpan.FromBounds(open.Start, open.End);
        var list = open.Content switch
        {
            Content.Code => _blocks.Code,
            Content.Comment => _blocks.Comments,
            Content.History => _blocks.History,
            _ => throw new InvalidOperationException($"unknown content {open.Content}"),
        };
        if (span.Length > 0)
            list.Add(span);
        if (open.Content == Content.Code && Caption().Match(_text, span.Start, Math.Min(span.Length, LongestLine)) is { Success: true } caption)
            _blocks.Titled.Add(new Titled(span, caption.Groups["title"].Value));
    }

    private void EndTitled(int end)
    {
        if (_titled is { } titled)
            _blocks.Titled.Add(new Titled(TextSpan.FromBounds(titled.Line.Start, end), titled.Title));
        _titled = null;
    }

    private void EndParagraph()
    {
        if (_paragraphStart is { } start)
            _blocks.BlockStarts.Add(start);
        _paragraphStart = null;
    }

    private static int Width(ReadOnlySpan<char> indentation)
    {
        var width = 0;
        foreach (var c in indentation)
            width = c == '\t' ? (width / 8 * 8) + 8 : width + 1;
        return width;
    }

    // A directive, a substitution's definition, a link's target, a footnote; anything else behind two dots is a comment.
    [GeneratedRegex(@"\A[ \t]*\.\.[ \t]+(?:(?<directive>[A-Za-z][\w:.+-]*?)[ ]?::(?:[ \t]|\z)|\|(?<name>[^|]{1,100})\|[ \t]+replace::[ \t]*(?<value>\S+(?:[ \t]+\S+)*)[ \t]*\z|\||_|\[|__)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Explicit();

    [GeneratedRegex(@"\A\s*(?:[ \t]*:\w+:[^\r\n]*\s+){0,4}?[ \t]*:caption:[ \t]+(?<title>[^\r\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    [GeneratedRegex(@"(?<![`\w])``(?=\S)[^`]*(?:`[^`]+)*(?<=\S)``(?!`)", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
