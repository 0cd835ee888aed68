using System.Text.RegularExpressions;

namespace Updaters.Docs;

/// <summary>The words by which a sentence shows, at some distance from its version, that it tells of the past. In English and in Russian.</summary>
internal static partial class HistoryWords
{
    /// <summary>Words that make all versions behind them in the sentence facts of the past.</summary>
    [GeneratedRegex(
        """
        \G(?:
        \b(
          roll(s|ed|ing)?\s+back | rollback | (go|going|went|return|switch|move)(s|ed|ing)?\s+back | downgrad(e|es|ed|ing)\b | (revert|go|going|went)(s|ed|ing)?\s+(back\s+)?to\s+((the|an?)\s+)?(version|release|old)
        | known\s+(issue|bug|problem|limitation|vulnerabilit)\w*
        | last\s+(known\s+)?((good|working|stable)\s+)?(version|release)\s+(that|to|which|with|supporting|for|before|compatible|known)
        | (previous|prior|older|earlier|former|outdated|obsolete|past)\s+((stable|major|minor)\s+)?(versions?|releases?|images?|builds?|tags?)
        | (upgrad|migrat|updat|mov|switch|transition|chang)\w*\s+(\w+\s+){0,2}?from
        | ((?<!\b(currently|continuously|regularly|always|automatically)\s+)tested(?!\s+(in|by)\s+CI\b)|verified|validated|benchmarked|measured|reproduced|recorded|certified|audited|profiled)\s+(\w+\s+){0,2}?(with|on|against|using|under|in|for)
        | benchmarks?\s+(\w+\s+){0,4}?(with|on|against|using|of) | (was|were)\s+(made|taken|generated|written|produced|created)\s+(with|on|using|for|by|against)
        | (reported|filed|observed|seen)\s+(against|in|for|with|on)
        | (not|in)\s*compatible\s+with | no\s+longer\s+(works?|supported|maintained|compatible)
        | (supersed|replac)(es|ed)\b
        | last\s+(one\s+)?(with|for|on|supporting|to\s+support|that|compatible)
        | (previous|prior|older|earlier|former)\s+one | (version|release|one|image)\s+before
        | (minimum|minimal|lowest|oldest|earliest)\s+(\w+\s+){0,2}(version|release)s?
        | (minimum|oldest|lowest|earliest)\s+(supported|required|compatible|tested)
        | (pinned|frozen|held\s+back|kept)\s+(\w+\s+){0,3}(because|until|due) | until\s+[^.]{1,60}\b(fixed|resolved|solved|released)
        | (failing|failed|broken|affected|vulnerable)\s+(run|build|job|version|release|image|setup|host|machine)s?
        | (built|made|taken|recorded|captured|produced|created|shot|run|ran|measured|carried\s+out|performed)\s+(back\s+)?(with|on|using|against)\s+(the\s+then|tool|version|v\d)
        | we\s+(measured|tested|benchmarked|ran|observed|compared|tried|decided|chose|evaluated)
        | (experiments|measurements|figures|numbers|timings)\b[^.]{0,60}\b(with|on|using|of|for|from)
        | (commented|wrote|replied|said)\b
        | last\s+(updated|tested|verified|checked|reviewed|synced)
        | (forked|copied|(?<!\bis\s+)derived|adapted|ported|taken|vendored|extracted|borrowed|translated|exported)\s+(\w+\s+){0,2}?from
        | (auto-?)?generated\s+(by|with|from|using)
        | (still|stuck|stay(s|ing)?|remain(s|ing)?)\s+(on|at|with|using) | coming\s+from
        | (first|initial|original|final)\s+((public|stable|major)\s+)?(release|version)
        | used\s+to | back\s+(then|in) | originally | formerly | historically | at\s+(the|that)\s+time | in\s+(19|20)\d\d | last\s+(year|month|week) | (years?|months?|weeks?)\s+ago
        | (сгенерирован|скопирован|взят|заимствован|портирован|форк|сделан|снят|получен|записан)\w*\s+(\w+\s+){0,2}?(из|с|со|на|в|от|помощью)
        | совместим\w*\s+с | раньше | ранее | минимальн\w*\s+(\w+\s+){0,2}(верси|релиз|выпуск)\w* | минимально\s+(поддерживаем|возможн|допустим|требуем)\w*
        | последн\w+,?\s+(с\s+поддержкой|поддержива\w+|где|в\s+котор\w+|котор\w+)
        | остава(йтесь|ться|йся)\s+на | оста(ться|[её]мся|ньтесь)\s+на | верси\w\s+до\s+(не[её]|него)
        | до\s+исправления | пока\s+[^.]{1,60}\s+не\s+(исправ|поправ|почин)\w*
        | (упавш|неудачн|сбойн|затронут|уязвим)\w+\s+(запуск|сборк|верси|образ|машин|хост)\w*
        | (мы\s+)?(измеряли|измерили|замеряли|замерили|тестировали|сравнивали|сравнили|проверили|запускали|решили|выбрали)
        | (писал|написал|ответил|сообщил|пишет)\w* | изначально | первоначально | прежде | когда-то | в\s+прошлом | в\s+20\d\d
        | (перв|начальн)\w+\s+(верси|релиз|выпуск)\w*
        | (прежн|предыдущ)\w+ | верн(итесь|ись|уться|[её]мся|уть)\s+(к|на)
        | откат\w* | откатит\w* | вернуться\s+(к|на) | понизить
        | (переход|обновлени|миграци|переезд|перехода|обновля)\w*\s+(\w+\s+)?с(о)?
        | (проверен|протестирован|тестировал|проверял|испытан|измерен|замерен)\w*\s+(\w+\s+){0,2}?(на|с|со|под|в|для|против)
        | замер\w*\s+(\w+\s+){0,3}?(на|с|в) | бенчмарк\w*
        | (предыдущ|прошл|прежн|старо|стары|старая|старую|устаревш)\w*\s+(верси|релиз|выпуск|образ|сборк)\w*
        | известн\w+\s+(проблем|ошиб|уязвимост)\w*
        | (прежн|предыдущ|стар)(ей|юю|ая|ую|ой|ий|ый|ем|ом|ого|его)\s+(верси|релиз|выпуск|образ|сборк)\w*
        | последн\w+\s+(верси|релиз|выпуск)\w*,?\s+(с|со|котор\w+|где|для|поддерж\w+|работающ\w+)
        | несовместим\w*\s+с
        )\b
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex Marker();

    /// <summary>A version and all above it, <c>1.2+</c>: it does what <see cref="Marker"/> does.</summary>
    [GeneratedRegex(@"\d\.\d[\d.]*\+(?=\W)", RegexOptions.CultureInvariant)]
    public static partial Regex AndAbove();

    /// <summary>What something was tested with.</summary>
    [GeneratedRegex(@"\b(?:tested|verified|validated|checked|провер[её]н\w*|протестирован\w*|испытан\w*)\s+(?:\w+\s+){0,2}?(?:with|on|against|using|under|на|с|со|под|в)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Tested();

    /// <summary>Words at some distance behind a version that make it one of the past.</summary>
    [GeneratedRegex(
        """
        \G(?:
        \b( until\s+[^.]{1,60}\b(fixed|resolved|solved) | (because|since|as|due\s+to)\b([^.]|\.\d){1,40}\b(bug|regression|broke|breaks|broken|crash\w*)
        | (is|was)\s+the\s+(last|first|oldest|final)\b | (but|while|whereas)\s+not\s+(with|in|on)
        | (was|were)\s+(used|tested|measured|affected|released|published|deployed|installed|running|chosen)
        | (used|ran)\s+to\s+ | no\s+longer\s+(works|supported|maintained)
        | (был[аои]?|были)\s+(использ|протестир|проверен|выпущен|опубликован|установлен|развернут)\w*
        | пока\s+[^.]{1,60}не\s+(исправ|поправ|почин)\w* | из-за\s+(ошибк|баг|регресс|сбо)\w*
        | (с\s+тех\s+пор|больше\s+не\s+(поддерж|работа)\w*)
        )\b
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex MarkerBehind();

    /// <summary>What the title of a block, or the words that lead to a list, call facts of the past.</summary>
    [GeneratedRegex(
        """
        \A[\W_]*(
          (deprecated|removed|added|introduced|new\s+in|fixed|changed|breaking|obsolete|legacy|outdated|affected|vulnerable|historical|older?|previous)\b
        | (устарел|удал[её]н|добавлен|появил|исправлен|измен[её]н|нов(ое|ая|ый)\s+в|затронут|уязвим|прежн|стар(ая|ые|ый|ое)\b)\w*
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex TitleOfPast();

    /// <summary>What a title or the sentence before a block calls a record of something that happened once.</summary>
    [GeneratedRegex(
        """
        \G(?:
        \b(prints?|outputs?|displays?|logs|responds|replies)\b[^.:]{0,40}\b(like|similar|following|follows|this)\b[^.]{0,20}\W\z
        | \A[\W_]*((sample|example|expected|typical|full|console|program|the|our)\s+){0,2}(outputs?|logs?(?!\s+(in|into|on|out|off|to)\b)|trace|traceback|stack\s?trace|transcript|dump|error(\s+message)?)\b[^.]{0,60}\z
        | \b(output|log|trace|traceback|transcript|dump)\s+(of|from|on)\b
        | \b(you|we)\s+(should|will|would|can|may)\s+(now\s+|then\s+)?(see|get)\b[^.]{0,60}\z | \b(expected\s+)?(results?|responses?|answers?)\W*\z | \b(output|response|answer)\b[^.]{0,60}\W\z | \bshows?\W*\z
        | \b(is|are|gets?)\s+(printed|logged|shown|displayed|written\s+out)\b[^.]{0,60}\W\z | \bувидите\b | \bрезультат\w*\W*\z | \bответ\w*\W*\z
        | \bpip\s+(freeze|list)\b[^.]{0,60}\z
        | \b(incident|outage|post-?mortem|bug\s+report|steps\s+to\s+reproduce|to\s+reproduce|reproduces|environment\s+of)\b
        | \A[\W_]*((пример|полный)\s+)?(вывод\w*|лог\w*|журнал\w*|трассировк\w*|протокол\w*)\b
        | \bвывод[еау]?\s+(команды|программы) | \b(инцидент|авари|воспроизв)\w*
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex TitleOfRecord();

    /// <summary>What shows how to have a version that is not the usual one.</summary>
    [GeneratedRegex(@"\b(?:install|us|run|tr[yi]|build|pick|choos|get|need|want|switch|set|specif|pin|overrid|select|test|download|pull|deploy|point|mov|tak|chang|with|to|for|on|of|at)\w{0,5}\s+(?:\w+\s+){0,3}?(?:another|a\s+different|some\s+other)\s+(?:version|release|tag)\b|\A\W*(?:another|a\s+different|some\s+other)\s+(?:version|release|tag)\b|\bдруг(?:ой|ую)\s+верси\w+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex OtherVersion();

    /// <summary>A day or a month of a year, in words or figures, that is no part of a name or URL.</summary>
    [GeneratedRegex(
        """
        (?<![\p{L}\p{N}_/:=@.+#-])(
          \d{4}-\d\d-\d\d | \d{1,2}\.\d{1,2}\.\d{4} | \d{1,2}/\d{1,2}/\d{4} | \d{4}/\d\d/\d\d
        | \d{1,2}\s+(январ|феврал|март|апрел|ма[яй]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*
        | (январ|феврал|март|апрел|ма[йея]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*\s+(19|20)\d\d
        | \d{1,2}(st|nd|rd|th)?\s+(of\s+)?(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|ember|tember|ober)?\b
        | (jan|feb|mar|apr|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|ember|tember|ober)?\.?\s+\d{1,2}(st|nd|rd|th)?\b(?![.:])
        | (jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|ember|tember|ober)?\.?\s+(\d{1,2},?\s+)?(19|20)\d\d
        )(?![\p{L}\p{N}_/-])
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex DateWithin();

    /// <summary>What the version before it did, or what became of it.</summary>
    [GeneratedRegex(
        """
        \A(?>[^\s,]*[ \t]*(\r\n|\r|\n)?[ \t>]*)((release|version|which|that|релиз|версия|выпуск|котор\w+)[ \t]+)?(also\s+|first\s+|then\s+|has\s+|had\s+)?(
          (introduced|introduces|added|adds|changed|fixed|fixes|removed|removes|deprecated|deprecates|dropped|drops|renamed|broke|breaks|brought|shipped|switched)\b(?!\s+(to|in|by)\s+(the|your|my|our)\b)
        | (was|were)\s+(the|our|a|released|published|withdrawn|yanked|affected|broken|out)\b
        | is\s+(also\s+|still\s+|now\s+|again\s+)?((the|our|an?)\s+)?(first|last|oldest|earliest|final|broken|affected|vulnerable|deprecated|unsupported|obsolete|yanked|withdrawn|outdated|end-of-life|EOL|buggy)\b
        | (has|had)\s+(an?|the|this)\s+(bug|regression|vulnerability|known|memory|problem|issue)
        | (leaks|crashes|fails|hangs|freezes|panics|segfaults|corrupts|loses|does\s+not\s+work|doesn['’]t\s+work)\b
        | ([\u2014\u2013-][ \t]+)?(последн|перв)\w+\s+(верси|релиз|выпуск)
        | (добавил|исправил|удалил|убрал|изменил|сломал|принес|переименовал)\w*\b
        | (пада|виснет|зависа|вылета|теря)\w*\b | не\s+(запуска|собира|устанавлива)\w*
        | (не\s+работает|сломан|содержит\s+ошибк|содержал|вышел|вышл|был\w?\s+выпущен|устарел)\w*
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex Deed();

    /// <summary>A release's date on the same line; true for that version alone.</summary>
    [GeneratedRegex(
        """
        \A(?>[^\s|]*[ \t]*)(?>[(\[|,:\u2013\u2014-]?[ \t]*)(?>((released|published|out|of|from|on|as\s+of|dated|от|вышла?|выпущена?)([ \t]+on)?)?[ \t]*)
        (\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|(\d{1,2}(st|nd|rd|th)?[ \t]+)?(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?([ \t]+\d{1,2}(st|nd|rd|th)?,?)?[ \t]+\d{4}|\d{1,2}[ \t]+(янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\w*[ \t]+\d{4})
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex DateBehind();

    [GeneratedRegex(@"\A[\s>*+#|_\[(-]*(\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|\d{1,2}\.\d{1,2}\.\d{4})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    public static partial Regex DatedLine();

    /// <summary>A sentence that begins with <c>In</c> and the version.</summary>
    [GeneratedRegex(@"\A(?>\W*)(in|with|by|в|во|из)(?>\s+)([^\s\d]{1,30}(?>\s+)){0,2}\S{1,300}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    public static partial Regex OpenedByIn();

    [GeneratedRegex(
        """
        \G(?:
        \b(was|were|has\s+been|have\s+been|had\s+been|became|got|changed|renamed|removed|added|fixed|introduced|dropped|switched|moved|started|stopped|replaced|deprecated
        | (исправ|добав|удал|убра|измен|появ|переимен|ста(л|ла|ло|ли)\b|слома|введ|перенес|замен|устаре)\w*)\b
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex PastVerb();
}
