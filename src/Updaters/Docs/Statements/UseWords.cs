using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs.Statements;

/// <summary>
/// Words that say of a version that it is the one in use: it is installed, pinned, run, built on, shipped. Fewer than <see cref="PresentWords"/>, which only show that a
/// sentence is about now. In English and in Russian.
/// </summary>
internal static partial class UseWords
{
    private static readonly WordTable OfSentences = new(
        """
        use uses using used install installs installed installing preinstalled pin pins pinned pinning run runs running pull pulls download downloads get fetch fetches take deploy deploys deployed
        ship ships bundle bundles bundled embed embeds embedded include includes included contain contains wrap wraps wrapper wrapped powered depend depends dependency dependencies components
        current currently default approved official now today presently latest newest defaults stable recommend recommended recommends package packages packaged needs need require requires required prerequisites stack inside
        call calls called calling invoke invokes load loads loaded render renders track tracks tracked tooling drive drives driven delegate delegates delegated rely provide provides provided supplies host hosts
        hosted serve serves mirror mirrors link links linked import imports mount mounts mounted launch launches launched execute executes executed lint lints linted validate compile target
        targets vendored vendor carry carries consume consumes expect assume assumes regenerate shell shells third-party lock locked locks fixed invoked handled powers maintained toolchain consist consists comprises follow speaks speak flash convert generate generates draw drawn draws process processes pack packs packed sign scan scans publish published check checked
        build builds built building base add upgrade update set clone choose pick put vendors integrates expects relies software tools
        использ* установ* устанавлива* ставит ставим ставится ставьте поставь* запуска* запуст* скача* закреп* зафиксир* собира* собран* собер* построен* работает работают входит входят внутри сейчас сегодня
        текущ* актуальн* последн* стабильн* умолчанию нуж* требу* понадоб* возьм* берем берет бери берите обертк* содержит упаков* стоит стоят состав* завис* компонент*
        состоит применя* вызыва* загружа* загруз* рабоч* отслежива* указыва* задан* берется берётся выбира* комплект* распространя* прибит* поверх выполня* обращ* скачива* собирает* генератор*
        поставля* встро* основ* опира* развор* развер* обнов* добав* укаж* рекоменд* подключ* пакет* программ*
        """);

    private static readonly PhrasePattern Phrases = new(Phrase());

    private static readonly WordTable OfTitles = new(
        """
        version versions tag release revision stack software tool tools package packages component components part parts library libraries module modules contents ingredients image images dependency
        dependencies requirements prerequisites upstream platform program programs app apps service services gives provides has pinned pin value default
        версия версии версий тег релиз ревизия стек софт инструмент* компонент* зависимост* пакет* программ* библиотек* модул* сервис* состав* требовани* образ* значение умолчанию
        """);

    public static bool AreIn(string sentence) => AreIn(sentence, new TextSpan(0, sentence.Length));

    public static bool AreIn(string text, TextSpan sentence) => Include(Wording.Of(text, sentence));

    /// <param name="wording">A sentence as <see cref="Wording.Of"/> gives it.</param>
    public static bool Include(string wording) => OfSentences.IncludesAnyOf(wording) || Phrases.IsMatch(wording);

    /// <param name="title">The header of a table, the heading over a list, or the words that lead to one.</param>
    public static bool AreInTitle(string title) => Wording.Of(title, new TextSpan(0, title.Length)) is var wording && (OfSentences.IncludesAnyOf(wording) || OfTitles.IncludesAnyOf(wording));

    // Of words that alone may say anything.
    [GeneratedRegex(
        """
        \G(?:
        \b(?:we\s+support | at\s+(?:present|the\s+moment) | (?:should|must)\s+(?:now\s+|then\s+)?(?:say|read|show|display|print|list)\b | goes?\s+through | at\s+(?:version|release|tag)(?=\W+v?\d) | на\s+верси[ия](?=\W+v?\d) | ,\s*which\s+is(?=\W+v?\d) | ,\s*tag(?=\W+v?\d) | (?:supported|required)\s+(?:version|release) | поддерживаем\w*\s+верси\w+ | (?:is|are|runs?)\s+(?:currently\s+|now\s+)?on(?=\W+v?\d)
          | (?:this|these|the|all|our)\s+(?:\w+\s+)?(?:docs?|documentation|guide|manual|page|handbook|book|tutorial|examples?|instructions?|chart|readme)\s+(?:\w+\s+){0,3}?(?:describes?|covers?|documents?|assumes?|targets?|appl(?:y|ies)\s+to|refers?\s+to|(?:is|are)\s+(?:written\s+)?for)
          | (?:примеры|инструкци\w|документация|руководство|описание|страница)\s+(?:[\p{L}]+\s+){0,4}?(?:рассчитан\w*|относ\w+|соответству\w+|описыва\w+|для)
          | tested\s+(?:in|by)\s+CI | мы\s+поддерживаем | (?:currently|continuously|regularly|always|automatically)\s+tested
          | (?:done|handled|provided|performed|rendered|generated|produced)\s+by(?=[\s\[\]()<>`_/\w.-]{3,80}\s\(?v?\d+\.\d) | (?:via|through|using|on\s+top\s+of)(?=[\s\[(]+v?\d)
          | (?<!\b(?:that|which)\s)\b(?:is|are)\s+(?:\w+\s+)?(?!(?:un)?(?:ignored|supported|accepted|rejected|refused|required|needed|expected|allowed|forbidden|recogni[sz]ed|honou?red|respected|used|provided|offered|added|introduced|replaced|removed|affected|exposed|returned|printed|written|broken|given|taken|known|shown)\b)\w{2,}(?:ed|en|ilt|wn)\s[^.;:]{0,80}\bby(?=[\s\[\]()<>`_/\w.-]{1,80}\s\(?v?\d+\.\d+\.\d)
          | (?:is|are)(?=\s{3,}(?:version\s+)?v?\d+\.\d+\.\d+\s*(?:[.;,)]|\z))
          | (?:is|are)\s+(?:\w+ly\s+)?(?:rendered|served|formatted|linted|checked|driven)\s+(?:by|with)
        )\b
        | \((?<=\s{3,}\()(?<!\b(?:for|in|with|from|since|of|than|until|before|after|against|under|для|в|во|с|со|из|от|до|под)\s{3,}\()v?\d+\.\d+\.\d+\)(?=[,.;:]|\s+(?:and|и|а|или|or)\b|\s*\z)
        | \A[\s>*+-]*(?:version|release|версия|релиз)\s+v?\d+\.\d+\.\d+\s*(?:[,;(.]|\z)
        | \A[\s>*+-]*\p{L}[\p{L}\s-]{0,40}[:\u2013\u2014][\s*_]{3,}v?\d+\.\d+\.\d+\s*(?:\([^()]*\)\s*)?[.;]?\s*\z
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Phrase();
}
