using System.Buffers;
using System.Text.RegularExpressions;

namespace Updaters.Docs;

/// <summary>Headings under which a document records what was.</summary>
internal static partial class HistoryHeadings
{
    /// <summary>No heading that a person reads is longer than this.</summary>
    private const int Longest = 200;

    private static readonly SearchValues<char> MarkupChars = SearchValues.Create("*`_~<\\{[");

    /// <param name="heading">The heading's text, with its Markdown.</param>
    public static bool Include(string heading)
    {
        if (heading.Length > Longest)
            return false;
        var plain = heading.AsSpan().ContainsAny(MarkupChars) ? Links().Replace(Markup().Replace(heading, ""), "$1") : heading;
        var text = plain.Trim(' ', '\t', ':', '.', '#');
        return Version().IsMatch(text) || Said().IsMatch(LeadingNoise().Replace(text, ""));
    }

    [GeneratedRegex(@"[*`_~]|<[^<>]*>|\\|\{#[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\[([^\[\]]*)\](\([^()]*\))?", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    // Numbering, emoji and the like: "3. ", "📝 ".
    [GeneratedRegex(@"\A[^\p{L}]+", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingNoise();

    [GeneratedRegex(
        """
        \A(
          (the\s+|full\s+|project\s+)?change\s?-?logs?\b.*
        | (recent\s+|notable\s+|breaking\s+|latest\s+)?changes(\s+(in|since|from|between)\b.*)?
        | what[’'´]?s\s+(new|changed)\b.*
        | new\s+in\s+v?\d.*
        | release\s+(notes?|history|log)\b.*
        | releases
        | (previous|past|old|older|earlier|archived)\s+(releases|versions)
        | ((project|version|revision|update|development)\s+)?history(\s+of\s+(changes|releases|versions))?
        | news
        | (migrat\w+|upgrad\w+|updat\w+|moving)\b.*\b(from|to|between)\b.*\d.*
        | (migrat\w+|upgrad\w+)\s+v?\d.*
        | (migrat\w*|upgrad\w*|updat\w*)\b.*\d.*(→|->|⇒)\s*v?\d.*
        | (legacy|deprecated|unsupported|obsolete|archived?)\b.*
        | (roll(ing)?\s*-?back|downgrad)\w*\b.*
        | (going|switching|moving)\s+back\b.*
        | ((test|benchmark|measurement)\w*\s+)?results\b.*
        | (steps\s+to\s+reproduce|how\s+to\s+reproduce|reproduction|what\s+happened|(expected|actual)\s+(behaviou?r|results?)|bug\s+reports?|post-?mortems?|incidents?)\b.*
        | (vulnerabilities|security\s+(fixes|history)|affected\s+versions?|end[\s-]of[\s-]life)\b.*
        | (version\s+)?compatibility(\s+(matrix|table|notes))?
        | (security\s+)?advisories | deprecations | (release\s+)?timeline | benchmarks?(\s+results)?
        | (результаты|уязвимости|инцидент\w*|шаги\s+(для\s+)?воспроизведения|как\s+воспроизвести|что\s+произошло|ожидаемое\s+поведение|фактическое\s+поведение|возврат\s+(к|на)|затронутые\s+версии)\b.*
        | (откат|устаревш|совместимост|бенчмарк|замер)\w*\b.*
        | known\s+(issues|bugs|problems)\b.*
        | известные\s+(проблемы|ошибки)\b.*
        | истори\w\s+(изменени|верси|релиз|выпуск|проект).*
        | история
        | (список|журнал|лог)\s+изменени.*
        | (последние\s+)?изменения(\s+(в|с|по\s+сравнению)\b.*)?
        | что\s+(нового|изменилось)\b.*
        | новое\s+в\b.*\d.*
        | (примечания|заметки)\s+(к|о)\s+(выпуск|релиз|верси).*
        | (прошлые|предыдущие|старые)\s+(верси|релиз|выпуск).*
        | релизы | новости
        | (миграция|обновление|переход)\b.*\b(с|со|на)\b.*\d.*
        )\z
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    // A heading that is a version: release notes stand under it. "1.2 Install" is only numbered.
    [GeneratedRegex(@"\A((version|release|версия|релиз|выпуск)\s+v?\d[\w.+-]*|[\p{L}\p{N}/_-]+\s+v?\d+\.\d+\.\d[\w.+-]*|v\d+(\.\d+)*[\w.+-]*|\d+\.\d+\.\d[\w.+-]*|\d{4}-\d\d-\d\d)\s*(\z|[(\u2013\u2014/|-].*|от\s.*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
