using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>Sentences that say what is needed now.</summary>
internal static class RaisedRequirements
{
    private static readonly PhraseTable Requirements = PhraseTable.Of(language => language.Requirements);
    private static readonly WordSet Optional = WordSet.Of("optional optionally опциональн* необязательн*");
    private static readonly WordSet Building = WordSet.Of("development contributing разработки source sources building contributors исходник*");

    public static bool AreIn(Statement statement)
    {
        var tokens = statement.Tokens;
        return Requirements.In(tokens).Any(place => !Spared.TakesBack(tokens, place) && !Spared.NegatedInside(tokens, place) && !Spared.IsComing(tokens, place))
            && (tokens.Any(Vocabulary.Demands) || !(Spared.Adds(statement) || tokens.Any(Building.Contains)))
            && !tokens.Any(Optional.Contains) && !HasLess(tokens);
    }

    private static bool HasLess(IReadOnlyList<NoteToken> tokens) => tokens.Any(token => token.Text is "less" or "fewer" or "longer" or "optional" or "still" or "already" or "меньше" or "больше");
}
