using BumpBot.Model;
using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>How much of what a line may say counts, by where it stands.</summary>
internal enum Weight
{
    /// <summary>Only what calls itself breaking.</summary>
    CallsItself,

    /// <summary>What users know by name: support, requirements, guides; not the names of code, which fixes and clean-ups are full of.</summary>
    KnownByName,

    All,
}

/// <summary>What one sentence says. The rules are tried from the surest on.</summary>
internal static class StatementRules
{
    /// <summary>A table with this many borders in a row tells how things stand, rather than what changed.</summary>
    private const int CellsOfStatus = 4;

    private static readonly PhraseTable Breaking = PhraseTable.Of(language => language.Breaking);
    private static readonly PhraseTable SaysNone = PhraseTable.Of(language => language.SaysNone);
    private static readonly PhraseTable Guides = PhraseTable.Of(language => language.Guides);
    private static readonly PhraseTable Actions = PhraseTable.Of(language => language.Actions);
    private static readonly PhraseTable SupportEnds = PhraseTable.Of(language => language.SupportEnds);
    private static readonly PhraseTable Requirements = PhraseTable.Of(language => language.Requirements);
    private static readonly PhraseTable Defaults = PhraseTable.Of(language => language.Defaults);
    private static readonly PhraseTable Renames = PhraseTable.Of(language => language.Renames);
    private static readonly PhraseTable Deprecations = new(["^ deprecat* ..9 :|—|,|", "^ deprecate|deprecates|deprecating ..9", "is|are|was|were|been|now|as deprecated", "помечен*|объявлен*|признан*|стал* ..2 устаревш*", "^ устаре* ..2 :|—"]);
    private static readonly PhraseTable Steps = PhraseTable.Of(language => language.Steps);
    private static readonly PhraseTable Advice = PhraseTable.Of(language => language.Advice);
    private static readonly PhraseTable NoLonger = PhraseTable.Of(language => language.NoLonger);
    private static readonly PhraseTable Outdated = PhraseTable.Of(language => language.Outdated);
    private static readonly PhraseTable OldWays = PhraseTable.Of(language => language.OldWays);
    private static readonly PhraseTable Kept = PhraseTable.Of(language => language.Kept);

