using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BumpBot.Planning.Notes;

internal enum NoteRegion : byte
{
    /// <summary>What a reader sees as text, and the forge looks through for mentions and references.</summary>
    Text,

    Code,

    /// <summary>A URL written bare: shown and linked at once.</summary>
    BareUrl,

    /// <summary>A link's target, or a tag that stays.</summary>
    Markup,
}

/// <summary>What each character of the notes is.</summary>
internal sealed class NoteRegions
{
    private readonly NoteRegion[] _at;

    private NoteRegions(int length) => _at = new NoteRegion[length];

    public NoteRegion this[int index] => _at[index];

    public static NoteRegions Of(string text, MarkdownDocument document)
    {
        var regions = new NoteRegions(text.Length);
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case CodeBlock block:
                    regions.Mark(block.Span.Start, EndOf(block), NoteRegion.Code);
                    break;
                case CodeInline code:
                    regions.Mark(code.Span.Start, code.Span.End, NoteRegion.Code);
                    break;
                case AutolinkInline link:
                    regions.Mark(link.Span.Start, link.Span.End, NoteRegion.Markup);
                    break;
                case LinkInline { UrlSpan.IsEmpty: false } link:
                    regions.Mark(link.UrlSpan.Start, link.UrlSpan.End, link.IsAutoLink ? NoteRegion.BareUrl : NoteRegion.Markup);
                    break;
                case LinkReferenceDefinition { UrlSpan.IsEmpty: false } definition:
                    regions.Mark(definition.UrlSpan.Start, definition.UrlSpan.End, NoteRegion.Markup);
                    break;
            }
        }
        return regions;
    }

    public void Mark(int start, int lastIndex, NoteRegion region)
    {
        for (var i = Math.Max(0, start); i <= lastIndex && i < _at.Length; i++)
            _at[i] = region;
    }

    /// <summary>The parser ends the span of a fence that is never closed at its first line.</summary>
    private static int EndOf(CodeBlock block)
    {
        var end = block.Span.End;
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i];
            end = Math.Max(end, line.Position + line.Slice.Length - 1);
        }
        return end;
    }
}
