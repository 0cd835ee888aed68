using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>What begins comments and strings in a language.</summary>
[Flags]
internal enum CommentSyntax
{
    /// <summary><c># …</c></summary>
    Hash = 1,

    /// <summary><c>// …</c> and <c>/* … */</c></summary>
    Slashes = 2,

    /// <summary><c>'…'</c>, beside <c>"…"</c>, which all have.</summary>
    SingleQuotes = 4,

    /// <summary><c>"""…"""</c> and <c>'''…'''</c> over lines.</summary>
    TripleQuotes = 8,

    /// <summary><c>&lt;&lt;WORD</c>, <c>&lt;&lt;-WORD</c> or <c>&lt;&lt;~WORD</c> up to a line of that word.</summary>
    HereDocuments = 16,
}

/// <summary>Overwrites the comments of a language by spaces, so that every offset stays. Strings and here-documents are text, whatever stands in them.</summary>
internal sealed partial class CodeComments
{
    private static readonly SearchValues<char> DoubleEnds = SearchValues.Create("\"\\\r\n");
    private static readonly SearchValues<char> SingleEnds = SearchValues.Create("'\\\r\n");

    private readonly string _text;
    private readonly CommentSyntax _syntax;
    private readonly SearchValues<char> _signs;

    /// <summary>The comments, in the order of the text.</summary>
    private readonly List<TextSpan> _found = [];

    /// <summary>Up to where no string ends that such a quote begins: between here and there each is escaped, and escapes pair up alike behind all of them.</summary>
    private (int Double, int Single) _unclosed;

    /// <summary>Once a here-document had no end, nothing else is taken for the beginning of one.</summary>
    private bool _hasHereDocuments;

    private CodeComments(string text, CommentSyntax syntax)
    {
        (_text, _syntax) = (text, syntax);
        _hasHereDocuments = syntax.HasFlag(CommentSyntax.HereDocuments);
        _signs = SignsOf(syntax);
    }

    public static string Blank(string text, CommentSyntax syntax)
    {
        var comments = new CodeComments(text, syntax);
        var position = 0;
        while (position < text.Length && text.AsSpan(position).IndexOfAny(comments._signs) is var next and >= 0)
            position = comments.Behind(position + next);
        return comments._found.Count == 0 ? text : string.Create(text.Length, comments, (blanked, all) => all.CopyTo(blanked));
    }

    /// <summary>The text with spaces in the place of comments, but for their line ends.</summary>
    private void CopyTo(Span<char> blanked)
    {
        _text.CopyTo(blanked);
        foreach (var comment in _found)
        {
            var rest = blanked.Slice(comment.Start, comment.Length);
            while (rest.IndexOfAny('\r', '\n') is var end and >= 0)
            {
                rest[..end].Fill(' ');
                rest = rest[(end + 1)..];
            }
            rest.Fill(' ');
        }
    }

    private static SearchValues<char> SignsOf(CommentSyntax syntax) => SearchValues.Create(
        "\""
        + (syntax.HasFlag(CommentSyntax.Hash) ? "#" : "")
        + (syntax.HasFlag(CommentSyntax.Slashes) ? "/" : "")
        + (syntax.HasFlag(CommentSyntax.SingleQuotes) ? "'" : "")
        + (syntax.HasFlag(CommentSyntax.HereDocuments) ? "<" : ""));

    /// <summary>Behind what begins with the sign: a comment, which is blanked, or a text.</summary>
    private int Behind(int at) => _text.AsSpan(at) switch
    {
        ['#', ..] => BehindComment(at, LineEnd(at)),
        ['/', '/', ..] => BehindComment(at, LineEnd(at)),
        ['/', '*', ..] => BehindComment(at, End("*/", at + 2)),
        ['"', '"', '"', ..] or ['\'', '\'', '\'', ..] when _syntax.HasFlag(CommentSyntax.TripleQuotes) => End(_text.Substring(at, 3), at + 3),
        ['"' or '\'', ..] => BehindString(at),
        ['<', '<', ..] when _hasHereDocuments => BehindHereDocument(at),
        _ => at + 1,
    };

    private int BehindComment(int start, int end)
    {
        _found.Add(TextSpan.FromBounds(start, end));
        return end;
    }

    /// <summary>A string ends in its line; a quote that nothing closes there is none.</summary>
    private int BehindString(int open)
    {
        var quote = _text[open];
        if (open < (quote == '"' ? _unclosed.Double : _unclosed.Single))
            return open + 1;
        var ends = quote == '"' ? DoubleEnds : SingleEnds;
        var position = open + 1;
        while (position < _text.Length && _text.AsSpan(position).IndexOfAny(ends) is var next and >= 0)
        {
            position += next;
            if (_text[position] == quote)
                return position + 1;
            if (_text[position] != '\\')
                return BehindUnclosed(open, position);
            position += 2;
        }
        return BehindUnclosed(open, _text.Length);
    }

    private int BehindUnclosed(int open, int end)
    {
        _unclosed = _text[open] == '"' ? _unclosed with { Double = end } : _unclosed with { Single = end };
        return open + 1;
    }

    private int BehindHereDocument(int at)
    {
        var mark = HereDocument().Match(_text, at);
        if (!mark.Success)
            return at + 2;
        var word = mark.Groups["word"].ValueSpan;
        for (var line = LineEnd(at); line < _text.Length;)
        {
            line += _text.AsSpan(line).StartsWith("\r\n") ? 2 : 1;
            var end = LineEnd(line);
            if (_text.AsSpan(line, end - line).Trim().SequenceEqual(word))
                return end;
            line = end;
        }
        _hasHereDocuments = false;
        return at + 2;
    }

    private int LineEnd(int position)
    {
        var length = _text.AsSpan(position).IndexOfAny('\r', '\n');
        return length < 0 ? _text.Length : position + length;
    }

    private int End(string closing, int from)
    {
        var end = from < _text.Length ? _text.IndexOf(closing, from, StringComparison.Ordinal) : -1;
        return end < 0 ? _text.Length : end + closing.Length;
    }

    [GeneratedRegex(@"\G<<[-~]?(?<quote>[""']?)(?<word>[A-Za-z_][A-Za-z0-9_]*)\k<quote>", RegexOptions.CultureInvariant)]
    private static partial Regex HereDocument();
}