    private static readonly WordSet Documenting = Spared.Words(language => language.Documenting);
    private static readonly WordSet Writing = WordSet.Of("written wrote rewrote rewritten expanded explains напис* дополн* перепис*");
    private static readonly WordSet Harmless = Spared.Words(language => language.Harmless);
    private static readonly WordSet Turns = WordSet.Of("but except other apart besides aside unless however most кроме но исключением однако помимо");
    private static readonly WordSet Directions = WordSet.Of("see read check consult refer follow please before carefully available provided need needs must have when if смотри* см читай* прочит* прочт* ознаком* следуй* изучит* доступн* подготовлен* опубликован* перед нужно необходимо при");
    private static readonly WordSet Nuisance = WordSet.Of("claim* pretend* grow* fill* widen* pile* swell* leav* vanish* disappear* time раст* растет обрыва* копи* накаплив* перезапуска* restart restarts закрыва* force* needs блокир* lose loses losing miss misses skip skips wait waits flicker* stall* deadlock* print prints show* display* throw throws raise raises error errors refuse* reject* wake wakes stay stays stick sticks allocat* corrupt* overlap* ignore ignores count counts counted truncat* cut cuts warn warns steal* jump* reset resets overwrit* clobber* stop stops drop drops close closes disconnect* forget* swallow* spam* slow* consume* eat eats flash* scroll* wrap* confus* mix mixes appear* lag lags stutter* race races retr* test tests limited necessarily unexpected* stuck accident* silently теря* прыга* пишем пишут пишет показ* привод* мига* мерца* морга* сбрасыва* съеда* ломает* забыва* пропуска* дерга* тормоз* вылета* виснет висит течет руга* глота* перекрыва* обреза* накладыва* конфликт* оставля* застрева* меша* игнорир* удаля* стира* затира* порт* пута* задержива* ждет ждут будит спам* завис* съезжа* терял* отвалива* отключает* подтормаж* появля* обращает* выводит* выводят* уходит* long forever ages seconds minutes завис* duplicate* twice unnecessar* needless* extra warning* stale spurious crash* fail* hang* leak* require* need needed necessary mandatory break breaks block* freeze* flicker* нуж* требу* лишн* повторн* дубл* предупрежд* пада* зависа*");
    private static readonly WordSet Questions = WordSet.Of("why how почему как");
    private static readonly WordSet ByDefault = WordSet.Of("default* умолчани* дефолт*");
    private static readonly WordSet Switched = WordSet.Of("off отключен* выключен*");
    private static readonly PhraseTable Relieved = new(["longer have|has|need|needs to", "that|series|version|release|branch|line <num> ?has reach|reaches|reached ..9", "at random", "randomly|sometimes|occasionally|иногда ..9", "время от времени", "no need to|for ..9", "longer use|uses|depend|depends|rely|relies ..9", "longer listed|shown|offered|visible ..3 on|in ..2 ui|list|lists|menu|menus|page"]);
    private static readonly WordSet Acting = WordSet.Of("is are was were been be get gets got and we we've have has now also :");
    private static readonly WordSet Nots = WordSet.Of("longer не not isn't aren't don't doesn't can't cannot");
    private static readonly WordSet Inner = WordSet.Of("benchmark* internal* test tests ci docs documentation readme repository website внутренн* тест* документац* репозитори* сайт*");
    private static readonly WordSet Cosmetic = WordSet.Of("drawn appear appears press pressing click clicks clicking scroll* mouse keyboard toolbar panel panels popup* screen sidebar avatar* colour* color* theme* icon* font* wallpaper logo softer menu menus button buttons dialog dialogs tooltip* sidebar box меню вкладк* кнопк* окно окна диалог* цвет* иконк* шрифт* тем темы тема аватар*");
    private static readonly WordSet Values = WordSet.Of("json xml yaml toml csv utc utf-8 utf8 https ascending descending before was previously formerly value values to from now instead off on enabled disabled behavior behaviour default's теперь вместо значени* на с отключ* включ* выключ*");
    private static readonly WordSet OfTheRepository = WordSet.Of("local branch repository repo workflow* clarity readability ветк* репозитори* понятност* читаемост*");
    private static readonly WordSet Installing = WordSet.Of("install installer download pull restart docker pip npm brew apt backup back установ* скача* перезапуст* резервн*");
    private static readonly string[] Installers = ["install", "pull", "upgrade", "update", " add ", "go get", "up -d", "docker run", "restart"];
    private static readonly WordSet Must = WordSet.Of("now must mandatory required теперь обязательн*");
    private static readonly WordSet Instructions = WordSet.Of("set use pass add specify choose call put enable disable switch with via by укаж* задай* передай* использ* добав* установ* включ* верн* ключ* флаг* парамет* настройк*");
    private static readonly WordSet Broken = WordSet.Of("fix* bug bugs revert* restored restores regression* again исправ* снова опять откат* восстановлен* вернули возвращен*");
    private static readonly WordSet Mended = WordSet.Of("fixed anymore crash* could исправлен* пада*");
    private static readonly WordSet Possible = WordSet.Of("can may could able lets let allows allow possible ability можно позволя* возможность");
    private static readonly WordSet Experiments = WordSet.Of("experimental experiment экспериментальн* preview beta");
    private static readonly WordSet News = WordSet.Of("новое новинки");
    private static readonly WordSet Dependents = WordSet.Of("anonymous visitors guests script scripts code callers clients compile скрипты код");
    private static readonly WordSet Building = WordSet.Of("development contributing разработки source sources building contributors исходник*");
    private static readonly WordSet OwnWork = WordSet.Of("reference tutorial documentation docs manual development contributing contributors test tests testing разработк* тест* контрибьютор*");
    private static readonly PhraseTable ForOwnWork = new(["only for|in|by ?the ?unit tests|docs|development|documentation", "только для тестов|разработки|документации"]);
    private static readonly WordSet Optional = WordSet.Of("optional optionally опциональн* необязательн*");
    private static readonly PhraseTable Wishes = new(["need|needs|have|has|want to know|notice|worry|care", "if you want|wish|like|prefer|would|plan|see|find|run|encounter|experience|notice|hit|have problems|trouble|questions|issues|feedback", "if you want|wish|like|prefer|would|plan|see|find|encounter|experience|notice|hit|enjoy|need|missed ..9", "to use|enable|try|take|get|see ?it|the|this|advantage|these|new ..2 feature*|new|it|this|mode|them", "in order to", "если хотите|нужн*|нужен|требуется|планируете", "чтобы ..9", "back|backup|backups ..2 up|your|data|first|database", "резервн* ..9", "бэкап* ..9", "to|should|must|recommend*|please upgrade|update ?to ?<num> immediately|as|soon|now|promptly", "should|must|will notice|see|be ..1 no|nothing|aware", "обновиться ..2 $", "ничего ..3 не ..9", "не нужно|надо|требуется|придется|обязательно ..9", "nothing ..3 to do|change|update", "not|n't|don't|nothing need|have|required|necessary ..2 to ..9", "to|should|must|please upgrade|update $", "to|should|must upgrade|update ;|,|—", "обновиться как|немедленно|до"]);

