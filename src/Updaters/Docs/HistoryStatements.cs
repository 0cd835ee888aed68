using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Sentences that say since when something is so, or which version is the lowest or highest that will do: facts that a new release does not change. In English and in Russian.</summary>
internal static partial class HistoryStatements
{
    /// <summary>No sentence that a person reads is longer than this.</summary>
    private const int Longest = 400;

    /// <summary>Whether such a statement stands before the reference, in its sentence.</summary>
    /// <param name="oneLine">The text is code: a sentence ends with its line.</param>
    public static bool Precedes(string text, TextSpan reference, bool oneLine)
    {
        var from = SentenceStart(text, reference.Start, oneLine);
        var sentence = text[from..reference.End];
        return Statement().EnumerateMatches(sentence) is var matches && matches.MoveNext() && matches.Current.Index < reference.Start - from;
    }

    /// <summary>Whether words stand behind the reference, and behind the URL and link that it is a part of, that make its version the lowest or highest one that will do.</summary>
    public static bool Follows(string text, TextSpan reference) =>
        Bound().IsMatch(text.AsSpan(reference.End, Math.Min(Longest, text.Length - reference.End)));

    private static int SentenceStart(string text, int before, bool oneLine)
    {
        var from = Math.Max(0, before - Longest);
        var start = from;
        foreach (var end in (oneLine ? LineEnds() : SentenceEnds()).EnumerateMatches(text.AsSpan(from, before - from)))
            start = from + end.Index + end.Length;
        return start;
    }

    [GeneratedRegex(@"[\r\n]", RegexOptions.CultureInvariant)]
    private static partial Regex LineEnds();

    // A full stop and the like; an empty line; the start of a list item, heading or table row.
    [GeneratedRegex(@"[.!?…][""')\]*_`»”]*(?=\s)|(?>\r\n|\r|\n)[ \t>]*(?=[\r\n]|[*+-][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|)", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnds();

    [GeneratedRegex(
        """
        ([<>]=|[≤≥])\s*[^\s\d]{0,120}\d | \b(
          ( (introduced|added|changed|deprecated|removed|fixed|renamed|dropped|new|appeared|implemented|released|landed|patched|broken|resolved|bugs?|regressions?|vulnerabilit(y|ies))\s+in
          | (deprecated|available|supported|required|works?)\s+(since|from|as\s+of)
          | since | as\s+of
          | (starting|beginning)\s+(with|from|in|at)
          | (добавлен|появил|удал[её]н|исправлен|измен[её]н|введ[её]н|реализован|переименован|устарел|выпущен|убран)\w*\s+(в|во|с|со|из)
          | (доступ|поддерж|работа)\w+\s+(с|со)
          | начиная\s+со?
          )\s+([^\s\d:`|]{1,30}\s+){0,3}?
        | (at\s+least|at\s+most|minimum|min\.)\s+((the\s+)?(version|release)\b:?\s+)?
        | (prior\s+to|older\s+than|earlier\s+than|up\s+to|before|until)\s+((the\s+)?(version|release)\s+)?
        | (с|со|до|по)\s+верси\w\s+
        )[^\s\d]{0,120}\d
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\A\S*[ \t]*(?>\r\n|\r|\n)?[ \t>]*\(?(or|and|и|или)\s+(newer|later|higher|above|greater|up|upwards?|onwards?|older|earlier|lower|below|выше|новее|позднее|позже|старше|ниже|старее|раньше)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Bound();
}
