using System.Buffers;
using Updaters.Text;

namespace Updaters.DotNet;

/// <summary>Reads the tags and comments of an XML text in one pass. What is malformed costs no more than itself.</summary>
/// <remarks>https://www.w3.org/TR/xml/. An attribute's value holds no <c>&lt;</c>, so that a quote which nothing closes ends at the next tag.</remarks>
internal static class XmlTags
{
    private static readonly SearchValues<char> TagSigns = SearchValues.Create("\"'<>");

    public static IEnumerable<XmlTag> In(string text)
    {
        var position = 0;
        while (position < text.Length && text.IndexOf('<', position) is var start and >= 0)
        {
            if (Literal(text, start) is { } literal)
            {
                position = literal.Span.End;
                if (literal.IsComment)
                    yield return new XmlTag(XmlTagKind.Comment, literal.Span, new TextSpan(start, 0), new TextSpan(start, 0));
            }
            else
            {
                position = TagEnd(text, start + 1, out var isWhole);
                if (isWhole && Read(text, TextSpan.FromBounds(start, position)) is { } tag)
                    yield return tag;
            }
        }
    }

    /// <summary>A comment, CDATA, instruction or declaration, which reach to their own end; null where a tag begins.</summary>
    private static (TextSpan Span, bool IsComment)? Literal(string text, int start)
    {
        var ending = text.AsSpan(start) switch
        {
            ['<', '!', '-', '-', ..] => "-->",
            ['<', '!', '[', 'C', 'D', 'A', 'T', 'A', '[', ..] => "]]>",
            ['<', '?', ..] => "?>",
            ['<', '!', ..] => ">",
            _ => null,
        };
        if (ending is null)
            return null;
        var from = Math.Min(text.Length, start + (ending == "-->" ? 4 : 2));
        var end = text.IndexOf(ending, from, StringComparison.Ordinal);
        return (TextSpan.FromBounds(start, end < 0 ? text.Length : end + ending.Length), ending == "-->");
    }

    /// <summary>Behind the <c>&gt;</c> that closes a tag; where a <c>&lt;</c> comes first, that place, and the tag is not whole.</summary>
    private static int TagEnd(string text, int position, out bool isWhole)
    {
        isWhole = false;
        while (text.AsSpan(position).IndexOfAny(TagSigns) is var next and >= 0)
        {
            position += next;
            switch (text[position])
            {
                case '>':
                    isWhole = true;
                    return position + 1;
                case '<':
                    return position;
                case var quote:
                    var close = text.AsSpan(position + 1).IndexOfAny(quote, '<');
                    if (close < 0)
                        return text.Length;
                    position += 1 + close;
                    if (text[position] == '<')
                        return position;
                    position++;
                    break;
            }
        }
        return text.Length;
    }

    private static XmlTag? Read(string text, TextSpan span)
    {
        var isClose = text[span.Start + 1] == '/';
        var isEmpty = !isClose && text[span.End - 2] == '/';
        var start = span.Start + (isClose ? 2 : 1);
        var end = span.End - (isEmpty ? 2 : 1);
        var nameEnd = start;
        while (nameEnd < end && !char.IsWhiteSpace(text[nameEnd]) && text[nameEnd] is not ('"' or '\'' or '='))
            nameEnd++;
        if (nameEnd <= start)
            return null;
        var kind = isClose ? XmlTagKind.Close : isEmpty ? XmlTagKind.Empty : XmlTagKind.Open;
        return new XmlTag(kind, span, TextSpan.FromBounds(start, nameEnd), TextSpan.FromBounds(nameEnd, end));
    }
}
