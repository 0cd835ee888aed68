namespace Updaters.Docs.Statements;

/// <summary>
/// Single words that make a sentence one about another time, a fault, or an old version: where one stands, the version beside it may be a fact that a
/// new release does not change. A table rather than grammar: a place left out costs less than a wrong edit. In English and in Russian.
/// </summary>
internal static class PastWords
{
    private static readonly WordTable Table = new(
        """
        was were had did been wasn't weren't hadn't didn't
        ago yesterday tonight recently formerly previously previous prior earlier older oldest old former past histor* original originally
        initially until till still yet anymore last lately originated once-popular nowadays
        bug bugs buggy regression* crash* leak* vulnerab* exploit* cve-* hangs hung freezes froze panic* segfault* corrupt* broke broken failed failing
        failure failures workaround* withdrawn yanked retracted recalled incompatib* unsupported deprecat* obsolete outdated supersed* discontinued legacy archived
        frozen deliberately purposely intentionally unmaintained eol unpatched affected affects downgrad* rollback* revert* reproduce reproduces
        reproduced reproducing reproduction announc* tested verified validated benchmark* measur* certified audited evaluated survey* experiment*
        profiled copied forked fork forks imported ported adapted borrowed inspired stick sticking stuck stayed staying remained
        avoid beware skip outage* incident* postmortem* wrong unlike versus vs differ differs differed compared introduced introduces
        appeared came arrived landed shipped began debut* renamed merged patched backported solved resolved corrected remedied said told printed logged
        happened replied commented wrote ran saw rebuilt redeployed moved switched migrated upgraded milestone* reported pre-release study studies temporarily temporary todo fixme certificat* vanished dropped compiled recompiled
        был была было были раньше ранее прежде прежн* предыдущ* прошл* старый старая старое старые старого старой старую старом старых старым старыми
        старому старее устар* вчера недавно назад впервые изначальн* первоначальн* когда-то ошибка ошибку ошибке ошибки-то баг баги багов бага
        сбой сбоя сбоем сбои сбое регресси* уязвим* утечк* падени* падает упал* сломан* слома* зависа* поврежд* портит порти* теряет теряют обходн* несовместим*
        снят отозван* отозвал* заморож* намеренно откат* откати* вернуть* верните* вернись вернись-ка вернутся возврат* воспроиз* объявл* анонс* вышел вышла вышло вышли
        выходе выпущен* протестир* тестировал* проводил* проверен* проверял проверяла проверяли испытан* измерен* измерял* замер* бенчмарк* исследован* эксперимент*
        скопирован* копия копией форк* портирован* заимствован* остаться останьтесь оставайтесь остается остаемся избегай* авари* инцидент* отличие отличается
        сравнени* появил* появля* исправлен* устранен* устранил* убран* переименован* прекращ* легаси архивн* удалось стал стала стало стали получены получено
        временн* сертифи* завершается написано писалось снято устаревш* старейш*
        """);

    /// <param name="wording">A sentence as <see cref="Wording.Of"/> gives it.</param>
    public static bool In(ReadOnlySpan<char> wording)
    {
        foreach (var word in Wording.WordsIn(wording))
        {
            if (Table.Includes(wording[word]) || RussianPast.Is(wording[word]))
                return true;
        }
        return false;
    }
}
