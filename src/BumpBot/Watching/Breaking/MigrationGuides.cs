using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>Sentences that send people to a guide to the new version. A guide that is written or mended is no news of a break.</summary>
internal static class MigrationGuides
{
    private static readonly PhraseTable Guides = PhraseTable.Of(language => language.Guides);
    private static readonly WordSet Documenting = Spared.Words(language => language.Documenting);
    private static readonly WordSet Writing = WordSet.Of("written wrote rewrote rewritten expanded explains напис* дополн* перепис*");
    private static readonly WordSet Directions = WordSet.Of("see read check consult refer follow please before carefully available provided need needs must have when if смотри* см читай* прочит* прочт* ознаком* следуй* изучит* доступн* подготовлен* опубликован* перед нужно необходимо при");

    public static bool ArePointedAtIn(IReadOnlyList<NoteToken> tokens) =>
        Guides.In(tokens).Any(place => IsPointedAt(tokens, place) && !Spared.NegatedBefore(tokens, place.Start, 4) && !tokens.Skip(place.End).Take(3).Any(Spared.IsNot))
        && !Spared.Mends(tokens) && !Spared.Adds(tokens) && !Spared.IsFuture(tokens) && !tokens.Take(4).Any(token => Documenting.Contains(token) || Writing.Contains(token));

    /// <summary>A guide counts where people are sent to it, rather than told about it.</summary>
    private static bool IsPointedAt(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        tokens.Any(Directions.Contains) || tokens.Skip(place.Start).Take(place.End - place.Start + 2).Any(token => token.Kind == NoteTokenKind.Link && !IsThread(token.Text))
        || tokens.Skip(place.Start).Any(token => token.Kind != NoteTokenKind.Link && token.Text.Contains(".md", StringComparison.OrdinalIgnoreCase));

    private static bool IsThread(string link) => link.Contains("/pull/", StringComparison.Ordinal) || link.Contains("/issues/", StringComparison.Ordinal) || link.Contains("/commit/", StringComparison.Ordinal);
}
