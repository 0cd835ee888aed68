using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Sentences that say since when something is so, what was tested or went wrong then, or which version is the lowest or highest that will do:
/// facts that a new release does not change. In English and in Russian.
/// </summary>
internal static partial class HistoryStatements
{
    /// <summary>No sentence that a person reads is longer than this.</summary>
    private const int Longest = 400;

    /// <summary>What a sentence ends with, or the line before one.</summary>
    private static readonly SearchValues<char> EndMarks = SearchValues.Create(".!…\r\n");

    private static readonly PhrasePattern Marker = new(HistoryWords.Marker());
    private static readonly PhrasePattern MarkerBehind = new(HistoryWords.MarkerBehind());
    private static readonly PhrasePattern TitleOfRecord = new(HistoryWords.TitleOfRecord());
    private static readonly PhrasePattern PastVerb = new(HistoryWords.PastVerb());
    private static readonly PhrasePattern Statements = new(Statement());

    /// <summary>Whether such a statement stands before the reference, in its sentence.</summary>
    /// <param name="oneLine">The text is code: a sentence ends with its line.</param>
    public static bool Precedes(string text, TextSpan reference, bool oneLine)
    {
        var from = SentenceStart(text, reference.Start, oneLine);
        var sentence = SentenceText.Plain(text, TextSpan.FromBounds(from, reference.End));
        var before = reference.Start - from;
        return (oneLine && IsMarked(CommentAbove(text, from)))
            || Governs(sentence, before)
            || IsMarked(sentence.AsSpan(0, before))
            || (oneLine ? ProgramOutput.IsLogLine(sentence) : IsDated(text, reference) || OpensSentenceOfPast(text, sentence, reference));
    }

    /// <summary>Whether the words, which stand over something or lead to it, say that it is of the past.</summary>
    public static bool Introduces(string words)
    {
        var plain = SentenceText.Plain(words, new TextSpan(0, words.Length));
        return IsMarked(plain) || Statements.IsMatch(plain) || HistoryWords.TitleOfPast().IsMatch(plain) || TitleOfRecord.IsMatch(plain) || HistoryWords.DateWithin().IsMatch(plain);
    }

    /// <summary>Whether the sentences that lead to a block of code, list or table say that it is of the past.</summary>
    public static bool LeadTo(string words)
    {
        var plain = Asides.Blanked(SentenceText.Plain(words, new TextSpan(0, words.Length)));
        // What a whole sentence says of tests it says of the project, and not of the code that happens to follow.
        var lead = LeadIn.IsWholeSentence(plain) ? HistoryWords.Tested().Replace(plain, " ") : plain;
        return IsMarked(lead) || TitleOfRecord.IsMatch(plain) || HistoryWords.DateWithin().IsMatch(plain) || HistoryWords.OtherVersion().IsMatch(plain);
    }

    /// <summary>
    /// Whether words stand behind the reference, and behind the URL and link that it is a part of, that make its version the lowest or highest one
    /// that will do, or say what it did; or its date, or that of the sentence.
    /// </summary>
    public static bool Follows(string text, TextSpan reference)
    {
        var rest = text.AsSpan(reference.End, Math.Min(Longest, text.Length - reference.End));
        if (Bound().IsMatch(rest) || HistoryWords.Deed().IsMatch(rest) || HistoryWords.DateBehind().IsMatch(rest))
            return true;
        var from = SentenceStart(text, reference.Start, oneLine: false);
        var sentence = SentenceText.Plain(text, TextSpan.FromBounds(from, SentenceEnd(text, reference.End)));
        return HistoryWords.DateWithin().IsMatch(sentence) || MarkerBehind.IsMatch(sentence.AsSpan(reference.End - from)) || NewerVersions.In(sentence, reference.Of(text));
    }

    /// <summary>The sentence that the place is in, up to its end.</summary>
    public static TextSpan SentenceAround(string text, TextSpan reference) =>
        TextSpan.FromBounds(SentenceStart(text, reference.Start, oneLine: false), SentenceEnd(text, reference.End));

    /// <summary>The last sentence of a text that ends there.</summary>
    public static int LastSentenceStart(string text, int end) => SentenceStart(text, text.AsSpan(0, end).TrimEnd(" \t\r\n:.!?*_`").Length, oneLine: false);

