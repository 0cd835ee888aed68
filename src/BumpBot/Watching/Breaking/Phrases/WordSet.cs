using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>Words, some given by their beginning (<c>drop*</c>) or their end (<c>*ed</c>), which is how inflected words are told in both languages.</summary>
internal sealed class WordSet
{
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly HashSet<string> _beginnings = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _lengths = [];
    private readonly List<string> _ends = [];

    public WordSet(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word is [.. var beginning, '*'] && _beginnings.Add(beginning))
                _lengths.Add(beginning.Length);
            else if (word is ['*', .. var end])
                _ends.Add(end);
            else
                _whole.Add(word);
        }
    }

    /// <summary>All that stands in the texts, between blanks.</summary>
    public static WordSet Of(params string[] texts) => new(texts.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    public bool Contains(NoteToken token) => token.Kind != NoteTokenKind.Code && Contains(token.Text);

    public bool Contains(string word)
    {
        if (_whole.Contains(word))
            return true;
        var beginnings = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _lengths)
        {
            if (length > word.Length)
                break;
            if (beginnings.Contains(word.AsSpan(0, length)))
                return true;
        }
        foreach (var end in _ends)
        {
            if (word.EndsWith(end, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
