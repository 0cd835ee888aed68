using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>Sentences that say that a default is another than it was.</summary>
internal static class ChangedDefaults
{
    private static readonly PhraseTable Defaults = PhraseTable.Of(language => language.Defaults);
    private static readonly WordSet Values = WordSet.Of("before was previously formerly value values to from now instead off on enabled disabled behavior behaviour default's теперь вместо значени* на с отключ* включ* выключ*");
    private static readonly WordSet Experiments = WordSet.Of("experimental experiment экспериментальн* preview beta");

    public static bool AreIn(Statement statement)
    {
        var tokens = statement.Tokens;
        return Defaults.In(tokens).Any(place => HasValue(tokens) && !Describes(tokens, place) && !(place.Start == 0 && statement.Before is not null && !tokens.Any(Vocabulary.Demands))
            && !Spared.TakesBack(tokens, place) && !Spared.Conditional(tokens, place.Start));
    }

    /// <summary>"A cache (off by default)": how something is, not how it has become.</summary>
    private static bool Describes(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        tokens.Any(Experiments.Contains) || (place.Start > 0 && tokens[place.Start - 1].Text is "(" or "," or "—" && !tokens.Skip(place.Start).Take(place.End - place.Start).Any(Vocabulary.Demands));

    /// <summary>A default that counts has a value: a name, a number, on or off.</summary>
    private static bool HasValue(IReadOnlyList<NoteToken> tokens) =>
        !tokens.Any(Vocabulary.IsOfLooks) && tokens.Any(token => token.Kind is NoteTokenKind.Code or NoteTokenKind.Number || Values.Contains(token));
}
