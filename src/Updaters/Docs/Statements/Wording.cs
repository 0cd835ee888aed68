using System.Buffers;
using Updaters.Text;

namespace Updaters.Docs.Statements;

/// <summary>What a stretch of text says in words: without its code, its URLs and its marks of emphasis, which become spaces, so that every offset is kept.</summary>
internal static class Wording
{
    private static readonly SearchValues<char> UrlEnds = SearchValues.Create(" \t\r\n\"'`<>()[]|");

    public static string Of(string text, TextSpan span) => string.Create(span.Length, (text, span), static (target, source) =>
    {
        source.text.AsSpan(source.span.Start, source.span.Length).CopyTo(target);
        BlankCode(target);
        BlankUrls(target);
        BlankTags(target);
        BlankNames(target);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = target[i] switch
            {
                '*' or '_' or '#' or '|' or '>' or '~' => ' ',
                'ё' => 'е',
                'Ё' => 'Е',
                '’' => '\'',
                var other => other,
            };
        }
    });

    /// <summary>The runs of letters, digits, hyphens and apostrophes.</summary>
    public static WordSpans WordsIn(ReadOnlySpan<char> wording) => new(wording);

    /// <summary>Blanks what stands between equal runs of backticks; <c>`text &lt;url&gt;`_</c> is a link of reStructuredText.</summary>
    private static void BlankCode(Span<char> text)
    {
        for (var start = text.IndexOf('`'); start >= 0;)
        {
            var run = RunAt(text, start);
            var close = CloseOf(text, start + run, run);
            if (close < 0)
                return;
            var end = close + run;
            if (run > 1 || end >= text.Length || text[end] != '_')
                text[start..end].Fill(' ');
            var next = text[end..].IndexOf('`');
            start = next < 0 ? -1 : end + next;
        }
    }

    private static int RunAt(ReadOnlySpan<char> text, int start)
    {
        var length = text[start..].IndexOfAnyExcept('`');
        return length < 0 ? text.Length - start : length;
    }

    private static int CloseOf(ReadOnlySpan<char> text, int from, int run)
    {
        for (var at = from; at < text.Length; at += RunAt(text, at))
        {
            var next = text[at..].IndexOf('`');
            if (next < 0)
                return -1;
            at += next;
            if (RunAt(text, at) == run)
                return at;
        }
        return -1;
    }

    private static void BlankUrls(Span<char> text)
    {
        var from = 0;
        while (((ReadOnlySpan<char>)text[from..]).IndexOf("://", StringComparison.Ordinal) is var at and >= 0)
        {
            var start = from + at;
            while (start > from && char.IsAsciiLetter(text[start - 1]))
                start--;
            var length = text[(from + at)..].IndexOfAny(UrlEnds);
            var end = length < 0 ? text.Length : from + at + length;
            text[start..end].Fill(' ');
            from = end;
        }
    }

    /// <summary>Blanks the tags of HTML, but not the text between them.</summary>
    private static void BlankTags(Span<char> text)
    {
        for (var start = text.IndexOf('<'); start >= 0 && start + 1 < text.Length;)
        {
            var length = char.IsAsciiLetter(text[start + 1]) || text[start + 1] == '/' ? text[start..].IndexOf('>') : -1;
            if (length > 0)
                text.Slice(start, length + 1).Fill(' ');
            var next = text[(start + 1)..].IndexOf('<');
            start = next < 0 ? -1 : start + 1 + next;
        }
    }

    /// <summary>Blanks what is no word: <c>owner/name@v1</c>, <c>name==1.2.3</c>, <c>name:1.2.3</c>.</summary>
    private static void BlankNames(Span<char> text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = text[start..].IndexOfAny(UrlEnds);
            var end = length < 0 ? text.Length : start + length;
            var word = text[start..end];
            if (word.Length > 2 && (word.ContainsAny("/@=") || word.Trim("_*").Contains('_') || word.TrimEnd(':').IndexOf(':') > 0))
                word.Fill(' ');
            start = end + 1;
        }
    }
}
