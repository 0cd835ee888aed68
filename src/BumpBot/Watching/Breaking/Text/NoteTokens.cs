using System.Globalization;
using System.Text;

namespace BumpBot.Watching.Breaking.Text;

/// <summary>Cuts a line of Markdown into words, code, numbers, links and marks, in one pass; markup is left out.</summary>
internal static class NoteTokens
{
    /// <summary>A longer line says what it has to say before.</summary>
    public const int LongestLine = 1000;

    public static IReadOnlyList<NoteToken> Of(string line)
    {
        var text = line.Length <= LongestLine ? line : line[..LongestLine];
        var tokens = new List<NoteToken>();
        var afterLeadIn = EndOfLeadIn(text);
        for (var at = 0; at < text.Length;)
        {
            at = ReadAt(text, at, tokens);
            if (at == afterLeadIn)
                tokens.Add(new NoteToken(NoteTokenKind.Mark, ":"));
        }
        return tokens;
    }

    /// <summary>"**parser** Drop the flag": a name in bold that a sentence follows needs no colon. 0 = the line begins with none.</summary>
    private static int EndOfLeadIn(string text)
    {
        var close = text.StartsWith("**", StringComparison.Ordinal) ? text.IndexOf("** ", 2, StringComparison.Ordinal) : -1;
        return close > 2 && char.IsLetterOrDigit(text[close - 1]) && close + 3 < text.Length && (text[close + 3] == '`' || char.IsUpper(text[close + 3])) ? close + 1 : 0;
    }

