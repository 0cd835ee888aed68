using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>Sentences that say that something goes by another name.</summary>
internal static class Renamings
{
    private static readonly PhraseTable Renames = PhraseTable.Of(language => language.Renames);
    private static readonly WordSet Harmless = Spared.Words(language => language.Harmless);
    private static readonly WordSet Acting = WordSet.Of("is are was were been be get gets got and we we've have has now also :");
    private static readonly WordSet Possible = WordSet.Of("can may could able lets let allows allow possible ability можно позволя* возможность");
    private static readonly WordSet OfTheRepository = WordSet.Of("branch repository repo workflow* ветк* репозитори*");

    public static bool AreIn(IReadOnlyList<NoteToken> tokens, Weight weight) =>
        Renames.In(tokens).Any(place => IsRenaming(tokens, place, weight) && !IsPossible(tokens, place) && !Spared.TakesBack(tokens, place) && IsOfPublic(tokens, place, weight)) && !tokens.Any(Vocabulary.IsOfLooks);

    /// <summary>An act, rather than an attribute of something: "treats renamed columns as new".</summary>
    private static bool IsRenaming(IReadOnlyList<NoteToken> tokens, (int Start, int End) place, Weight weight)
    {
        if (tokens[place.Start].Kind == NoteTokenKind.Code)
            return true;
        if (Removals.IsAttribute(tokens, place.Start) || tokens[place.Start].Text.EndsWith("ing", StringComparison.Ordinal))
            return false;
        var namesBoth = tokens.Skip(place.End).Any(token => token.Text is "to" or "into" or "→" or "в" or "на");
        return namesBoth || (weight == Weight.All && (place.Start == 0 || !tokens[place.Start].Is("renamed") || Acting.Contains(tokens[place.Start - 1])));
    }

    /// <summary>"Columns can be renamed": by those who use it.</summary>
    private static bool IsPossible(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        tokens.Skip(Math.Max(0, place.Start - 4)).Take(Math.Min(4, place.Start)).Any(Possible.Contains);

    private static bool IsOfPublic(IReadOnlyList<NoteToken> tokens, (int Start, int End) place, Weight weight)
    {
        var around = tokens.Skip(Math.Max(0, place.Start - 8)).Take(18).ToList();
        return !around.Any(Harmless.Contains) && !around.Any(OfTheRepository.Contains) && around.Any(token => Vocabulary.IsPublic(token) || (weight == Weight.All && token.Kind == NoteTokenKind.Code));
    }
}
