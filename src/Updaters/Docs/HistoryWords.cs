using System.Text.RegularExpressions;

namespace Updaters.Docs;

/// <summary>The words by which a sentence shows, at some distance from its version, that it tells of the past. In English and in Russian.</summary>
internal static partial class HistoryWords
{
    /// <summary>Words that make all versions behind them in the sentence facts of the past.</summary>
    [GeneratedRegex(
        """
        \b(
          roll(s|ed|ing)?\s+back | rollback | downgrad(e|es|ed|ing)\b | (revert|go|going|went)(s|ed|ing)?\s+(back\s+)?to\s+((the|an?)\s+)?(version|release|old)
        | known\s+(issue|bug|problem|limitation|vulnerabilit)\w*
        | last\s+(known\s+)?((good|working|stable)\s+)?(version|release)\s+(that|to|which|with|supporting|for|before|compatible|known)
        | (previous|prior|older|earlier|former|outdated|obsolete|past)\s+((stable|major|minor)\s+)?(versions?|releases?|images?|builds?|tags?)
        | (upgrad|migrat|updat|mov|switch|transition|chang)\w*\s+(\w+\s+){0,2}?from
        | ((was|were|been)\s+)?(tested|verified|validated|benchmarked|measured|reproduced|recorded|certified|audited|profiled)\s+(\w+\s+){0,2}?(with|on|against|using|under|in|for)
        | benchmarks?\s+(\w+\s+){0,4}?(with|on|against|using|of) | (was|were)\s+(made|taken|generated|written|produced|created)\s+(with|on|using|for|by|against)
        | (reported|filed|observed|seen)\s+(against|in|for|with|on)
        | (not|in)\s*compatible\s+with | no\s+longer\s+(works?|supported|maintained|compatible)
        | (supersed|replac)(es|ed)\b
        | last\s+(updated|tested|verified|checked|reviewed|synced)
        | (forked|copied|derived|adapted|ported|taken|vendored|extracted|borrowed|translated|exported)\s+(\w+\s+){0,2}?from
        | (auto-?)?generated\s+(by|with|from|using)
        | (still|stuck|stay(s|ing)?|remain(s|ing)?)\s+(on|at|with|using) | coming\s+from
        | (first|initial|original|final)\s+((public|stable|major)\s+)?(release|version)
        | used\s+to | back\s+(then|in) | originally | formerly | historically | at\s+(the|that)\s+time | in\s+(19|20)\d\d | last\s+(year|month|week) | (years?|months?|weeks?)\s+ago
        | (сгенерирован|скопирован|взят|заимствован|портирован|форк|сделан|снят|получен|записан)\w*\s+(\w+\s+){0,2}?(из|с|со|на|в|от|помощью)
        | совместим\w*\s+с | раньше | ранее | изначально | первоначально | прежде | когда-то | в\s+прошлом | в\s+20\d\d
        | (перв|начальн)\w+\s+(верси|релиз|выпуск)\w*
        | откат\w* | откатит\w* | вернуться\s+(к|на) | понизить
        | (переход|обновлени|миграци|переезд|перехода|обновля)\w*\s+(\w+\s+)?с(о)?
        | (проверен|протестирован|тестировал|проверял|испытан|измерен|замерен)\w*\s+(\w+\s+){0,2}?(на|с|со|под|в|для|против)
        | замер\w*\s+(\w+\s+){0,3}?(на|с|в) | бенчмарк\w*
        | (предыдущ|прошл|прежн|старо|стары|старая|старую|устаревш)\w*\s+(верси|релиз|выпуск|образ|сборк)\w*
        | известн\w+\s+(проблем|ошиб|уязвимост)\w*
        | последн\w+\s+(верси|релиз|выпуск)\w*,?\s+(с|со|котор\w+|где|для|поддерж\w+|работающ\w+)
        | несовместим\w*\s+с
        )\b | \d\.\d[\d.]*\+(?=\W)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex Marker();

    /// <summary>What the version before it did, or what became of it.</summary>
    [GeneratedRegex(
        """
        \A(?>[^\s,]*[ \t]*(\r\n|\r|\n)?[ \t>]*)((release|version|which|that|релиз|версия|выпуск|котор\w+)[ \t]+)?(also\s+|first\s+|then\s+|has\s+|had\s+)?(
          (introduced|introduces|added|adds|changed|fixed|fixes|removed|removes|deprecated|deprecates|dropped|drops|renamed|broke|breaks|brought|shipped|switched)\b(?!\s+(to|in|by)\s+(the|your|my|our)\b)
        | (was|were)\s+(the|our|a|released|published|withdrawn|yanked|affected|broken|out)\b
        | is\s+((the|our|an?)\s+)?(first|last|oldest|earliest|final|broken|affected|vulnerable|deprecated|unsupported|obsolete|yanked|withdrawn|outdated|end-of-life|EOL|buggy)\b
        | (has|had)\s+(an?|the|this)\s+(bug|regression|vulnerability|known|memory|problem|issue)
        | (leaks|crashes|fails|hangs|does\s+not\s+work|doesn['’]t\s+work)\b
        | ([\u2014\u2013-][ \t]+)?(последн|перв)\w+\s+(верси|релиз|выпуск)
        | (добавил|исправил|удалил|убрал|изменил|сломал|принес|переименовал)\w*\b
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

    [GeneratedRegex(@"\A[\s>*+#|_\[(-]*(\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|\d{1,2}\.\d{1,2}\.\d{4})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    public static partial Regex DatedLine();

    /// <summary>A sentence that begins with <c>In</c> and the version.</summary>
    [GeneratedRegex(@"\A(?>\W*)(in|with|by|в|во|из)(?>\s+)([^\s\d]{1,30}(?>\s+)){0,2}\S{1,300}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    public static partial Regex OpenedByIn();

    [GeneratedRegex(
        """
        \b(was|were|has\s+been|have\s+been|had\s+been|became|got|changed|renamed|removed|added|fixed|introduced|dropped|switched|moved|started|stopped|replaced|deprecated
        | (исправ|добав|удал|убра|измен|появ|переимен|ста(л|ла|ло|ли)\b|слома|введ|перенес|замен|устаре)\w*)\b
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    public static partial Regex PastVerb();
}
