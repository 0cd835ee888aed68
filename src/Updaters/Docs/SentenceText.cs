using Updaters.Text;

namespace Updaters.Docs;

/// <summary>A sentence without the markup that would part its words: marks of emphasis and of quotations become spaces, so that every offset is kept.</summary>
internal static class SentenceText
{
    public static string Plain(string text, TextSpan span)
    {
        var written = text.AsSpan(span.Start, span.Length);
        return written.ContainsAny('_', '*', '>')
            ? string.Create(span.Length, (text, span), static (target, source) =>
            {
                source.text.AsSpan(source.span.Start, source.span.Length).CopyTo(target);
                for (var i = 0; i < target.Length; i++)
                {
                    if (target[i] is '_' or '*' ? IsEmphasis(source.text, source.span.Start + i) : target[i] == '>' && BeginsLine(source.text, source.span.Start + i))
                        target[i] = ' ';
                }
            })
            : written.ToString();
    }

    /// <summary>Whether the mark is at the edge of a word.</summary>
    private static bool IsEmphasis(string text, int at) => !IsInWord(text, at - 1) || !IsInWord(text, at + 1);

    private static bool IsInWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '/' or '-');

    private static bool BeginsLine(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && at - before < 20 && text[before] is (' ' or '\t' or '>'))
            before--;
        return before < 0 || text[before] is '\r' or '\n';
    }
}