    /// <summary>Whether the sentence says that nothing is breaking, without "but".</summary>
    public static bool SaysNothingIs(IReadOnlyList<NoteToken> tokens) => SaysNone.IsIn(tokens) && !tokens.Any(Turns.Contains);

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
        if (weight == Weight.All && !isKept && SaysHowToKeepTheOld(statement))
            return BreakingRule.BehaviourChanged;
        if (weight == Weight.All && Outdated.In(tokens).Any(place => !IsSpared(tokens, place) && !Relieved.IsIn(tokens) && !Spared.ConditionalAfter(tokens, place.End)) && !Adds(statement) && !tokens.Any(Mended.Contains))
            return BreakingRule.NoLongerSupported;
        if (weight == Weight.All && !isKept && tokens.Any(IsOutward) && NoLonger.In(tokens).Any(place => !IsAside(tokens, place) && !IsSpared(tokens, place) && !IsComing(tokens, place) && !Spared.Conditional(tokens, place.Start) && !IsRelief(tokens, place)))
            return BreakingRule.NoLongerSupported;
        return OfSupport(tokens) ?? OfGuide(tokens) ?? OfRequirement(statement) ?? OfChange(statement, weight, isKept);
    }

    /// <summary>What people have to do beside installing the new version.</summary>
    public static bool IsStep(IReadOnlyList<NoteToken> tokens) =>
        Steps.IsIn(tokens) && !tokens.Any(Installing.Contains) && !tokens.Any(token => token.Kind == NoteTokenKind.Code && Installers.Any(word => token.Text.Contains(word, StringComparison.Ordinal))) && !Wishes.IsIn(tokens);

    /// <summary>"X has changed. Use y instead.": what follows the news tells people what to do about it.</summary>
    private static bool IsAdvice(Statement statement) =>
        statement.Before is not null && Advice.IsIn(statement.Tokens) && !Adds(statement) && !Wishes.IsIn(statement.Tokens) && !Spared.Mends(statement.Before.Tokens);

    public static bool Deprecates(IReadOnlyList<NoteToken> tokens) => Deprecations.IsIn(tokens);

    public static bool SaysKept(IReadOnlyList<NoteToken> tokens) => Kept.IsIn(tokens);

    private static bool Adds(Statement statement) => Spared.Adds(statement.Tokens) || (statement.Before is { } before && Spared.Adds(before.Tokens));

    private static bool SaysHowToKeepTheOld(Statement statement) =>
        OldWays.IsIn(statement.Tokens) && statement.Tokens.Any(Instructions.Contains) && !Adds(statement) && !Spared.IsFuture(statement.Tokens) && !statement.Tokens.Any(Broken.Contains);

    private static bool IsMeant(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        !Spared.Negated(tokens, place) && !Spared.Mends(tokens) && !Spared.IsFuture(tokens) && !Spared.IsSubject(tokens, place) && !Spared.IsOfAnother(tokens, place);

    private static BreakingRule? OfSupport(IReadOnlyList<NoteToken> tokens) =>
        tokens.Count(token => token.Is("|")) < CellsOfStatus && !Spared.Secures(tokens) && SupportEnds.In(tokens).Any(place => !IsAside(tokens, place) && !IsSpared(tokens, place) && !IsComing(tokens, place) && !Spared.Conditional(tokens, place.Start) && !IsRelief(tokens, place) && !IsSetting(tokens, place))
            ? BreakingRule.NoLongerSupported
            : null;

    /// <summary>"No longer hangs": what is over is a nuisance.</summary>
    private static bool IsRelief(IReadOnlyList<NoteToken> tokens, (int Start, int End) place)
    {
        var negation = place.Start;
        while (negation < place.End && !Nots.Contains(tokens[negation]))
            negation++;
        var from = negation < place.End ? negation + 1 : place.Start;
        return (negation < place.End && tokens.Skip(from).Take(3).TakeWhile(token => !token.Is(",")).Any(Nuisance.Contains)) || Relieved.IsIn(tokens);
    }

    /// <summary>"An option, off by default".</summary>
    private static bool IsSetting(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        Spared.Near(tokens, place, 0, 0).Any(Switched.Contains) && tokens.Any(token => token.Text is "default" or "умолчанию");

    /// <summary>"Files that no longer exist": told in passing of something.</summary>
    private static bool IsAside(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        (place.Start > 0 && tokens[place.Start - 1].Text is "that" or "which" or "who") || Spared.Near(tokens, place, 3, 0).Take(Math.Min(3, place.Start)).Any(Questions.Contains);

    /// <summary>A guide that is written or mended is no news of a break.</summary>
    private static BreakingRule? OfGuide(IReadOnlyList<NoteToken> tokens) =>
        Guides.In(tokens).Any(place => IsPointedAt(tokens, place) && !Spared.NegatedBefore(tokens, place.Start, 4) && !tokens.Skip(place.End).Take(3).Any(IsNot))
        && !Spared.Mends(tokens) && !Spared.Adds(tokens) && !Spared.IsFuture(tokens) && !tokens.Take(4).Any(token => Documenting.Contains(token) || Writing.Contains(token))
            ? BreakingRule.MigrationGuide
            : null;

    /// <summary>A guide counts where people are sent to it, rather than told about it.</summary>
    private static bool IsPointedAt(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        tokens.Any(Directions.Contains) || tokens.Skip(place.Start).Take(place.End - place.Start + 2).Any(token => token.Kind == NoteTokenKind.Link && !IsThread(token.Text))
        || tokens.Skip(place.Start).Any(token => token.Kind != NoteTokenKind.Link && token.Text.Contains(".md", StringComparison.OrdinalIgnoreCase));

    private static bool IsThread(string link) => link.Contains("/pull/", StringComparison.Ordinal) || link.Contains("/issues/", StringComparison.Ordinal) || link.Contains("/commit/", StringComparison.Ordinal);

    internal static bool IsNot(NoteToken token) => token.Text is "not" or "unnecessary" or "isn't" or "не" or "no";

    private static BreakingRule? OfRequirement(Statement statement) => OfRequirement(statement.Tokens, Adds(statement));

    private static BreakingRule? OfRequirement(IReadOnlyList<NoteToken> tokens, bool isNew) =>
        Requirements.In(tokens).Any(place => !IsSpared(tokens, place) && !Spared.NegatedInside(tokens, place) && !IsComing(tokens, place)) && !(isNew && !tokens.Any(Must.Contains)) && !tokens.Any(Optional.Contains) && (!tokens.Any(Building.Contains) || tokens.Any(Must.Contains)) && !HasLess(tokens) && !IsOfOwnWork(tokens) && !Spared.SaysSame(tokens)
            ? BreakingRule.RaisedRequirement
            : null;

    /// <summary>"The test suite now requires": what it takes to work on the project.</summary>
    private static bool IsOfOwnWork(IReadOnlyList<NoteToken> tokens) => tokens.Take(3).Any(OwnWork.Contains) || ForOwnWork.IsIn(tokens);

    /// <summary>What others use or are, rather than what the program does by itself.</summary>
    private static bool IsOutward(NoteToken token) =>
        token.Kind is NoteTokenKind.Code or NoteTokenKind.Number || Vocabulary.IsPublic(token) || Vocabulary.IsPlatform(token) || Dependents.Contains(token);

    private static bool HasLess(IReadOnlyList<NoteToken> tokens) => tokens.Any(token => token.Text is "less" or "fewer" or "longer" or "optional" or "still" or "already" or "меньше" or "больше");

    private static BreakingRule? OfChange(Statement statement, Weight weight, bool isKept)
    {
        var tokens = statement.Tokens;
        if (!isKept && OfRemoval(tokens, weight) is { } removal)
            return removal;
        if (!(weight != Weight.All && Spared.IsMoveOfItsOwn(tokens)) && Actions.In(tokens).Any(place => !IsSpared(tokens, place) && !Spared.NegatedInside(tokens, place) && !(place.End - place.Start <= 2 && IsPossible(tokens, place))) && !Adds(statement) && !Wishes.IsIn(tokens))
            return BreakingRule.ActionNeeded;
        if (isKept || Adds(statement))
            return null;
        if (weight == Weight.All && IsAdvice(statement))
            return BreakingRule.ActionNeeded;
        return Renames.In(tokens).Any(place => IsRenaming(tokens, place, weight) && !IsPossible(tokens, place) && !IsSpared(tokens, place) && IsOfPublic(tokens, place, weight)) && !tokens.Any(Cosmetic.Contains) ? BreakingRule.Renamed
            : Defaults.In(tokens).Any(place => HasValue(tokens) && !IsPossible(tokens, place) && !IsMeasure(tokens) && !Describes(tokens, place) && !(place.Start == 0 && statement.Before is not null && !tokens.Any(Must.Contains)) && !IsSpared(tokens, place) && !Spared.Conditional(tokens, place.Start)) ? BreakingRule.DefaultChanged
            : weight != Weight.All ? null
            : ChangedBehaviour.IsToldIn(statement) && !tokens.Any(Inner.Contains) && !tokens.Any(Cosmetic.Contains) ? BreakingRule.BehaviourChanged
            : null;
    }

    private static BreakingRule? OfRemoval(IReadOnlyList<NoteToken> tokens, Weight weight) =>
        Spared.Mends(tokens) || Spared.IsFuture(tokens) ? null : Removals.In(tokens, onlyNamed: weight != Weight.All);

    internal static bool IsSpared(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        Spared.NegatedBefore(tokens, place.Start, 3) || Spared.Mends(tokens) || Spared.TellsOfBug(tokens) || Spared.IsFuture(tokens);

    private static bool IsComing(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        tokens.Skip(Math.Max(0, place.Start - 2)).Take(place.End - place.Start + 2).Any(token => token.Text is "will");

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

    /// <summary>"A cache (off by default)": how something is, not how it has become.</summary>
    private static bool Describes(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        tokens.Any(Experiments.Contains) || tokens.Take(Math.Min(4, place.Start)).Any(News.Contains) || (place.Start > 0 && tokens[place.Start - 1].Text is "(" or "," or "—" && !tokens.Skip(place.Start).Take(place.End - place.Start).Any(Must.Contains));

    /// <summary>"Every 5 minutes (was 15)": how fast something is, unless it is called the default.</summary>
    private static bool IsMeasure(IReadOnlyList<NoteToken> tokens) =>
        Spared.Measures(tokens) && !tokens.Any(token => token.Kind == NoteTokenKind.Code || ByDefault.Contains(token));

    /// <summary>A default that counts has a value: a name, a number, on or off.</summary>
    private static bool HasValue(IReadOnlyList<NoteToken> tokens) =>
        !tokens.Any(Cosmetic.Contains) && tokens.Any(token => token.Kind is NoteTokenKind.Code or NoteTokenKind.Number || Values.Contains(token));

    private static bool IsOfPublic(IReadOnlyList<NoteToken> tokens, (int Start, int End) place, Weight weight)
    {
        var around = tokens.Skip(Math.Max(0, place.Start - 8)).Take(18).ToList();
        return !around.Any(Harmless.Contains) && !around.Any(OfTheRepository.Contains) && around.Any(token => Vocabulary.IsPublic(token) || (weight == Weight.All && token.Kind == NoteTokenKind.Code));
    }

}
