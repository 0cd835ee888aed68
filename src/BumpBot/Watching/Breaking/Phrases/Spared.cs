using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>What takes back a phrase: a negation, another time, a bug that is mended.</summary>
internal static class Spared
{
    private static readonly WordSet Negations = Words(language => language.Negations);
    private static readonly WordSet NegationsAfter = Words(language => language.NegationsAfter);
    private static readonly WordSet Mending = Words(language => language.Mending);
    private static readonly WordSet Adding = Words(language => language.Adding);
    private static readonly WordSet Future = Words(language => language.Future);
    private static readonly WordSet Conditions = Words(language => language.Conditions);
    private static readonly WordSet Subject = Words(language => language.Subject);

    /// <summary>"However": what follows is not meant by a negation before it.</summary>
    private static readonly WordSet Turns = WordSet.Of("but however except only yet although though но кроме однако только хотя");

    /// <summary>"Requests without a key are refused": what stands two words or more after it is not taken back.</summary>
    private static readonly WordSet Lacks = WordSet.Of("without без");

    private const int LongestNegation = 4;

    /// <summary>In tokens, before the verb.</summary>
    private const int LongestSubject = 6;

    private static readonly WordSet Did = WordSet.Of("returned threw gave printed wrote produced crashed hung showed");
    private static readonly WordSet Auxiliaries = WordSet.Of("is are was were be been being has have get gets not and or");
    private static readonly WordSet Now = WordSet.Of("now today before previously formerly earlier");
    private static readonly WordSet Harm = WordSet.Of("наруш* слом* утрач* потер* пострад* brok* lost");
    private static readonly PhraseTable Accidents = new(["^ ..1 resolve|resolves|resolved|resolving ..5 issue*|bug*|problem*|crash*|error*|conflict*|warning*|regression*|leak*|race*|deadlock*|failure*", "^ resolve|resolves|resolved <num> ..9", "^ ..1 re add*|enabl*|introduc*|instat*|allow*|support* ..9", "by mistake|accident", "accidentally|mistakenly|inadvertently|unintentionally|wrongly", "случайно|ошибочно", "по ошибке|недосмотру"]);
    private static readonly PhraseTable ToCome = new(["is|are going to ..9", "plan|plans|scheduled|intend|intends to|for", "next ..1 release*|version*|major|minor|step*|year|month|week|cycle|series|time", "следующ* ..1 верси*|релиз*|выпуск*|мажор*|минор*|обновлени*|год*|месяц*|цикл*|раз", "будет|будут ..2 *ен|*ена|*ено|*ены|*ан|*ана|*ано|*аны|*ят|*ята|*ято|*яты|доступ*"]);
    private static readonly WordSet Bounds = WordSet.Of("старее ниже меньше старше младше раньше older lower earlier less below");
    private static readonly PhraseTable Measured = new(["<num> ms|s|us|µs|ns|kb|mb|gb|kib|mib|gib|x|мс|с|мкс|кб|мб|гб|%|percent|times|seconds|minutes|second|minute|процент*|раза|секунд*|минут*", "секунд*|минут* , а не минут*|час*", "seconds|minutes instead|rather of|than minutes|hours", "every|each|once|per ..2 second|seconds|minute|minutes|hour|hours|day|days|week", "faster|slower|quicker|быстрее|медленнее"]);
    private static readonly PhraseTable Possibilities = new(["^ ..2 option|ability|possibility|feature|flag|setting to|for|that|which ..9"]);
    private static readonly PhraseTable Same = new(["lower|lowers|lowered|relax|relaxes|relaxed ..9", "back to|at <num>", "снова|опять|обратно ..9", "снижен*|понижен*|ослаблен* ..9", "just as|like ..3 before|previously|<num>", "same as|like ?in ..2 before|previously|<num>", "unchanged|unaffected", "stays|stay|remains|remain at|the|as ..9", "как|же и раньше|прежде|ранее|в", "по прежнему ..9", "прежн* требовани*", "не изменил*"]);
    private static readonly PhraseTable OwnMoves = new(["^ move|moved|moving|moves|switch|switched|switching|migrate|migrated|migrating|port|ported|replace|replaced|swap|swapped ?over ?from <code> to|with|by|for <code> $", "^ move|moved|moving|moves|switch|switched|switching|migrate|migrated|migrating|port|ported|replace|replaced|swap|swapped ?over ?from <code> to|with|by|for <code> (|[|in|by|,|. ..9", "^ перешли|переход|переехали|переезд с|со <code> на <code> $"]);
    private static readonly WordSet Holes = WordSet.Of("cve cves vulnerabilit* уязвимост*");
    private static readonly WordSet Openers = WordSet.Of("we now also you a an it this мы теперь также вы");

