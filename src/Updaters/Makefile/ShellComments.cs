using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>Comments in recipes, which the shell reads.</summary>
internal static class ShellComments
{
    /// <summary>
    /// Overwrites comments by spaces: from a <c>#</c> that begins a word outside quotes, to the end of its physical line, since a
    /// backslash joins no line to a comment.
    /// </summary>
    public static void Blank(Span<char> text, TextSpan recipe)
    {
        if (!text.Slice(recipe.Start, recipe.Length).Contains('#'))
            return;
        var quote = '\0';
        for (var i = recipe.Start; i < recipe.End; i++)
        {
            var c = text[i];
            if (c == '\\' && quote != '\'')
                i++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '#' && BeginsWord(text, i, recipe.Start))
                i = BlankToLineEnd(text, i, recipe.End);
        }
    }

    private static bool BeginsWord(Span<char> text, int at, int start) =>
        at == start || text[at - 1] is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or '`' || IsRecipePrefix(text, at - 1, start);

    /// <summary>Whether only make's own signs (<c>@</c>, <c>-</c>, <c>+</c>) stand between the line's start and the place.</summary>
    private static bool IsRecipePrefix(Span<char> text, int last, int start)
    {
        while (last >= start && text[last] is '@' or '-' or '+')
            last--;
        return last < start || text[last] is ' ' or '\t' && text[start..last].IsWhiteSpace();
    }

    private static int BlankToLineEnd(Span<char> text, int start, int end)
    {
        var i = start;
        while (i < end && text[i] is not ('\r' or '\n'))
            text[i++] = ' ';
        return i;
    }
}
