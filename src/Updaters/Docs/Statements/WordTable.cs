using System.Collections.Frozen;

namespace Updaters.Docs.Statements;

/// <summary>Words to look for, whatever their case: as they stand, or with <c>*</c> at the end all that begin so. Russian is written with <c>е</c> for <c>ё</c>.</summary>
internal sealed class WordTable
{
    private readonly FrozenSet<string> _whole;
    private readonly FrozenSet<string> _stems;
    private readonly int[] _stemLengths;

    /// <param name="words">With spaces or line ends between them.</param>
    public WordTable(string words)
    {
        var entries = words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        _whole = entries.Where(entry => entry[^1] != '*').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _stems = entries.Where(entry => entry[^1] == '*').Select(entry => entry[..^1]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _stemLengths = [.. _stems.Select(stem => stem.Length).Distinct().Order()];
    }

    public bool Includes(ReadOnlySpan<char> word)
    {
        if (_whole.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return true;
        var stems = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _stemLengths)
        {
            if (length > word.Length)
                return false;
            if (stems.Contains(word[..length]))
                return true;
        }
        return false;
    }

    /// <param name="wording">A sentence as <see cref="Wording.Of"/> gives it.</param>
    public bool IncludesAnyOf(ReadOnlySpan<char> wording)
    {
        foreach (var word in Wording.WordsIn(wording))
        {
            if (Includes(wording[word]))
                return true;
        }
        return false;
    }
}