    public static WordSet Words(Func<Language, string> which) => new(Language.All.SelectMany(language => which(language).Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>"No breaking changes", "breaking changes: none".</summary>
    public static bool Negated(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        NegatedBefore(tokens, place.Start, LongestNegation) || NegatedAfter(tokens, place.End) || NegatedWithin(tokens, place);

    public static bool NegatedBefore(IReadOnlyList<NoteToken> tokens, int start, int distance)
    {
        for (var at = start - 1; at >= 0 && at >= start - distance; at--)
        {
            if (tokens[at].EndsClause || Turns.Contains(tokens[at]))
                return false;
            if (Negations.Contains(tokens[at]))
                return !(distance < LongestNegation && at < start - 1 && Lacks.Contains(tokens[at]));
        }
        return false;
    }

    /// <summary>"Compatibility is not broken"; but "compatibility is not kept" says what it says.</summary>
    private static bool NegatedWithin(IReadOnlyList<NoteToken> tokens, (int Start, int End) place) =>
        place.End - place.Start > 2 && tokens[place.End - 2].Text is "не" or "not" && Harm.Contains(tokens[place.End - 1]);

    public static bool NegatedInside(IReadOnlyList<NoteToken> tokens, (int Start, int End) place)
    {
        for (var at = place.Start; at < place.End; at++)
        {
            // "Not older than" is a bound.
            if (Negations.Contains(tokens[at]) && !(at + 1 < tokens.Count && Bounds.Contains(tokens[at + 1])))
                return true;
        }
        return false;
    }

    /// <summary>"The breaking changes of 3.0": those of another release, as it does not call itself by its version.</summary>
    public static bool IsOfAnother(IReadOnlyList<NoteToken> tokens, (int Start, int End) place)
    {
        for (var at = place.End; at + 1 < tokens.Count && at < place.End + 3; at++)
        {
            if (tokens[at].Text is "of" or "in" or "from" or "since" or "в" or "из" && tokens.Skip(at + 1).Take(3).Any(token => token.Kind == NoteTokenKind.Number) && !tokens[^1].Is(":"))
                return true;
        }
        return false;
    }

    private static bool NegatedAfter(IReadOnlyList<NoteToken> tokens, int end)
    {
        for (var at = end; at < tokens.Count && at < end + 3; at++)
        {
            if (NegationsAfter.Contains(tokens[at]))
                return true;
            if (Turns.Contains(tokens[at]) || tokens[at].Is(","))
                return false;
        }
        return false;
    }

    /// <summary>The statement tells of something that is mended.</summary>
    public static bool Mends(IReadOnlyList<NoteToken> tokens) => BeginsWith(tokens, Mending, 3) || Accidents.IsIn(tokens);

    /// <summary>"`get` raised x instead of y": a bug is told by what it did, a change by what is now.</summary>
    public static bool TellsOfBug(IReadOnlyList<NoteToken> tokens)
    {
        for (var at = 1; at < tokens.Count && at <= LongestSubject; at++)
        {
            if ((Did.Contains(tokens[at]) || IsRaised(tokens, at)) && !Auxiliaries.Contains(tokens[at - 1]))
                return !tokens.Any(Now.Contains);
        }
        return false;
    }

    /// <summary>An error, rather than a bound.</summary>
    private static bool IsRaised(IReadOnlyList<NoteToken> tokens, int at) =>
        tokens[at].Is("raised") && at + 1 < tokens.Count && tokens[at + 1] is { Kind: NoteTokenKind.Code, Text: [var first, ..] } && char.IsLetter(first);

    public static bool Adds(IReadOnlyList<NoteToken> tokens) =>
        tokens.Count > 0 && (Adding.Contains(tokens[0]) || Possibilities.IsIn(tokens) || (tokens.Count > 1 && Openers.Contains(tokens[0]) && Adding.Contains(tokens[1])));

    public static bool IsFuture(IReadOnlyList<NoteToken> tokens) => tokens.Any(Future.Contains) || ToCome.In(tokens).Any(place => place.Start == 0 || !tokens[place.Start - 1].Is("не"));

    /// <summary>"Just like before": nothing is another than it was.</summary>
    public static bool SaysSame(IReadOnlyList<NoteToken> tokens) => Same.IsIn(tokens);

    /// <summary>"Moved from `a` to `b`", with nothing that is moved: the project itself did, and uses another tool or library.</summary>
    public static bool IsMoveOfItsOwn(IReadOnlyList<NoteToken> tokens) => OwnMoves.IsIn(tokens);

    public static bool Secures(IReadOnlyList<NoteToken> tokens) => tokens.Any(Holes.Contains);

    /// <summary>It tells how fast or how large something is, which breaks nobody.</summary>
    public static bool Measures(IReadOnlyList<NoteToken> tokens) => Measured.IsIn(tokens);

    /// <summary>"When x is removed": a case, not a change.</summary>
    public static bool Conditional(IReadOnlyList<NoteToken> tokens, int start)
    {
        for (var at = start - 1; at >= 0 && at >= start - 7; at--)
        {
            if (tokens[at].EndsClause || tokens[at].Is(","))
                return false;
            if (Conditions.Contains(tokens[at]))
                return true;
        }
        return false;
    }

    /// <summary>"X is reset when y": a rule, not a change.</summary>
    public static bool ConditionalAfter(IReadOnlyList<NoteToken> tokens, int end) => end < tokens.Count && Conditions.Contains(tokens[end]);

    /// <summary>"Detects breaking changes": they are what is talked about, not what is done.</summary>
    public static bool IsSubject(IReadOnlyList<NoteToken> tokens, (int Start, int End) place)
    {
        for (var at = Math.Max(0, place.Start - 6); at < Math.Min(tokens.Count, place.End + 2); at++)
        {
            if ((at < place.Start || at >= place.End) && Subject.Contains(tokens[at]))
                return true;
        }
        return false;
    }

    /// <summary>A phrase with some tokens around it.</summary>
    public static IEnumerable<NoteToken> Near(IReadOnlyList<NoteToken> tokens, (int Start, int End) place, int before, int after) =>
        tokens.Take(place.End + after).Skip(Math.Max(0, place.Start - before));

    private static bool BeginsWith(IReadOnlyList<NoteToken> tokens, WordSet words, int among)
    {
        for (var at = 0; at < tokens.Count && at < among; at++)
        {
            if (words.Contains(tokens[at]))
                return true;
        }
        return false;
    }
}
