using Updaters.References;
using Updaters.Text;

namespace Updaters.Versions.Ranges;

/// <summary>Reads the ranges that are written as comparators side by side: all dialects but NuGet's.</summary>
/// <remarks>
/// https://packaging.python.org/en/latest/specifications/version-specifiers/, https://python-poetry.org/docs/dependency-specification/,
/// https://github.com/npm/node-semver#ranges, https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html
/// </remarks>
internal sealed class ComparatorReader(string text, RangeDialect dialect)
{
    private int _position;

    private bool IsAtEnd => _position == text.Length;

    /// <summary>Null = the text is no range of the dialect.</summary>
    public IReadOnlyList<ComparatorSet>? Read()
    {
        List<ComparatorSet> sets = [];
        do
        {
            SkipSpaces();
            if ((ReadHyphenRange() ?? ReadSet()) is not { } set)
                return null;
            sets.Add(set);
            SkipSpaces();
        }
        while (TakeOr());
        return IsAtEnd ? sets : null;
    }

    private ComparatorSet? ReadSet()
    {
        var start = _position;
        List<Comparator> comparators = [];
        while (ReadComparator() is { } comparator)
        {
            comparators.Add(comparator);
            var end = _position;
            SkipSpaces();
            if (IsAtEnd || text[_position] == '|')
                return new ComparatorSet(TextSpan.FromBounds(start, end), comparators);
            if (!TakeAnd(isApart: _position > end))
                return null;
        }
        return null;
    }

    private Comparator? ReadComparator()
    {
        var operation = Run(c => c is '<' or '>' or '=' or '!' or '^' or '~').Of(text);
        SkipSpaces();
        return ReadOperand() is { } operand ? Comparator.Of(operation, operand, dialect) : null;
    }

    /// <summary>npm's <c>1.2 - 2.3</c>.</summary>
    private ComparatorSet? ReadHyphenRange()
    {
        var start = _position;
        if (dialect == RangeDialect.Npm
            && ReadOperand() is { } low && SkipSpaces() && Take('-') && SkipSpaces()
            && ReadOperand() is { } high
            && Comparator.Of(">=", low, dialect) is { } from && Comparator.Of("<=", high, dialect) is { } to)
        {
            return new ComparatorSet(TextSpan.FromBounds(start, _position), [from, to]);
        }
        _position = start;
        return null;
    }

    private Operand? ReadOperand() => Operand.Read(text, Run(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or '_' or '*'), dialect);

    /// <summary>What stands between comparators that all have to hold.</summary>
    private bool TakeAnd(bool isApart)
    {
        if (dialect != RangeDialect.Npm && Take(','))
        {
            SkipSpaces();
            return true;
        }
        return isApart && dialect is RangeDialect.Npm or RangeDialect.Poetry;
    }

    /// <summary>What stands between alternatives.</summary>
    private bool TakeOr() => dialect switch
    {
        RangeDialect.Npm => Take('|') && Take('|'),
        RangeDialect.Poetry => Take('|') && (Take('|') || true),
        _ => false,
    };

    private bool Take(char c)
    {
        var isThere = !IsAtEnd && text[_position] == c;
        if (isThere)
            _position++;
        return isThere;
    }

    /// <summary>Whether there were any.</summary>
    private bool SkipSpaces() => Run(c => c is ' ' or '\t').Length > 0;

    private TextSpan Run(Func<char, bool> isOne)
    {
        var start = _position;
        while (!IsAtEnd && isOne(text[_position]))
            _position++;
        return TextSpan.FromBounds(start, _position);
    }
}
