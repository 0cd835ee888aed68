using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>Comments in make's own lines.</summary>
internal static class MakeComments
{
    /// <summary>
    /// Overwrites the comment of a logical line by spaces: from a <c>#</c> that no backslash escapes and that stands in no
    /// <c>$(…)</c>, to the end, joined lines included.
    /// </summary>
    public static void Blank(Span<char> text, TextSpan line)
    {
        if (!text.Slice(line.Start, line.Length).Contains('#'))
            return;
        var i = line.Start;
        while (i < line.End && text[i] != '#')
            i = Next(text, i, line.End);
        text[i..line.End].Fill(' ');
    }

    /// <summary>Behind the character at the place, or behind what begins there and can hide a <c>#</c>: an escape, <c>$$</c>, <c>$(…)</c>.</summary>
    private static int Next(Span<char> text, int at, int end) => text[at..end] switch
    {
        ['\\', ..] => BehindBackslashes(text, at, end),
        ['$', '$', ..] => at + 2,
        ['$', '(' or '{', ..] => BehindCall(text, at + 1, end),
        _ => at + 1,
    };

    /// <summary>Behind a run of backslashes, and behind the <c>#</c> that it escapes if their number is odd.</summary>
    private static int BehindBackslashes(Span<char> text, int start, int end)
    {
        var i = start;
        while (i < end && text[i] == '\\')
            i++;
        return i < end && text[i] == '#' && (i - start) % 2 == 1 ? i + 1 : i;
    }

    /// <summary>Behind the bracket that closes the one at <paramref name="open"/>; the line's end where none does.</summary>
    private static int BehindCall(Span<char> text, int open, int end)
    {
        var (opening, closing) = text[open] == '(' ? ('(', ')') : ('{', '}');
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            if (text[i] == opening)
                depth++;
            else if (text[i] == closing && --depth == 0)
                return i + 1;
        }
        return end;
    }
}
