using BumpBot.Model;
using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>What one sentence says. The rules are tried from the surest on.</summary>
internal static class StatementRules
{
    private static readonly PhraseTable Breaking = PhraseTable.Of(language => language.Breaking);
    private static readonly PhraseTable SaysNone = PhraseTable.Of(language => language.SaysNone);
    private static readonly PhraseTable Deprecations = new(["^ deprecat* ..9 :|—|,|", "^ deprecate|deprecates|deprecating ..9", "is|are|was|were|been|now|as deprecated", "помечен*|объявлен*|признан*|стал* ..2 устаревш*", "^ устаре* ..2 :|—"]);
    private static readonly PhraseTable Kept = PhraseTable.Of(language => language.Kept);
    private static readonly WordSet Turns = WordSet.Of("but except other apart besides aside unless however most кроме но исключением однако помимо");

    /// <summary>Whether the sentence says that nothing is breaking, without "but".</summary>
    public static bool SaysNothingIs(IReadOnlyList<NoteToken> tokens) => SaysNone.IsIn(tokens) && !tokens.Any(Turns.Contains);

    public static bool Deprecates(IReadOnlyList<NoteToken> tokens) => Deprecations.IsIn(tokens);

    public static bool SaysKept(IReadOnlyList<NoteToken> tokens) => Kept.IsIn(tokens);

    /// <summary>Null = it says nothing that counts.</summary>
    /// <param name="isDeprecation">The line says that something works for now, and will not for ever.</param>
    /// <param name="isKept">The line says that the old way goes on working.</param>
    public static BreakingRule? Of(Statement statement, Weight weight, bool isKept, bool isDeprecation)
    {
        var tokens = statement.Tokens;
        var told = Breaking.In(tokens).ToList();
        if (told.Count > 0)
            return told.Exists(place => IsMeant(tokens, place)) ? BreakingRule.Phrase : null;
        if (weight == Weight.CallsItself || SaysNothingIs(tokens))
            return null;
        if (isDeprecation)
            return OfRemoval(tokens, weight);
        if (weight == Weight.All && OfOldWays(statement, isKept) is { } old)
            return old;
        return EndedSupport.IsToldIn(tokens) ? BreakingRule.NoLongerSupported
            : MigrationGuides.ArePointedAtIn(tokens) ? BreakingRule.MigrationGuide
            : RaisedRequirements.AreIn(statement) ? BreakingRule.RaisedRequirement
            : OfChange(statement, weight, isKept);
    }

    private static bool IsMeant(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        !Spared.Negated(tokens, place) && !Spared.Mends(tokens) && !Spared.IsFuture(tokens) && !Spared.IsSubject(tokens, place) && !Spared.IsOfAnother(tokens, place);

    private static BreakingRule? OfOldWays(Statement statement, bool isKept) =>
        !isKept && RequestedActions.KeepTheOld(statement) ? BreakingRule.BehaviourChanged
        : EndedSupport.OfOutdated(statement) || (!isKept && EndedSupport.IsNoLonger(statement.Tokens)) ? BreakingRule.NoLongerSupported
        : null;

    private static BreakingRule? OfChange(Statement statement, Weight weight, bool isKept)
    {
        if (!isKept && OfRemoval(statement.Tokens, weight) is { } removal)
            return removal;
        if (RequestedActions.AreIn(statement))
            return BreakingRule.ActionNeeded;
        if (isKept || Spared.Adds(statement))
            return null;
        return weight == Weight.All && RequestedActions.IsAdvice(statement) ? BreakingRule.ActionNeeded
            : Renamings.AreIn(statement.Tokens, weight) ? BreakingRule.Renamed
            : ChangedDefaults.AreIn(statement) ? BreakingRule.DefaultChanged
            : weight == Weight.All && ChangedBehaviour.IsToldIn(statement) ? BreakingRule.BehaviourChanged
            : null;
    }

    private static BreakingRule? OfRemoval(IReadOnlyList<NoteToken> tokens, Weight weight) =>
        Spared.Mends(tokens) || Spared.IsFuture(tokens) ? null : Removals.In(tokens, onlyNamed: weight != Weight.All);
}
