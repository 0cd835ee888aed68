using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs.Markdown;

/// <summary>
/// Headings of Markdown: <c># Text</c>, text underlined by <c>===</c> or <c>---</c>, HTML's <c>h1</c> to <c>h6</c> and <c>summary</c>, and a line of bold text that stands alone.
/// </summary>
internal static partial class MarkdownHeadings
{
    /// <param name="content">What stands in a line behind its indentation and the marks of a quotation.</param>
    public static bool MayEndIn(ReadOnlySpan<char> content) => content[0] is '#' or '=' or '-' or '<' or '*';

    /// <summary>The heading that the line ends; null = it ends none.</summary>
    /// <param name="paragraph">Where the paragraph began that the line goes on with; null = it goes on with none.</param>
    /// <param name="above">The line before it; null = it is the first one.</param>
    public static Heading? In(string text, TextSpan line, int? paragraph, TextSpan? above)
    {
        var written = text.AsSpan(line.Start, line.Length);
        return written.TrimStart(" \t") switch
        {
            ['*', ..] when paragraph is null => OfLabel(line, line.Of(text)),
            ['#', ..] => OfMarks(line, written),
            ['=' or '-', ..] when above is { } underlined && paragraph <= underlined.Start && Underline().IsMatch(written) && !NoSetext().IsMatch(underlined.Of(text)) =>
                new Heading(underlined.Start, written.Contains('=') ? 1 : 2, underlined.Of(text)),
            ['<', ..] => OfTags(line, line.Of(text)),
            _ => null,
        };
    }

    private static Heading? OfLabel(TextSpan line, string written) =>
        Label().Match(written) is { Success: true } label ? new Heading(line.Start, Heading.OfLabel, label.Groups["text"].Value) : null;

    private static Heading? OfMarks(TextSpan line, ReadOnlySpan<char> written)
    {
        var content = written.TrimStart(' ');
        var behind = content.TrimStart('#');
        var (indent, level) = (written.Length - content.Length, content.Length - behind.Length);
        return indent <= 3 && level is > 0 and <= 6 && behind is [] or [' ' or '\t', ..] ? new Heading(line.Start, level, behind.TrimStart(" \t").ToString()) : null;
    }

    private static Heading? OfTags(TextSpan line, string written)
    {
        if (Html().Match(written) is not { Success: true } html)
            return null;
        var level = html.Groups["level"];
        return new Heading(line.Start, level.Success ? level.ValueSpan[0] - '0' : Heading.OfDetails, html.Groups["text"].Value);
    }

    [GeneratedRegex(@"\A\*\*(?<text>[^*]{1,100})\*\*:?[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A {0,3}(?:=+|-+)[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Underline();

    // What no underline makes a heading of: headings, quotes, list items, tables, code.
    [GeneratedRegex(@"\A(?: {4}|\t| {0,3}(?:#{1,6}[ \t]|>|[*+-][ \t]|\d{1,9}[.)][ \t]|\||(?:=+|-+)[ \t]*\z))", RegexOptions.CultureInvariant)]
    private static partial Regex NoSetext();

    [GeneratedRegex(@"\A[ \t]*(?:<h(?<level>[1-6])\b[^<>]*>(?<text>.*?)</h[1-6]>|(?:<details\b[^<>]*>[ \t]*)?<summary\b[^<>]*>(?<text>.*?)</summary>|</details>)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Html();
}
