using System.Text.RegularExpressions;

namespace Updaters.Docs.Statements;

/// <summary>Words by which a document says what a program is to answer or show: <c>you should see</c>, <c>it prints</c>, <c>появится строка</c>.</summary>
internal static partial class Expectations
{
    private const int Longest = 200;

    public static bool AreIn(ReadOnlySpan<char> words) => Expects().IsMatch(words);

    /// <summary>Whether the part of the sentence that leads to its end says so, whatever stands in the parts before.</summary>
    /// <param name="isOfLog">The sentence is about a log: what it shows may be of another day, what it must show is not.</param>
    public static bool LeadTo(ReadOnlySpan<char> before, bool isOfLog)
    {
        before = before[Math.Max(0, before.Length - Longest)..];
        var clause = 0;
        foreach (var border in Borders().EnumerateMatches(before))
            clause = border.Index + border.Length;
        return AreIn(before[clause..]) && (!isOfLog || Demands().IsMatch(before[clause..]));
    }

    [GeneratedRegex(@"[,;:–—]\s|\s(?:and|but|while|и|а|но)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Borders();

    [GeneratedRegex(@"\b(?:should|must|ought|ha(?:s|ve)\s+to|needs?\s+to|will|['’]ll|долж\w+|увид\w+|появ\w+|будет)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Demands();

    [GeneratedRegex(
        """
        \b(?:
            (?:should|must|ought\s+to|has\s+to|have\s+to|needs?\s+to)\s+(?:now\s+|then\s+|all\s+|also\s+)?(?:see|get|print|show|say|be|read|report|output|display|return|answer|give|contain|begin|start|end|match|list|name|find)
          | expect(?:s|ed)? | prints? | shows? | outputs? | reports? | says | displays | answers | returns | reads | greets
          | (?:line|message|banner|title|header|footer|string|answer|output)\s+(?:is|begins|starts|ends|appears|should|will|with)
          | (?:you|they)(?:['’]ll|\s+will)\s+(?:see|get|find|meet|read|notice)
          | долж\w+ | увид\w+ | появ(?:ится|ляется|лятся|ляются) | вывед\w+ | выводит\w* | покаж\w+ | показыва\w+ | напечата\w+ | печата[ею]т\w* | ответит | ответ\w* | будет\s+(?:написано|строка|стоять) | пишет | сообща\w+ | отобра[жз]\w+ | встретит\w*
        )\b
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Expects();
}
