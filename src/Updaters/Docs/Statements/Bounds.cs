using System.Text.RegularExpressions;

namespace Updaters.Docs.Statements;

/// <summary>
/// Sentences, items and lines of code that make a version the lowest or highest one that will do, wherever they name it:
/// <c>[Tool](…/v1.2.3), at least 1.2.3</c>, <c>Tool 1.2.3 or newer (…/v1.2.3)</c>. Only the words beside the number count.
/// </summary>
internal static partial class Bounds
{
    private const int Reach = 80;

    private static readonly PhrasePattern Lowest = new(Lower());

    /// <param name="sentence">As it is written.</param>
    /// <param name="version">As the reference writes it.</param>
    public static bool Are(string sentence, string version)
    {
        var number = Number().Match(version).Value;
        if (number.Length == 0)
            return false;
        for (var at = sentence.IndexOf(number, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(number, at + number.Length, StringComparison.Ordinal))
        {
            var end = at + number.Length;
            if (IsPart(sentence, at, end))
                continue;
            if (Lowest.IsMatch(sentence.AsSpan(Math.Max(0, at - Reach)..at)) || Upper().IsMatch(sentence.AsSpan(end, Math.Min(2 * Reach, sentence.Length - end))))
                return true;
        }
        return false;
    }

    private static bool IsPart(string sentence, int start, int end) =>
        (start > 0 && (char.IsAsciiDigit(sentence[start - 1]) || sentence[start - 1] == '.'))
        || (end < sentence.Length && (char.IsAsciiDigit(sentence[end]) || (sentence[end] == '.' && end + 1 < sentence.Length && char.IsAsciiDigit(sentence[end + 1]))));

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(
        """
        \G(?:
        (?:
            (?<=[ \t(\x60|])[<>]=? | (?<=[\w\]\x60 (])[<>]= | [≤≥⩾] | ~=
          | \b(?:at\s+(?:the\s+very\s+)?(?:least|most|minimum)|minimum|minimal|min\.?|minimally|oldest|lowest|earliest|no(?:thing)?\s+(?:less|older|lower|earlier|newer|later)\s+than|not\s+(?:less|older|lower|earlier|newer)\s+than|(?:below|beyond|above)(?!\W{1,4}[/~])|exceeding|starting\s+(?:with|from|at|in)|since|as\s+of|prior\s+to|up\s+to|newer\s+than|older\s+than|later\s+than|earlier\s+than)
          | \b(?:не\s+(?:ниже|старше|младше|новее|раньше|позднее|позже|выше|менее)|минимум|минимальн\w+|как\s+минимум|начиная\s+со?|от|вплоть\s+до|старше|новее|выше|ниже|позже)
        )
        (?:[\s:*_\x60(\["]|—|–)*(?:(?:the|supported|required|version|versions|release|image|is|верси\w|выпуск\w?|релиз\w?|образ\w*|чем|tool|[a-z]\w*(?:-\w+)+)(?:[\s:*_\x60(\["]|—|–)+){0,4}(?:[\w./-]{0,40}(?:==|[:@/]))?v?\z
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Lower();

    // Behind the number first what closes its code, link or emphasis.
    [GeneratedRegex(
        """
        \A[\x60*_"»\w.-]{0,40}?(?:[\])>\x60*_"»]|\([^()\s]{0,300}\)|\[[^\[\]\s]{0,100}\]|&gt;){0,6}
        (?:
            \+(?![\w.]) | \s*[<>]=
          | [\s,;:()—–-]*(?:installed\s*,?\s*)?(?:or|and|и|или|либо|&)\s+(?:is\s+|a\s+|an\s+|any\s+|anything\s+|any\s+other\s+|something\s+|some\s+|more\s+|более\s+|любая\s+|любой\s+|любую\s+|что-то\s+|еще\s+){0,3}
              (?:newer|later|higher|above|greater|up|upwards?|onwards?|older|earlier|lower|below|recent|better|beyond|выше|новее|поздн\w+|позже|позднее|старше|ниже|старее|раньше|свеж\w+|новая|новый|новую|новые)\b
          | [\s,;:()—–-]+(?:at\s+(?:the\s+very\s+)?(?:least|most|minimum)|minimum|or\s+better|and\s+beyond|upwards?|onwards?|inclusive|and\s+up|on\b(?=\W*\z)|как\s+минимум|минимум|включительно|не\s+(?:старше|ниже|новее|выше))\b
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Upper();
}
