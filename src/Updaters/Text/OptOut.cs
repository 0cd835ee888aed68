using System.Buffers;

namespace Updaters.Text;

/// <summary>
/// The stretches of a file in which its authors want no edits: from a line with <c>bumpbot:off</c> to one with
/// <c>bumpbot:on</c> (or the end), and lines with <c>bumpbot:ignore</c>. The words may stand in any comment of any format, in any case,
/// as whole words (<c>bumpbot:only</c> is none of them). Of several on one line each counts, in their order; the line itself is covered.
/// </summary>
public sealed class OptOut
{
    private const string Mark = "bumpbot:";

    /// <summary>A search of its own kind is many times as fast as that of a string without regard to case.</summary>
    private static readonly SearchValues<string> Marks = SearchValues.Create([Mark], StringComparison.OrdinalIgnoreCase);

    private readonly SpanSet _spans;

    private OptOut(IEnumerable<TextSpan> spans) => _spans = new SpanSet(spans);

    // Stryker disable once Conditional: a text without the mark has no such stretches; to look first is only faster
    public static OptOut Read(string text) => new(text.AsSpan().ContainsAny(Marks) ? Stretches(text) : []);

    public bool Covers(TextSpan span) => _spans.Overlaps(span);

    private static IEnumerable<TextSpan> Stretches(string text)
    {
        int? offSince = null;
        foreach (var line in MarkedLines(text))
        {
            foreach (var word in Words(text, line))
            {
                if (word == "ignore")
                    yield return line;
                else if (word == "off")
                    offSince ??= line.Start;
                if (word != "on" || offSince is not { } start)
                    continue;
                yield return TextSpan.FromBounds(start, line.End);
                offSince = null;
            }
        }
        if (offSince is { } open)
            yield return TextSpan.FromBounds(open, text.Length);
    }

    private static IEnumerable<TextSpan> MarkedLines(string text)
    {
        for (var position = 0; text.AsSpan(position).IndexOfAny(Marks) is >= 0 and var next;)
        {
            var at = position + next;
            var start = text.AsSpan(0, at).LastIndexOfAny('\r', '\n') + 1;
            var length = text.AsSpan(at).IndexOfAny('\r', '\n');
            position = length < 0 ? text.Length : at + length;
            yield return TextSpan.FromBounds(start, position);
        }
    }

    /// <summary>The words behind each mark of the line, in lower case.</summary>
    private static IEnumerable<string> Words(string text, TextSpan line)
    {
        var position = line.Start;
        while (text.IndexOf(Mark, position, line.End - position, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            position = at + Mark.Length;
            var end = position;
            while (end < line.End && IsWordChar(text, end))
                end++;
            if (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_'))
                yield return text[position..end].ToLowerInvariant();
        }
    }

    /// <summary><c>bumpbot:on--&gt;</c> ends with the comment; <c>bumpbot:off-by-one</c> is another word.</summary>
    private static bool IsWordChar(string text, int index) =>
        char.IsLetterOrDigit(text[index])
        || text[index] == '_'
        || (text[index] == '-' && index + 1 < text.Length && char.IsLetterOrDigit(text[index + 1]));
}