    private static bool IsMarked(ReadOnlySpan<char> words) => Marker.IsMatch(words) || (words.Contains('+') && HistoryWords.AndAbove().IsMatch(words));

    /// <summary>Whether a statement is about the version that the reference names, and not about another number before it.</summary>
    private static bool Governs(string sentence, int before)
    {
        for (var from = 0; Statements.FirstMatch(sentence, from) is { } match && match.Start < before; from = match.End)
        {
            var number = match.End - 1;
            if (number >= before)
                return true;
            var between = sentence.AsSpan(number, before - number);
            var end = between.IndexOfAny(" \t\r\n");
            // The same word or link; a version written out like the reference's own; a bare number is another thing's, as all in closed brackets.
            if (end < 0 || (between[..end].Count('.') > 1 && between[..end].TrimEnd(").,").Length > 4 && !between[..end].Contains(')')) || sentence.AsSpan(before).StartsWith(between[..end].TrimEnd(").,:;`*")))
                return true;
        }
        return false;
    }

    private static int SentenceEnd(string text, int from)
    {
        var length = Math.Min(Longest, text.Length - from);
        foreach (var end in SentenceEnds().EnumerateMatches(text.AsSpan(from, length)))
            return from + end.Index;
        return from + length;
    }

    /// <summary>The comment in code that speaks of the line below it; empty = there is none.</summary>
    private static ReadOnlySpan<char> CommentAbove(string text, int line)
    {
        var before = text.AsSpan(0, line)[Math.Max(0, line - Longest)..].TrimEnd("\r\n");
        var above = before[(before.LastIndexOfAny('\r', '\n') + 1)..].TrimStart();
        return above is ['#', ..] or ['/', '/', ..] ? above : [];
    }

    /// <summary>An entry of a diary: its line begins with a date.</summary>
    private static bool IsDated(string text, TextSpan reference)
    {
        var from = Math.Max(0, reference.Start - Longest);
        var line = from + text.AsSpan(from, reference.Start - from).LastIndexOfAny('\r', '\n') + 1;
        return HistoryWords.DatedLine().IsMatch(text.AsSpan(line, reference.Start - line));
    }

    /// <summary><c>In 1.2.3 the option was renamed</c>.</summary>
    private static bool OpensSentenceOfPast(string text, string sentence, TextSpan reference)
    {
        if (!HistoryWords.OpenedByIn().IsMatch(sentence))
            return false;
        return PastVerb.IsMatch(text.AsSpan(reference.End, SentenceEnd(text, reference.End) - reference.End));
    }

    private static int SentenceStart(string text, int before, bool oneLine)
    {
        var from = Math.Max(0, before - Longest);
        var words = text.AsSpan(from, before - from);
        if (oneLine)
            return from + words.LastIndexOfAny('\r', '\n') + 1;
        for (var at = words.LastIndexOfAny(EndMarks); at >= 0; at = words[..at].LastIndexOfAny(EndMarks))
        {
            // A full stop within a name or number ends nothing.
            if (words[at] == '.' && at + 1 < words.Length && char.IsLetterOrDigit(words[at + 1]))
                continue;
            foreach (var end in SentenceEndHere().EnumerateMatches(words, at))
                return from + at + end.Length;
        }
        return from;
    }

    // A full stop and the like, but no question mark, whose answer follows; an empty line; the start of a list item, heading or table row.
    private const string EndOfSentence = @"(?<!\b(?:см|напр|рис|табл|стр|e\.g|i\.e|cf|fig|т\.[екпд]|англ))[.!…][""')\]*_`»”]*(?=\s)|(?>\r\n|\r|\n)[ \t>]*(?=[\r\n]|[*+.-]{1,5}[ \t]|\d{1,9}[.)][ \t]|[#=]{1,6}[ \t]|[^\s:|][^:\r\n]{0,60}::(?:[ \t]|[\r\n])|:[^:\r\n]{1,60}:[ \t]|\|)";

