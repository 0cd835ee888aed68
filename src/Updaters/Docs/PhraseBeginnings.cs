using System.Globalization;
using System.Text.RegularExpressions;

namespace Updaters.Docs;

/// <summary>
/// Reads from a pattern the beginnings of the phrases that it matches, one of which stands in every text that it matches. Whatever it does not
/// understand ends a beginning, so that too many texts pass, never too few.
/// </summary>
/// <remarks>
/// A beginning is in lower case; <see cref="Digit"/> stands for any digit, <see cref="Digits"/> and <see cref="Gap"/> for a run of digits and of white space;
/// <see cref="Word"/>, at its start alone, says that a word begins there.
/// </remarks>
internal sealed class PhraseBeginnings
{
    public const char Digit = '0';

    public const char Digits = '1';

    public const char Gap = ' ';

    public const char Word = '\b';

    private const int Longest = 12;

    private const int Most = 5000;

    private static readonly Part[] Nothing = [new("", true)];

    /// <summary>Something of an unknown text: it ends a beginning, or is left out before one.</summary>
    private static readonly Part[] Unknown = [new("\0", true)];

    private const char Any = '\0';

    private readonly string _pattern;
    private readonly bool _skipsSpace;
    private int _at;

    private PhraseBeginnings(Regex regex) => (_pattern, _skipsSpace) = (regex.ToString(), regex.Options.HasFlag(RegexOptions.IgnorePatternWhitespace));

    /// <summary>Empty = the pattern may match a text with nothing certain in it.</summary>
    public static IReadOnlyList<string> Of(Regex regex)
    {
        List<string> beginnings = [.. new PhraseBeginnings(regex).Alternatives().Select(part => part.Text.TrimStart(Any)).Distinct()];
        return beginnings.Count > Most || beginnings.Exists(beginning => beginning.TrimStart(Word) is "" or " ") ? [] : beginnings;
    }

    /// <param name="Text">What it begins with.</param>
    /// <param name="IsOpen">What follows the part in the pattern goes on right behind it.</param>
    private readonly record struct Part(string Text, bool IsOpen);

