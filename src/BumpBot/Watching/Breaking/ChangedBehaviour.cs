using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>Sentences that say that a result, a signature, a format or a name is another than it was.</summary>
internal static class ChangedBehaviour
{
    private static readonly PhraseTable Behaviours = PhraseTable.Of(language => language.Behaviours);
    private static readonly PhraseTable Contrasts = PhraseTable.Of(language => language.Contrasts);
    private static readonly PhraseTable Earlier = PhraseTable.Of(language => language.Earlier);
    private static readonly WordSet Bad = WordSet.Of("crash* panic* hang* wrong incorrect* garbage invalid fail* 500 misleading corrupt* infinite stale пад* паден* крах* ошибочн* неверн* некорректн*");
    private static readonly WordSet Failing = WordSet.Of("fail* invalid fatal crash* пад*");
    private static readonly WordSet Data = WordSet.Of("string strings integer integers number numbers seconds milliseconds bytes array arrays object objects null boolean строк* числ* массив* объект* секунд* байт* result results response responses value values rows items dates times timestamps durations результат* ответ* значени* дат* времен*");
    private static readonly PhraseTable Besides = new(["as well $", "in addition", "еще и ..9", "а также ..9", "not just|only ..9", "а не только ..9", "прежде чем ..9", "in the background", "in parallel", "is|are ?now ?also understood|recognized|recognised|handled|respected|shown|restored", "is|are ..1 stable|available|documented ..2 now $", "в фоне|параллельно ..9"]);

    /// <summary>What others do is coped with.</summary>
    private static readonly WordSet Handling = WordSet.Of("handle handles handling tolerate tolerates cope copes survive survives обрабатываем учитываем");
    private static readonly WordSet Improving = WordSet.Of("handle handles use uses show shows make makes let lets treat prefer render renders send store load keep keeps improve improved improves speed optimize reduce reduced ensure avoid warn display log cache reuse simplify internal internally better faster");
    private static readonly WordSet Better = WordSet.Of("better faster quicker smaller easier clearer sharper smoother simpler cleaner safer available supported possible configurable optional stable signed complete correct correctly translated tested shown visible accepted allowed working works works too also more less documented exported exposed rendered displayed handled respected aligned consistent responsive easy able open generated cached fixed resolved");
    private static readonly WordSet Now = WordSet.Of("now instead today теперь отныне");

    public static bool IsToldIn(Statement statement)
    {
        var tokens = statement.Tokens;
        IReadOnlyList<NoteToken> both = [.. statement.Before?.Tokens ?? [], .. tokens];
        if ((tokens.Count > 0 && Handling.Contains(tokens[0])) || Besides.IsIn(tokens) || Spared.Secures(both))
            return false;
        return Behaviours.In(tokens).Any(place => IsChange(tokens, place))
            || (Contrasts.In(tokens).Any(place => IsChange(tokens, place) && !IsOfDoing(tokens, place.End)) && tokens.Any(IsOutward) && !Improving.Contains(tokens[0]) && !tokens.Any(Better.Contains))
            || (!Spared.Mends(tokens) && tokens.Any(Now.Contains) && !both.Any(Bad.Contains) && !Spared.Measures(both) && Earlier.IsIn(both));
    }

    private static bool IsChange(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        !StatementRules.IsSpared(tokens, place) && !Spared.Conditional(tokens, place.Start) && !IsNegated(tokens, place) && !Spared.Measures(tokens) && !Spared.IsMoveOfItsOwn(tokens) && !IsHarmless(tokens, place);

    /// <summary>"Has not changed"; but "returns an array, not null" says what it says.</summary>
    private static bool IsNegated(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        tokens.Skip(place.Start).Take(place.End - place.Start - 1).Any(StatementRules.IsNot) && !tokens[place.Start].Is(",") && tokens[place.End - 1].Text.StartsWith("chang", StringComparison.Ordinal);

    /// <summary>"Rather than jumping about": what it did was a nuisance, unless code is named.</summary>
    private static bool IsOfDoing(IReadOnlyList<NoteToken> tokens, int end) =>
        end > 0 && tokens[end - 1].Text is "than" or "of" && end < tokens.Count && tokens[end].Text.EndsWith("ing", StringComparison.Ordinal) && !tokens.Any(token => token.Kind == NoteTokenKind.Code);

    /// <summary>Something was wrong, and is mended. That something fails may be what the sentence tells.</summary>
    private static bool IsHarmless(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        Spared.Near(tokens, place, 0, 0).Any(token => Bad.Contains(token) && !Failing.Contains(token))
        || Spared.Near(tokens, place, 3, 0).Take(Math.Min(3, place.Start)).Any(Bad.Contains) || tokens.Skip(place.End).Take(4).Any(Bad.Contains);

    private static bool IsOutward(NoteToken token) => token.Kind is NoteTokenKind.Code or NoteTokenKind.Number || Vocabulary.IsPublic(token) || Data.Contains(token);
}
