using System.Text.RegularExpressions;

namespace Updaters.Docs.Statements;

/// <summary>
/// The verb of which a version is the subject: <c>`tool:1.2.3` ignores the option</c> tells how that release behaves, and no other. A few verbs say what is so
/// of every release: <c>contains</c>, <c>runs</c>.
/// </summary>
internal static partial class Predicates
{
    private static readonly WordTable OfEveryRelease = new(
        """
        stands is has does contains includes needs runs works supports provides prints starts installs ships comes brings holds serves gives lists shows uses requires
        installed preinstalled bundled included
        leaves puts gets pulls fetches opens places checks lints formats creates builds reads writes exposes listens accepts scans validates generates converts renders produces offers lives bundles wraps
        as its this docs images releases binaries notes sources assets files packages wheels archives tags this options settings examples builds details downloads
        links headers instead always plus versions across towards http https
        содержит работает включает занимает умеет поддерживает выводит запускает проверяет лежит стоит выполняет использует показывает собирает читает пишет
        слушает принимает создает дает имеет весит будет может подойдет доступен доступна требует хватит хватает печатает ставит устанавливает пакет скрипт
        """);

    /// <param name="rest">The sentence from the version's end on.</param>
    /// <param name="isInCode">The version is within a code span.</param>
    public static bool TellOfOneRelease(ReadOnlySpan<char> rest, bool isInCode)
    {
        var close = isInCode ? rest.IndexOf('`') : 0;
        // What stands behind an attribute of HTML is the text of its tag.
        if (close < 0 || rest[close..] is ['"' or '\'', '>', ..])
            return false;
        foreach (var end in EndOfName().EnumerateMatches(rest[close..]))
            return !rest.Slice(close, end.Length).Contains("\">", StringComparison.Ordinal) && IsOfOneRelease(rest[(close + end.Length)..]);
        return false;
    }

    private static bool IsOfOneRelease(ReadOnlySpan<char> predicate)
    {
        if (Negated().IsMatch(predicate))
            return true;
        foreach (var range in Wording.WordsIn(predicate))
        {
            var word = predicate[range];
            return range.Start.Value == 0 && IsVerb(word) && !OfEveryRelease.Includes(word);
        }
        return false;
    }

    private static bool IsVerb(ReadOnlySpan<char> word) =>
        (word.Length > 3 && (word is [.., >= 'a' and <= 'r' or >= 't' and <= 'z', 's'] || word.EndsWith("ed", StringComparison.Ordinal)))
        || RussianPast.Is(word) || RussianPresent().IsMatch(word);

    // What is left of the URL or word, what closes its code and its link, and the gap before the next word.
    [GeneratedRegex(@"\A[^\s\x60)\]>\[(,;:]*(?:[\x60*_>)\]""»]|\[[^\[\]\r\n]{0,200}\])*_{0,2}[ \t]*(?:\r\n|\r|\n)?[ \t>]*", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfName();

    [GeneratedRegex(@"\A(?:(?:does|do|did|can|could|will|would|is|are|was|were|has|have|had)(?:\s+not\b|n['’]t\b)|cannot\b|(?:wo|ca)n['’]t\b|never\b|fails?\b|crash|hang|refus|не\b|нельзя\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negated();

    [GeneratedRegex(@"(?:[еёи]т|[уюая]т)(?:ся)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex RussianPresent();
}
