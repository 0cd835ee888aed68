using Updaters.Finding;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>Splits an instruction's arguments at white space, as the builder does: quotes and escapes hold a word together.</summary>
internal static class Words
{
    public static IEnumerable<TextSpan> In(SourcedText text, char escape)
    {
        for (var word = Next(text.Span, 0, escape); word is { } found; word = Next(text.Span, found.End, escape))
            yield return found;
    }

    /// <summary>The first word from the place on; null = there is none.</summary>
    public static TextSpan? Next(ReadOnlySpan<char> text, int from, char escape)
    {
        var start = from;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        if (start == text.Length)
            return null;
        var quote = '\0';
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == escape && quote != '\'')
                i++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (char.IsWhiteSpace(c))
                return TextSpan.FromBounds(start, i);
        }
        return TextSpan.FromBounds(start, text.Length);
    }
}
