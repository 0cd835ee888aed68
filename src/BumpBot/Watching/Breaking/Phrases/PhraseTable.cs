using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>Phrases of one meaning, in all languages.</summary>
internal sealed class PhraseTable
{
    private readonly Phrase[] _phrases;

    /// <summary>The phrases by the words that they begin with.</summary>
    private readonly WordIndex _byFirstWord = new();

    /// <summary>Those that may begin with any word of a class.</summary>
    private readonly List<int> _others = [];

    public PhraseTable(IEnumerable<string> phrases)
    {
        _phrases = [.. phrases.Select(Phrase.Parse)];
        for (var i = 0; i < _phrases.Length; i++)
        {
            if (_phrases[i].FirstWords is not { } words)
                _others.Add(i);
            foreach (var word in _phrases[i].FirstWords ?? [])
                _byFirstWord.Add(word, i);
        }
    }

    public static PhraseTable Of(Func<Language, string[]> which) => new(Language.All.SelectMany(which));

    /// <summary>Every place, at most one for a phrase: its first token and the one after its last.</summary>
    public IEnumerable<(int Start, int End)> In(IReadOnlyList<NoteToken> tokens)
    {
        var found = new HashSet<int>();
        for (var start = 0; start < tokens.Count; start++)
        {
            foreach (var phrase in tokens[start].Kind == NoteTokenKind.Code ? _others : _others.Concat(_byFirstWord.Of(tokens[start].Text)))
            {
                if (!found.Contains(phrase) && _phrases[phrase].EndFrom(tokens, start) is { } end && found.Add(phrase))
                    yield return (start, end);
            }
        }
    }

    public bool IsIn(IReadOnlyList<NoteToken> tokens) => In(tokens).Any();
}
