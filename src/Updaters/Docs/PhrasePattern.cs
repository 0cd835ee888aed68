using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// A pattern of many phrases, which is tried only where one of the phrases begins: left to itself it tries each of its phrases at each character,
/// and most sentences have none.
/// </summary>
internal sealed class PhrasePattern
{
    private readonly Regex _regex;
    private readonly PhraseTree? _beginnings;

    /// <param name="regex">Begins with <c>\G</c>, so that it is tried at one place at a time.</param>
    public PhrasePattern(Regex regex)
    {
        _regex = regex;
        var beginnings = PhraseBeginnings.Of(regex);
        _beginnings = beginnings.Count > 0 ? new PhraseTree(beginnings) : null;
    }

    /// <summary>Whether the places to try are known; else all of them are.</summary>
    public bool IsUnderstood => _beginnings is not null;

    public bool IsMatch(ReadOnlySpan<char> text) => FirstMatch(text, 0) is not null;

    /// <summary>The first match from there on; null = there is none.</summary>
    public TextSpan? FirstMatch(ReadOnlySpan<char> text, int from)
    {
        for (var place = Next(text, from); place < text.Length; place = Next(text, place + 1))
        {
            foreach (var match in _regex.EnumerateMatches(text, place))
                return new TextSpan(match.Index, match.Length);
        }
        return null;
    }

    private int Next(ReadOnlySpan<char> text, int from) => _beginnings is null ? from : _beginnings.NextIn(text, from);
}
