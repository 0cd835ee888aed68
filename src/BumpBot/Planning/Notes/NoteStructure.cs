using Markdig.Syntax;
using Updaters.Text;

namespace BumpBot.Planning.Notes;

/// <summary>Headings go below those of the body, and a fence that is never closed is closed.</summary>
internal static class NoteStructure
{
    private const int HighestLevel = 4;
    private const int LowestLevel = 6;

    public static IEnumerable<TextEdit> Edits(string text, MarkdownDocument document)
    {
        var headings = document.Descendants<HeadingBlock>().ToList();
        var shift = Math.Max(0, HighestLevel - headings.Select(heading => heading.Level).DefaultIfEmpty(LowestLevel).Min());
        foreach (var edit in headings.SelectMany(heading => heading.IsSetext ? OfUnderlined(text, heading, shift) : OfNumbered(text, heading, shift)))
            yield return edit;
        if (document.LastChild is FencedCodeBlock { ClosingFencedCharCount: 0 } open)
            yield return new TextEdit(text.Length, 0, "\n" + new string(open.FencedChar, open.OpeningFencedCharCount));
    }

    private static IEnumerable<TextEdit> OfNumbered(string text, HeadingBlock heading, int shift)
    {
        var start = text.IndexOf('#', heading.Span.Start);
        var level = Math.Min(LowestLevel, heading.Level + shift);
        if (start >= 0 && level > heading.Level)
            yield return new TextEdit(start, 0, new string('#', level - heading.Level));
    }

    /// <summary>A heading of several lines cannot be written with signs before it: it becomes a paragraph.</summary>
    private static IEnumerable<TextEdit> OfUnderlined(string text, HeadingBlock heading, int shift)
    {
        var span = new TextSpan(heading.Span.Start, heading.Span.Length);
        var lineStart = text.LastIndexOf('\n', span.End - 1, span.Length);
        if (lineStart < 0)
            yield break;
        var underline = text.AsSpan(lineStart, span.End - lineStart).IndexOfAny('=', '-') + lineStart;
        if (text.AsSpan(span.Start, lineStart - span.Start).IndexOf('\n') < 0)
            yield return new TextEdit(span.Start, 0, new string('#', Math.Min(LowestLevel, heading.Level + shift)) + " ");
        yield return new TextEdit(underline, span.End - underline, "");
    }
}
