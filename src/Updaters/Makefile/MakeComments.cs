using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>Comments in make's own lines.</summary>
internal static class MakeComments
{
    /// <summary>
    /// Overwrites the comment of a logical line by spaces: from a <c>#</c> that no backslash escapes and that stands in no
    /// <c>$(…)</c>, to the end, joined lines included.
    /// </summary>
    public static void Blank(char[] text, TextSpan line)
    {
        for (var i = line.Start; i < line.End; i++)
        {
            i = AfterEscapeOrCall(text, i, line.End);
            if (i < line.End && text[i] == '#')
                text.AsSpan(i..line.End).Fill(' ');
        }
    }

    /// <summary>The place itself, or the last of what begins there and can hide a <c>#</c>: an escape, <c>$$</c>, <c>$(…)</c>.</summary>
    private static int AfterEscapeOrCall(char[] text, int at, int end) => text.AsSpan(at..end) switch
    {
        ['\\', ..] => AfterBackslashes(text, at, end) - 1,
        ['$', '$', ..] => at + 1,
        ['$', '(' or '{', ..] => EndOfCall(text, at + 1, end),
        _ => at,
    };

    /// <summary>Behind a run of backslashes, and behind the <c>#</c> that it escapes if their number is odd.</summary>
    private static int AfterBackslashes(char[] text, int start, int end)
    {
        var i = start;
        while (i < end && text[i] == '\\')
            i++;
        return i < end && text[i] == '#' && (i - start) % 2 == 1 ? i + 1 : i;
    }

    /// <summary>The place of the bracket that closes the one at <paramref name="open"/>; the line's end where none does.</summary>
    private static int EndOfCall(char[] text, int open, int end)
    {
        var (opening, closing) = text[open] == '(' ? ('(', ')') : ('{', '}');
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            if (text[i] == opening)
                depth++;
            else if (text[i] == closing && --depth == 0)
                return i;
        }
        return end;
    }
}