    [GeneratedRegex(EndOfSentence, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SentenceEnds();

    [GeneratedRegex(@"\G(?:" + EndOfSentence + ")", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SentenceEndHere();

    [GeneratedRegex(
        """
        \G(?:
        ([<>]=|[≤≥]|(?<=[\w)\x60]\s)[<>](?=\s))\s*[^\s\d]{0,120}\d | \b(
          ( (introduced|added|changed|deprecated|removed|fixed|renamed|dropped|appeared|implemented|released|landed|shipped|patched|broken|resolved|bundled|backported|reverted|arrived|debuted|came|appears|bugs?|regressions?|vulnerabilit(y|ies)|crash\w*|panic\w*|fail(s|ed|ure|ures)?|hangs?|leaks?|reproduc\w*|occurs?|occurred|happens|happened|seen|observed|reported|problems?|issues?|errors?)\s+([^\s\d:`|,.]{1,30}\s+){0,4}?(in|with|on|under|against)
          | new\s+(with | ([^\s\d:`|,.]{1,30}\s+){0,2}?in)
          | from\s+(version|release) | between | through | (affect(s|ed|ing)?|vulnerable) | compatible\s+with
          | (version\s+)?(added|introduced|deprecated|removed|(?<!\bversion\s+is\s+)fixed)(?=[*_]{0,2}:)
          | (deprecated|supported|required|works?)\s+(since|from|as\s+of) | available\s+(since|as\s+of|from(?!\s+(the|our|https?:|<|\[|\x60)))
          | since | as\s+of | was | previously | instead\s+of | rather\s+than | unlike | compared\s+(to|with) | versus | vs\.?
          | был[аои]? | вместо | в\s+отличие\s+от | по\s+сравнению\s+со?
          | (starting|beginning)\s+(with|from|in|at)
          | (do\s+not|don['’]t|never)\s+(use|install|pull|run|upgrade\s+(to|past|beyond)|update\s+to)
          | (moved|switched|upgraded|migrated|bumped)\s+([^\s\d:`|,]{1,30}\s+){0,3}?to
          | (добавлен|появил|удал[её]н|исправлен|измен[её]н|введ[её]н|реализован|переименован|устарел|выпущен|убран|внедр[её]н|представлен|включ[её]н|отключ[её]н|замен[её]н|впервые|сломан|поправлен|опубликован|найден|обнаружен|воспроизвод|воспроизв[её]л|проявля|проявил|пада|упал|завис|ошибк|утечк|регресси|уязвимост|проблем|баг|сбо[йяе])\w*\s+([^\s\d:`|,.]{1,30}\s+){0,2}?(в|во|с|со|из|на)
          | (с|со)\s+(релиза|выпуска)
          | (доступ|поддерж|работа)\w+\s+(с|со)
          | (перешли|переш[её]л|переехали|обновили(сь)?)\s+([^\s\d:`|,]{1,30}\s+){0,2}?(на|до)
          | не\s+(используй|обновляй|став|запускай)\w*(\s+до)?
          | начиная\s+со?
          )[*_:]{0,4}\s+([^\s\d:`|,]{1,30}\s+){0,3}?
        | (at\s+least|at\s+most|minimum|min\.|minimal|oldest)[*_:]{0,4}\s+((the\s+)?(supported\s+)?(version|release)\b:?[*_]{0,3}\s+)?([^\s\d:`|,]{1,30}\s+){0,2}?
        | (prior\s+to|older\s+than|earlier\s+than|newer\s+than|later\s+than|higher\s+than|lower\s+than|up\s+to|before|until|after)\s+(and\s+including\s+)?((the\s+)?(version|release)\s+)?
        | не\s+(ниже|выше|старше|младше|новее|раньше|позднее|позже)\s+((чем|версии)\s+)?
        | (как\s+минимум|минимум|минимальная\s+версия:?|вплоть\s+до|(верси|релиз|выпуск)\w*\s+(до|ниже|старше|младше|раньше|после))\s+
        | (с|со|до|по)\s+верси\w\s+
        )(\|\s*)?[^\s\d]{0,120}\d
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\A(?>\S*[ \t]*(\r\n|\r|\n)?[ \t>]*)\(?(or|and|и|или)\s+(is\s+)?(newer|later|higher|above|greater|up|upwards?|onwards?|older|earlier|lower|below|выше|новее|позднее|позже|старше|ниже|старее|раньше)\b|\A(?>\S*[ \t]+)(onwards?|upwards?)\b|\A\S*[ \t]+([<>]=?|[≤≥~^]|~=)[ \t]*v?\d|\A[^\s\w]*[ \t]*(–|—|-|\.\.+|…|→|->)[ \t]*v?\d+\.\d|\A[^\s\w]*\+(?!\w)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Bound();
}