    /// <returns>Where to go on.</returns>
    private static int ReadAt(string text, int at, List<NoteToken> tokens)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c) || c is '*' or '~')
            return at + 1;
        return c switch
        {
            '_' when OpensEmphasis(text, at) => at + 1,
            '`' => Code(text, at, tokens),
            '<' => Tag(text, at, tokens),
            '!' when Next(text, at) == '[' => Image(text, at),
            ']' when Next(text, at) == '(' => Target(text, at + 1, tokens),
            '@' when char.IsLetterOrDigit(Next(text, at)) => SkipName(text, at + 1),
            '#' when char.IsAsciiDigit(Next(text, at)) => SkipName(text, at + 1),
            ':' when Shortcode(text, at) is { Length: > 0 } code => Emoji(code, at, tokens),
            '-' or '–' or '—' => Dash(text, at, tokens),
            _ when IsWordStart(text, at) => Word(text, at, tokens),
            _ when char.IsHighSurrogate(c) => Surrogates(text, at, tokens),
            _ => Mark(c, at, tokens),
        };
    }

    /// <summary>An underscore before a word, with another after one: markup, and no part of a name.</summary>
    private static bool OpensEmphasis(string text, int at)
    {
        if (!char.IsLetter(Next(text, at)) || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
            return false;
        var close = text.IndexOf('_', at + 1);
        return close > 0 && !char.IsLetterOrDigit(Next(text, close)) && Next(text, close) is not ('_' or '(') && text.AsSpan(at, close - at).Contains(' ');
    }

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : '\0';

    private static int Code(string text, int at, List<NoteToken> tokens)
    {
        var start = at;
        while (start < text.Length && text[start] == '`')
            start++;
        var fence = text[at..start];
        var end = text.IndexOf(fence, start, StringComparison.Ordinal);
        if (end < 0)
            return start;
        tokens.Add(new NoteToken(NoteTokenKind.Code, text[start..end].Trim()));
        return end + fence.Length;
    }

    private static int Tag(string text, int at, List<NoteToken> tokens)
    {
        if (text.AsSpan(at).StartsWith("<!--"))
            return text.IndexOf("-->", at, StringComparison.Ordinal) is >= 0 and var close ? close + 3 : text.Length;
        var end = text.IndexOf('>', at);
        if (end < 0 || !(char.IsAsciiLetter(Next(text, at)) || Next(text, at) == '/'))
        {
            tokens.Add(new NoteToken(NoteTokenKind.Mark, "<"));
            return at + 1;
        }
        var tag = text[(at + 1)..end];
        if (tag.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            tokens.Add(new NoteToken(NoteTokenKind.Link, tag.ToLowerInvariant()));
        else if (tag.StartsWith("br", StringComparison.OrdinalIgnoreCase))
            tokens.Add(new NoteToken(NoteTokenKind.Mark, "."));
        return end + 1;
    }

    private static int Image(string text, int at)
    {
        var close = text.IndexOf("](", at, StringComparison.Ordinal);
        var end = close < 0 ? -1 : text.IndexOf(')', close);
        return end < 0 ? at + 1 : end + 1;
    }

    /// <summary>A link's target, in brackets after its text.</summary>
    private static int Target(string text, int open, List<NoteToken> tokens)
    {
        var end = text.IndexOf(')', open);
        if (end < 0)
            return open + 1;
        tokens.Add(new NoteToken(NoteTokenKind.Link, text[(open + 1)..end].ToLowerInvariant()));
        return end + 1;
    }

    private static int SkipName(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_' or '/'))
            at++;
        return at < text.Length && text.AsSpan(at).StartsWith("[bot]") ? at + "[bot]".Length : at;
    }

    private static string? Shortcode(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '+'))
            end++;
        return end > at + 1 && end < text.Length && text[end] == ':' ? text[at..(end + 1)] : null;
    }

    private static int Emoji(string code, int at, List<NoteToken> tokens)
    {
        if (code is ":boom:" or ":collision:")
            tokens.Add(new NoteToken(NoteTokenKind.Mark, NoteToken.Boom));
        return at + code.Length;
    }

    private static int Surrogates(string text, int at, List<NoteToken> tokens)
    {
        if (text.AsSpan(at).StartsWith(NoteToken.Boom))
            tokens.Add(new NoteToken(NoteTokenKind.Mark, NoteToken.Boom));
        return at + (char.IsLowSurrogate(Next(text, at)) ? 2 : 1);
    }

    /// <summary>A flag such as <c>--all</c>, a hyphen within a word, or a dash between words.</summary>
    private static int Dash(string text, int at, List<NoteToken> tokens)
    {
        var startsWord = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
        if (startsWord && text[at] == '-' && (char.IsAsciiLetter(Next(text, at)) || (Next(text, at) == '-' && at + 2 < text.Length && char.IsAsciiLetter(text[at + 2]))))
        {
            var end = at;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '='))
                end++;
            tokens.Add(new NoteToken(NoteTokenKind.Code, text[at..end]));
            return end;
        }
        if (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at] == '—')
            tokens.Add(new NoteToken(NoteTokenKind.Mark, "—"));
        return at + 1;
    }

    private static bool IsWordStart(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$' || (text[at] == '.' && char.IsAsciiLetter(Next(text, at)) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])));

    private static int Word(string text, int at, List<NoteToken> tokens)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '\'' or '’' or '+' || IsInner(text, end)))
            end++;
        if (text.AsSpan(at).StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.AsSpan(at).StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return Url(text, at, tokens);
        if (CodeNames.PathAt(text, at, end) is { } path)
        {
            tokens.Add(new NoteToken(NoteTokenKind.Code, path));
            return at + path.Length;
        }
        var isCall = end + 1 < text.Length && text[end] == '(' && text[end + 1] == ')';
        var word = text[at..end].TrimEnd('_', '\'', '’');
        if (word.TrimStart('_').Length > 0)
            tokens.Add(isCall || CodeNames.IsName(word) ? new NoteToken(NoteTokenKind.Code, word) : Plain(word));
        return isCall ? end + 2 : end;
    }

    /// <summary>What joins a word to one: <c>node.js</c>, <c>1.2</c>, <c>std::vec</c>, <c>c#</c>.</summary>
    private static bool IsInner(string text, int at) => text[at] switch
    {
        '.' => at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]),
        ':' when text[at - 1] == ':' => at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]),
        ':' => at + 2 < text.Length && text[at + 1] == ':' && char.IsAsciiLetter(text[at + 2]),
        '/' => CodeNames.IsAbbreviation(text, at),
        '#' => text[at - 1] is 'c' or 'C' or 'f' or 'F',
        _ => false,
    };

    private static int Url(string text, int at, List<NoteToken> tokens)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (')' or '>' or ']' or '"'))
            end++;
        tokens.Add(new NoteToken(NoteTokenKind.Link, text[at..end].ToLowerInvariant()));
        return end;
    }

    private static NoteToken Plain(string word)
    {
        var lower = word.ToLowerInvariant().Replace('ё', 'е').Replace('’', '\'');
        return new NoteToken(CodeNames.IsNumber(lower) ? NoteTokenKind.Number : NoteTokenKind.Word, lower);
    }

    private static int Mark(char c, int at, List<NoteToken> tokens)
    {
        if (char.GetUnicodeCategory(c) is not (UnicodeCategory.OtherSymbol or UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control))
            tokens.Add(new NoteToken(NoteTokenKind.Mark, c is '…' ? "." : c.ToString()));
        return at + 1;
    }
}
