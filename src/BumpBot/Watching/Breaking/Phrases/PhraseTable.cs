using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>Phrases of one meaning, in all languages.</summary>
internal sealed class PhraseTable(IEnumerable<string> phrases)
{
    private readonly Phrase[] _phrases = [.. phrases.Select(Phrase.Parse)];

    public static PhraseTable Of(Func<Language, string[]> which) => new(Language.All.SelectMany(which));

    /// <summary>Every place, at most one for a phrase.</summary>
    public IEnumerable<(int Start, int End)> In(IReadOnlyList<NoteToken> tokens)
    {
        foreach (var phrase in _phrases)
        {
            if (phrase.Find(tokens) is { } place)
                yield return place;
        }
    }

    public bool IsIn(IReadOnlyList<NoteToken> tokens) => In(tokens).Any();
}
