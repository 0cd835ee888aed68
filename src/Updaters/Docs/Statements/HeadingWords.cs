using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs.Statements;

/// <summary>Words that anywhere in a heading make its section one about old versions, faults or single occasions. Fewer than a sentence's: "First steps" and "Known hosts" say nothing.</summary>
internal static partial class HeadingWords
{
    private static readonly WordTable Table = new(
        """
        old older oldest previous past legacy deprecated obsolete outdated archived history downgrade downgrading downgrades rollback rollbacks revert reverting reproduce
        reproducing reproduction historic crash crashes regression regressions vulnerability vulnerabilities benchmark benchmarks benchmarking incident incidents outage
        outages postmortem post-mortem eol unsupported announcement announcements milestone milestones timeline survey workaround workarounds cve discontinued roadmap plans planned backlog wishlist
        старые старых старой старую старая старый прежние прежних прежней прошлые прошлых откат отката откатиться откатить устаревшие устаревшая устаревшее
        воспроизведение воспроизвести уязвимости уязвимость инцидент инциденты авария аварии бенчмарки замеры история архив анонсы объявления легаси планы бэклог
        """);

    public static bool In(string heading)
    {
        var wording = Wording.Of(heading, new TextSpan(0, heading.Length)).AsSpan();
        return Table.IncludesAnyOf(wording) || Phrase().IsMatch(wording) || Occasion().IsMatch(wording) || HistoryWords.DateWithin().IsMatch(wording);
    }

    /// <summary>Whether the section is about variables or shows a file that describes an environment, and not about the machine of a report.</summary>
    public static bool AreOfVariables(string heading, ReadOnlySpan<char> section) => Environment().IsMatch(heading) && (Variable().IsMatch(section) || FileShown().IsMatch(section));

    [GeneratedRegex(@"\A\W*(?:environment|окружение)\W*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Environment();

    [GeneratedRegex(@"(?<![\w$])[A-Z][A-Z0-9]+_[A-Z0-9_]+(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?:^|\n)[ \t]*(?:`{3,}|~{3,})[ \t]*(?:ya?ml|toml|json|ini|dotenv|env|dockerfile|nix|properties)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FileShown();

    // One run of a series: "Run 17", "Load test".
    [GeneratedRegex(@"\A\W*(?:(?:run|experiment|trial|attempt|measurement|drill|запуск|прогон|эксперимент|опыт|замер|учения)\s+(?:no\.?\s*|[#№]\s*)?\d+\W*\z|(?:load|stress|soak|performance)\s+tests?\b|нагрузочн\w+\s+(?:тест|испытан)\w*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Occasion();

    // The last ones are fields of a report.
    [GeneratedRegex(@"\b(?:end\s+of\s+(?:life|support)|(?:minimum|minimal|oldest|lowest|earliest)\s+(?:\w+\s+){0,2}(?:versions?|releases?)|минимальн\w+\s+(?:\w+\s+){0,2}верси\w*|(?:quarterly|annual|monthly|weekly|status|audit|trip)\s+reports?|(?:квартальн|годов|ежемесячн)\w+\s+отчет\w*|отчет\w*\s+(?:за|о)|from\s+v?\d+\.\d[\w.]*\s+to\s+v?\d|test(?:ing)?\s+(?:environment|setup)|bugs?\s+(?:in|of)|going\s+back|(?:upgrad|updat|migrat)\w*\s+from|прекращение\s+поддержки|конец\s+поддержки|вернуться\s+(?:к|на)|возврат\s+(?:к|на)|(?:обновлен|переход|миграци)\w+\s+со?\s+v?\d|ошибк\w+\s+(?:версии|в\s+версии|выпуска))|\A\W*(?:(?:your|my)\s+)?(?:environment|version|system\s+info\w*|окружение|версия)\W*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Phrase();
}
