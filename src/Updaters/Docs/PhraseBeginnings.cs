using System.Globalization;
using System.Text.RegularExpressions;

namespace Updaters.Docs;

/// <summary>
/// Reads from a pattern the beginnings of the phrases that it matches: where it matches, one of them stands. Whatever it does not understand ends a
/// beginning, so that too many places are tried, never too few.
/// </summary>
internal sealed class PhraseBeginnings
{
    private readonly string _pattern;
    private readonly bool _skipsSpace;
    private int _at;

    private PhraseBeginnings(Regex regex) => (_pattern, _skipsSpace) = (regex.ToString(), regex.Options.HasFlag(RegexOptions.IgnorePatternWhitespace));

    /// <summary>Empty = the pattern may match a text with nothing certain in it.</summary>
    public static IReadOnlyList<string> Of(Regex regex)
    {
        List<string> beginnings = [.. new PhraseBeginnings(regex).Alternatives().Select(part => part.Text).Distinct()];
        return beginnings.Count > PhrasePart.Most || beginnings.Exists(beginning => beginning is [PhrasePart.Any, ..] || beginning.TrimStart(PhrasePart.Word) is "" or " ") ? [] : beginnings;
    }

    private PhrasePart[] Alternatives()
    {
        List<PhrasePart> all = [.. Sequence()];
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            all.AddRange(Sequence());
        }
        return [.. all.Distinct()];
    }

    private PhrasePart[] Sequence()
    {
        var sequence = PhrasePart.Nothing;
        while (Peek() is not ('\0' or '|' or ')'))
            sequence = PhrasePart.Joined(sequence, Quantified(Atom()));
        return sequence;
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

    private PhrasePart[] Atom()
    {
        var c = _pattern[_at++];
        return c switch
        {
            '(' => Group(),
            '[' => Class(),
            '\\' => Escape(),
            '^' or '$' => PhrasePart.Nothing,
            '.' => PhrasePart.Unknown,
            _ => Literal(c),
        };
    }

    private static PhrasePart[] Literal(char c) => [new(char.IsDigit(c) ? "0" : char.IsWhiteSpace(c) ? " " : char.ToLowerInvariant(c).ToString(), true)];

    private PhrasePart[] Group()
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
        return isAssertion ? PhrasePart.Nothing : inner;
    }

    /// <summary>A class of a few characters is these; any other may be anything.</summary>
    private PhrasePart[] Class()
    {
        var start = _at;
        _at++;
        while (_pattern[_at] != ']')
            _at += _pattern[_at] == '\\' ? 2 : 1;
        var inner = _pattern[start.._at++];
        return inner.Length > 6 || inner.AsSpan().ContainsAny("^-\\[") ? PhrasePart.Unknown : [.. inner.SelectMany(Literal).Distinct()];
    }

    private PhrasePart[] Escape()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case 'b':
                return [new("\b", true)];
            case 'A':
                return PhrasePart.AtStart;
            case 'z' or 'Z' or 'G' or 'B':
                return PhrasePart.Nothing;
            case 's':
                return [new(" ", true)];
            case 'd':
                return [new("0", true)];
            case 'p' or 'P':
                _at = _pattern.IndexOf('}', _at) + 1;
                return PhrasePart.Unknown;
            case 'x' or 'u':
                _at += c == 'x' ? 2 : 4;
                return Literal((char)int.Parse(_pattern.AsSpan(_at - (c == 'x' ? 2 : 4), c == 'x' ? 2 : 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            case 'k':
                _at = _pattern.IndexOf('>', _at) + 1;
                return PhrasePart.Unknown;
            default:
                return char.IsLetterOrDigit(c) ? PhrasePart.Unknown : Literal(c);
        }
    }

    private PhrasePart[] Quantified(PhrasePart[] atom)
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
            atom = isGap ? atom : atom is [{ Text: "0" }] && least <= 1 ? [new("1", true)] : PhrasePart.Joined(atom, PhrasePart.Unknown);
        else if (most > 1 && !isGap)
            atom = atom is [{ Text: "0" }] ? [.. Enumerable.Range(Math.Max(1, least), most - Math.Max(1, least) + 1).Select(count => new PhrasePart(new string(PhrasePart.Digit, count), true))] : PhrasePart.Joined(atom, PhrasePart.Unknown);
        return least == 0 ? [.. PhrasePart.Nothing, .. atom] : atom;
    }

    private (int Least, int Most) Counts()
    {
        var counts = _pattern[(_at + 1).._pattern.IndexOf('}', _at)].Split(',');
        var least = int.Parse(counts[0], CultureInfo.InvariantCulture);
        return (least, counts is [_, var most] ? most.Length == 0 ? int.MaxValue : int.Parse(most, CultureInfo.InvariantCulture) : least);
    }
}
