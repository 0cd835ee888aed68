using Updaters.Documents;
using YamlDotNet.Core;

namespace Updaters.Yaml;

/// <summary>Where the content of a scalar stands within what the parser says is the scalar: with its anchor, tag, quotes and header.</summary>
internal sealed class YamlSpans(string text)
{
    /// <summary>Null where the parser's places do not fit the text.</summary>
    public (int From, int To, ValueForm Form)? Of(ScalarStyle style, int start, int end)
    {
        start = BehindProperties(start, end);
        return style switch
        {
            ScalarStyle.SingleQuoted => Quoted('\'', start, end),
            ScalarStyle.DoubleQuoted => Quoted('"', start, end),
            ScalarStyle.Literal or ScalarStyle.Folded => Block(start, end),
            _ => (start, Math.Max(start, start + text.AsSpan(start, Math.Max(0, end - start)).TrimEnd().Length), ValueForm.Plain),
        };
    }

    private (int, int, ValueForm)? Quoted(char quote, int start, int end) =>
        end - start >= 2 && text[start] == quote && text[end - 1] == quote ? (start + 1, end - 1, ValueForm.Quoted) : null;

    /// <summary>The lines behind the header's one.</summary>
    private (int, int, ValueForm)? Block(int start, int end)
    {
        if (start >= text.Length || text[start] is not ('|' or '>'))
            return null;
        var lineEnd = text.AsSpan(start).IndexOfAny('\r', '\n');
        if (lineEnd < 0)
            return (text.Length, text.Length, ValueForm.Block);
        var from = start + lineEnd;
        from += text[from] == '\r' && from + 1 < text.Length && text[from + 1] == '\n' ? 2 : 1;
        return (from, Math.Max(from, end), ValueForm.Block);
    }

    /// <summary>Behind <c>&amp;anchor</c> and <c>!tag</c>, in either order.</summary>
    private int BehindProperties(int start, int end)
    {
        while (start < end && text[start] is '&' or '!')
        {
            while (start < end && !char.IsWhiteSpace(text[start]))
                start++;
            while (start < end && char.IsWhiteSpace(text[start]))
                start++;
        }
        return start;
    }
}
