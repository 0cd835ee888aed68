using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>Sentences that tell people what to do when they take the new version.</summary>
internal static class RequestedActions
{
    private static readonly PhraseTable Actions = PhraseTable.Of(language => language.Actions);
    private static readonly PhraseTable Steps = PhraseTable.Of(language => language.Steps);
    private static readonly PhraseTable Advice = PhraseTable.Of(language => language.Advice);
    private static readonly PhraseTable OldWays = PhraseTable.Of(language => language.OldWays);
    private static readonly PhraseTable Wishes = new(["need|needs|have|has|want to know|notice|worry|care", "if you want|wish|like|prefer|would|plan|see|find|run|encounter|experience|notice|hit|have problems|trouble|questions|issues|feedback", "if you want|wish|like|prefer|would|plan|see|find|encounter|experience|notice|hit|enjoy|need|missed ..9", "to use|enable|try|take|get|see ?it|the|this|advantage|these|new ..2 feature*|new|it|this|mode|them", "in order to", "если хотите|нужн*|нужен|требуется|планируете", "чтобы ..9", "back|backup|backups ..2 up|your|data|first|database", "резервн* ..9", "бэкап* ..9", "to|should|must|recommend*|please upgrade|update ?to ?<num> immediately|as|soon|now|promptly", "should|must|will notice|see|be ..1 no|nothing|aware", "обновиться ..2 $", "ничего ..3 не ..9", "не нужно|надо|требуется|придется|обязательно ..9", "nothing ..3 to do|change|update", "not|n't|don't|nothing need|have|required|necessary ..2 to ..9", "to|should|must upgrade|update $", "to|should|must upgrade|update ;|,|—", "обновиться как|немедленно|до"]);
    private static readonly WordSet Installing = WordSet.Of("install installer download pull restart docker pip npm brew apt backup back установ* скача* перезапуст* резервн*");
    private static readonly string[] Installers = ["install", "pull", "upgrade", "update", " add ", "go get", "up -d", "docker run", "restart"];
    private static readonly WordSet Instructions = WordSet.Of("set use pass add specify choose call put enable disable switch with via by укаж* задай* передай* использ* добав* установ* включ* верн* ключ* флаг* парамет* настройк*");
    private static readonly WordSet Broken = WordSet.Of("fix* bug bugs revert* restored restores regression* again исправ* снова опять откат* восстановлен* вернули возвращен*");

    /// <summary>"You have to rename the file".</summary>
    public static bool AreIn(Statement statement) =>
        Actions.In(statement.Tokens).Any(place => !Spared.TakesBack(statement.Tokens, place) && !Spared.NegatedInside(statement.Tokens, place)) && !Spared.Adds(statement) && !Wishes.IsIn(statement.Tokens);

    /// <summary>What people have to do beside installing the new version.</summary>
    public static bool IsStep(IReadOnlyList<NoteToken> tokens) =>
        Steps.IsIn(tokens) && !tokens.Any(Installing.Contains) && !tokens.Any(token => token.Kind == NoteTokenKind.Code && Installers.Any(word => token.Text.Contains(word, StringComparison.Ordinal))) && !Wishes.IsIn(tokens);

    /// <summary>"X has changed. Use y instead.": what follows the news tells people what to do about it.</summary>
    public static bool IsAdvice(Statement statement) =>
        statement.Before is not null && Advice.IsIn(statement.Tokens) && !Spared.Adds(statement) && !Wishes.IsIn(statement.Tokens) && !Spared.Mends(statement.Before.Tokens);

    public static bool KeepTheOld(Statement statement) =>
        OldWays.IsIn(statement.Tokens) && statement.Tokens.Any(Instructions.Contains) && !Spared.Adds(statement) && !Spared.IsFuture(statement.Tokens) && !statement.Tokens.Any(Broken.Contains);
}
