namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>Numbers kept under words, some given by their beginning or end as in a <see cref="WordSet"/>.</summary>
internal sealed class WordIndex
{
    private readonly Dictionary<string, List<int>> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _beginnings = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _lengths = [];
    private readonly List<(string End, int Number)> _ends = [];

    public void Add(string word, int number)
    {
        if (word is [.. var beginning, '*'])
        {
            _lengths.Add(beginning.Length);
            Add(_beginnings, beginning, number);
        }
        else if (word is ['*', .. var end])
        {
            _ends.Add((end, number));
        }
        else
        {
            Add(_whole, word, number);
        }
    }

    /// <summary>A number may come more than once.</summary>
    public List<int> Of(string word)
    {
        var numbers = new List<int>(_whole.GetValueOrDefault(word) ?? []);
        var beginnings = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _lengths)
        {
            if (length > word.Length)
                break;
            if (beginnings.TryGetValue(word.AsSpan(0, length), out var more))
                numbers.AddRange(more);
        }
        foreach (var (end, number) in _ends)
        {
            if (word.EndsWith(end, StringComparison.Ordinal))
                numbers.Add(number);
        }
        return numbers;
    }

    private static void Add(Dictionary<string, List<int>> numbers, string word, int number)
    {
        if (!numbers.TryGetValue(word, out var known))
            numbers[word] = known = [];
        known.Add(number);
    }
}
