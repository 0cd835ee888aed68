using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>Sentences that say that something is not supported, or does not work, any more.</summary>
internal static class EndedSupport
{
    /// <summary>A table with this many borders in a row tells how things stand, rather than what changed.</summary>
    private const int CellsOfStatus = 4;

    private static readonly PhraseTable SupportEnds = PhraseTable.Of(language => language.SupportEnds);
    private static readonly PhraseTable NoLonger = PhraseTable.Of(language => language.NoLonger);
    private static readonly PhraseTable Outdated = PhraseTable.Of(language => language.Outdated);
    private static readonly PhraseTable Relieved = new(["longer have|has|need|needs to", "longer use|uses|depend|depends|rely|relies ..9"]);
    private static readonly WordSet Nots = WordSet.Of("longer не not isn't aren't don't doesn't can't cannot");
    private static readonly WordSet Nuisance = WordSet.Of("закрыва* force* needs блокир* lose loses losing miss misses skip skips wait waits flicker* stall* deadlock* print prints show* display* throw throws raise raises error errors refuse* reject* wake wakes stay stays stick sticks allocat* corrupt* overlap* ignore ignores count counts counted truncat* cut cuts warn warns steal* jump* reset resets overwrit* clobber* stop stops drop drops close closes disconnect* forget* swallow* spam* slow* consume* eat eats flash* scroll* wrap* confus* mix mixes appear* lag lags stutter* race races retr* test tests limited necessarily unexpected* stuck accident* silently теря* прыга* пишем пишут пишет показ* привод* мига* мерца* морга* сбрасыва* съеда* ломает* забыва* пропуска* дерга* тормоз* вылета* виснет висит течет руга* глота* перекрыва* обреза* накладыва* конфликт* оставля* застрева* меша* игнорир* удаля* стира* затира* порт* пута* задержива* ждет ждут будит спам* завис* съезжа* терял* отвалива* отключает* подтормаж* появля* обращает* выводит* выводят* уходит* long forever ages seconds minutes завис* duplicate* twice unnecessar* needless* extra warning* stale spurious crash* fail* hang* leak* require* need needed necessary mandatory break breaks block* freeze* flicker* нуж* требу* лишн* повторн* дубл* предупрежд* пада* зависа*");
    private static readonly WordSet Switched = WordSet.Of("off отключен* выключен*");
    private static readonly WordSet Mended = WordSet.Of("fixed anymore crash* could исправлен* пада*");

    /// <summary>"Support for x was dropped".</summary>
    public static bool IsToldIn(IReadOnlyList<NoteToken> tokens) =>
        tokens.Count(token => token.Is("|")) < CellsOfStatus && SupportEnds.In(tokens).Any(place => IsMeant(tokens, place) && !IsSetting(tokens, place));

    /// <summary>"X no longer does y".</summary>
    public static bool IsNoLonger(IReadOnlyList<NoteToken> tokens) => NoLonger.In(tokens).Any(place => IsMeant(tokens, place));

    /// <summary>"Files of the old form are rejected".</summary>
    public static bool OfOutdated(Statement statement) =>
        Outdated.In(statement.Tokens).Any(place => !Spared.TakesBack(statement.Tokens, place) && !Spared.ConditionalAfter(statement.Tokens, place.End)) && !Spared.Adds(statement) && !statement.Tokens.Any(Mended.Contains);

    private static bool IsMeant(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        !IsAside(tokens, place) && !Spared.TakesBack(tokens, place) && !Spared.IsComing(tokens, place) && !Spared.Conditional(tokens, place.Start) && !IsRelief(tokens, place);

    /// <summary>"No longer hangs": what is over is a nuisance.</summary>
    private static bool IsRelief(IReadOnlyList<NoteToken> tokens, (int Start, int End) place)
    {
        var negation = place.Start;
        while (negation < place.End && !Nots.Contains(tokens[negation]))
            negation++;
        var from = negation < place.End ? negation + 1 : place.Start;
        return tokens.Take(negation < place.End ? from + 3 : place.End).Skip(from).TakeWhile(token => !token.Is(",")).Any(Nuisance.Contains) || Relieved.IsIn(tokens);
    }

    /// <summary>"An option, off by default".</summary>
    private static bool IsSetting(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        Spared.Near(tokens, place, 0, 0).Any(Switched.Contains) && tokens.Any(token => token.Text is "default" or "умолчанию");

    /// <summary>"Files that no longer exist": told in passing of something.</summary>
    private static bool IsAside(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) => place.Start > 0 && tokens[place.Start - 1].Text is "that" or "which" or "who";
}