    private Part[] Alternatives()
    {
        List<Part> all = [.. Sequence()];
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            all.AddRange(Sequence());
        }
        return [.. all.Distinct()];
    }

    private Part[] Sequence()
    {
        var sequence = Nothing;
        while (Peek() is not ('\0' or '|' or ')'))
            sequence = Joined(sequence, Quantified(Atom()));
        return sequence;
    }

    private static Part[] Joined(Part[] before, Part[] behind)
    {
        if (before.Length * behind.Length > Most)
            return [.. before.Select(part => part.Text.TrimStart(Any) is "" or "\b" ? Unknown[0] : part with { IsOpen = false })];
        return [.. before.SelectMany(part => part.IsOpen ? behind.Select(next => Joined(part.Text, next)) : [part]).Distinct()];
    }

    private static Part Joined(string before, Part next)
    {
        // What is unknown at the start of all is left out in the end; within a phrase it ends the beginning.
        if (before is "" or "\b" or "\0" or "\0\b")
            return next.Text is "" ? next with { Text = before } : AfterNothing(before, next);
        var follows = next.Text.TrimStart(Word);
        if (follows is "")
            return next with { Text = before };
        return follows[0] == Any || before.Length >= Longest || (before[^1] == Gap && follows[0] == Gap) || (before[^1] == Digits && follows[0] is Digit or Digits)
            ? new Part(before, false)
            : next with { Text = before + follows };
    }

    /// <param name="before">No more than that anything may stand there, or that a word begins.</param>
    private static Part AfterNothing(string before, Part next)
    {
        if (next.Text[0] == Any)
            return next;
        var isWord = (before.EndsWith(Word) && char.IsLetterOrDigit(next.Text[0])) || next.Text[0] == Word;
        return next with { Text = (before.StartsWith(Any) ? "\0" : "") + (isWord ? "\b" : "") + next.Text.TrimStart(Word) };
    }

    private char Peek()
    {
        while (_skipsSpace && _at < _pattern.Length && (char.IsWhiteSpace(_pattern[_at]) || _pattern[_at] == '#'))
        {
            if (_pattern[_at] == '#' && _pattern.IndexOf('\n', _at) is var end)
                _at = end < 0 ? _pattern.Length - 1 : end;
            _at++;
        }
        return _at < _pattern.Length ? _pattern[_at] : '\0';
    }

    private Part[] Atom()
    {
        var c = _pattern[_at++];
        return c switch
        {
            '(' => Group(),
            '[' => Class(),
            '\\' => Escape(),
            '^' or '$' => Nothing,
            '.' => Unknown,
            _ => Literal(c),
        };
    }

    private static Part[] Literal(char c) => [new(char.IsDigit(c) ? "0" : char.IsWhiteSpace(c) ? " " : char.ToLowerInvariant(c).ToString(), true)];

    private Part[] Group()
    {
        var isAssertion = false;
        if (_pattern[_at] == '?')
        {
            isAssertion = _pattern[_at + 1] is '=' or '!' || (_pattern[_at + 1] == '<' && _pattern[_at + 2] is '=' or '!');
            _at += 2;
            if (isAssertion)
                _at += _pattern[_at - 1] == '<' ? 1 : 0;
            else
                _at = _pattern[_at - 1] is ':' or '>' ? _at : _pattern.AsSpan(_at).IndexOfAny('>', ':') + _at + 1;
        }
        var inner = Alternatives();
        _at++;
        return isAssertion ? Nothing : inner;
    }

    /// <summary>A class of a few characters is these; any other may be anything.</summary>
    private Part[] Class()
    {
        var start = _at;
        _at++;
        while (_pattern[_at] != ']')
            _at += _pattern[_at] == '\\' ? 2 : 1;
        var inner = _pattern[start.._at++];
        return inner.Length > 6 || inner.AsSpan().ContainsAny("^-\\[") ? Unknown : [.. inner.SelectMany(Literal).Distinct()];
    }

    private Part[] Escape()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case 'b':
                return [new("\b", true)];
            case 'A' or 'z' or 'Z' or 'G' or 'B':
                return Nothing;
            case 's':
                return [new(" ", true)];
            case 'd':
                return [new("0", true)];
            case 'p' or 'P':
                _at = _pattern.IndexOf('}', _at) + 1;
                return Unknown;
            case 'x' or 'u':
                _at += c == 'x' ? 2 : 4;
                return Literal((char)int.Parse(_pattern.AsSpan(_at - (c == 'x' ? 2 : 4), c == 'x' ? 2 : 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            case 'k':
                _at = _pattern.IndexOf('>', _at) + 1;
                return Unknown;
            default:
                return char.IsLetterOrDigit(c) ? Unknown : Literal(c);
        }
    }

    private Part[] Quantified(Part[] atom)
    {
        var (least, most) = Peek() switch
        {
            '?' => (0, 1),
            '*' => (0, int.MaxValue),
            '+' => (1, int.MaxValue),
            '{' when char.IsAsciiDigit(_pattern[_at + 1]) => Counts(),
            _ => (-1, -1),
        };
        if (least < 0)
            return atom;
        _at = _pattern[_at] == '{' ? _pattern.IndexOf('}', _at) + 1 : _at + 1;
        if (Peek() is '?' or '+')
            _at++;
        var isGap = atom is [{ Text: " " }];
        if (most > 4)
            atom = isGap ? atom : atom is [{ Text: "0" }] && least <= 1 ? [new("1", true)] : Joined(atom, Unknown);
        else if (most > 1 && !isGap)
            atom = atom is [{ Text: "0" }] ? [.. Enumerable.Range(Math.Max(1, least), most - Math.Max(1, least) + 1).Select(count => new Part(new string(Digit, count), true))] : Joined(atom, Unknown);
        return least == 0 ? [.. Nothing, .. atom] : atom;
    }

    private (int Least, int Most) Counts()
    {
        var counts = _pattern[(_at + 1).._pattern.IndexOf('}', _at)].Split(',');
        var least = int.Parse(counts[0], CultureInfo.InvariantCulture);
        return (least, counts is [_, var most] ? most.Length == 0 ? int.MaxValue : int.Parse(most, CultureInfo.InvariantCulture) : least);
    }
}
