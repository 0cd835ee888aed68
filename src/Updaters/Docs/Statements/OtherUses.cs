using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs.Statements;

/// <summary>
/// Sentences that name a version which somebody uses, but not here and now: conditions (<c>If you use …</c>), plans, examples, other people's installations, other
/// releases (<c>Release 4.0 uses …</c>), and what a release itself needs or does (<c>acme/tool v1.2.3 requires glibc</c>). In English and in Russian.
/// </summary>
internal static partial class OtherUses
{
    private const int Longest = 600;

    /// <param name="wording">A sentence as <see cref="Wording.Of"/> gives it.</param>
    /// <param name="version">Where the version stands in it.</param>
    public static bool Are(string wording, TextSpan version)
    {
        var text = wording.AsSpan();
        return Condition().IsMatch(text[..Math.Min(Longest, text.Length)])
            || Others().IsMatch(text[..Math.Min(Longest, text.Length)])
            || OfRelease().IsMatch(text[Math.Max(0, version.Start - Longest)..version.Start])
            || Predicate().IsMatch(text.Slice(version.End, Math.Min(Longest, text.Length - version.End)));
    }

    /// <param name="lead">What leads to a list or table.</param>
    public static bool AreLedTo(string lead) => Report().IsMatch(lead.AsSpan(0, Math.Min(Longest, lead.Length)));

    [GeneratedRegex(@"\A[\W\d_]*(?:if|when|whenever|while|should|suppose|say\s+you|let's\s+say|imagine|unless|once|users?|people|anyone|those|customers?|some|most|many|(?:an?\s+|the\s+)?example|если|когда|при|пользовател\w*|предположим|допустим|пример|перейти|переехать|обновиться|мигрировать)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(
        """
        \b(?:customers?|(?:our|some|several|many|of\s+a|other)\s+clients?|competitors?'?s?|upstream's|someone|somebody|colleagues?|plan(?:s|ned|ning)?\s+to|will(?!\s+(?:also\s+)?need\b)|won't|would|could|might|going\s+to|intend|hope|want\s+to\s+try|next\s+(?:release|version|quarter|month|week|year|sprint)|upcoming|roadmap
          | for\s+(?:example|instance)|e\.g|such\s+as|let's\s+say|(?<!(?<!\b(?:that|which)\s+)\b(?:is|are)\s+)(?:made|written|created|produced|emitted|saved|signed|encoded|exported)\s+by(?=[^.,;:]{0,200}\d\.\d)
          | (?:our|my|your|their|some|most|many)\s+(?:\w+\s+)?(?:users?|students?|colleagues?|readers?|friends?)
          | nothing\s+to\s+do\s+with|unrelated\s+to|не\s+имеет\s+отношения|не\s+связан\w*\s+с
          | (?:output|prompt|screenshot|banner|log|message|line|title)\s+(?:\w+\s+)?(?:starts?|shows?|says?|begins?|reads?|must|prints?|names?|looks?)
          | (?<!this\s+)branch|lts|q[1-4]
          | заказчик\w*|клиент\w*\s+(?:стоит|работает|использует)|у\s+клиент\w*|конкурент\w*|планиру\w+|планах|собираемся|намерен\w*|хотим|будем|будет|следующ\w+\s+(?:релиз|верси|выпуск|квартал|месяц|недел|год)\w*|например|к\s+примеру
          | ветк\w+ | когда\s+(?:его|ее|их|он|она|они)\s+\p{L}+(?:[уюея]т|ит)(?:ся)?
        )\b
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Others();

    [GeneratedRegex(@"\b(?:(?:release|releases|version|build|series|edition|milestone|релиз|выпуск|сборка|сборке|версия)\s+v?\d|(?:our|the|their)\s+v?\d+\.[\dx])[\w.]*\s+\p{L}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfRelease();

    // "acme/tool 1.2.3 requires", "Version 1.2.3 of Tool requires".
    [GeneratedRegex(@"\A[^\p{L}\d]*(?:of(?>[^\p{L}\d.,:;]*[\w-]+){0,2}?[^\p{L}\d.,:;]*)?\b(?:requires|needs|includes|uses|supports|contains|has|does|provides|creates|reads|writes|expects|prints|generates|adds|takes|wants|only|требует|содержит|использует|поддерживает|имеет|умеет|добавляет|пишет|читает|нуждается)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Predicate();

    [GeneratedRegex(@"\b(?:looks?\s+(?:(?:something|roughly|much)\s+)?(?:like|as)|reports?|issue|ticket|bugs?|e-?mails?|mails?|letter|question|post|examples?|sample|письм\w*|вопрос\w*|отч[её]т\w*|заявк\w*|обращени\w*|тикет\w*|пример\w*)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Report();
}
