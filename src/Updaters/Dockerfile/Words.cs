using Updaters.Finding;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>Splits an instruction's arguments at white space, as the builder does: quotes and escapes hold a word together.</summary>
internal static class Words
{
    public static IEnumerable<TextSpan> In(SourcedText text, char escape)
    {
        var start = -1;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (start < 0 && char.IsWhiteSpace(c))
                continue;
            if (start < 0)
                start = i;
            if (c == escape && quote != '\'')
            {
                i++;
            }
            else if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (char.IsWhiteSpace(c))
            {
                yield return TextSpan.FromBounds(start, i);
                start = -1;
            }
        }
        if (start >= 0)
            yield return TextSpan.FromBounds(start, text.Length);
    }
}
