using BumpBot.Model;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>Statements that something is gone. What counts is whether anybody could have used it.</summary>
internal static class Removals
{
    private const int LongestPhrase = 9;

    private static readonly WordSet Verbs = Spared.Words(language => language.Removal);
    private static readonly WordSet Harmless = Spared.Words(language => language.Harmless);
    private static readonly WordSet HarmlessPlaces = Spared.Words(language => language.HarmlessPlaces);
    private static readonly WordSet Ends = Spared.Words(language => language.NounPhraseEnds);
    private static readonly WordSet Support = WordSet.Of("support compatibility compat поддержк* совместимост*");
    private static readonly WordSet Aids = WordSet.Of("code file files script scripts page team ticket*");
    private static readonly WordSet Outward = WordSet.Of("public response* request* library core standard favor favour this answer* ответ* запрос* публичн* этой этом пользу");

    /// <summary>Words of code that a note may say are gone from the project's own sources ("removed a leftover println!"), which breaks nobody.</summary>
    private static readonly HashSet<string> Keywords = ["unsafe", "any", "var", "let", "const", "unwrap", "unwrap()", "clone", "clone()", "print", "print()", "println", "println!", "dbg!", "eval", "goto", "static", "inline", "async", "await", "null", "nil", "undefined", "todo", "TODO", "FIXME", "#[allow]", "noqa", "mut", "self", "this"];

    private static readonly WordSet Fillers = WordSet.Of("we we've have has this the release version also now finally completely fully and entirely officially update it i been thus please note that both all мы также теперь наконец окончательно полностью в этом релизе версии этой релиз из проекта было была был были и");
    private static readonly WordSet Auxiliaries = WordSet.Of("has have was were is are been be being got had gets");
    private static readonly WordSet Coming = WordSet.Of("will to going gonna would should could might may can must cannot");
    private static readonly WordSet Questions = WordSet.Of("since because which what who how that whose какие какой какая какое каких кто кем чем");
    private static readonly WordSet Finite = WordSet.Of("kept had were did do does showed lost disappeared came went got is are was were can keep keeps stay stays remain remains appear appears");
    private static readonly WordSet Rules = WordSet.Of("если когда при через после согласно автоматически");
    private static readonly PhraseTable OfTheBuild = new(["скрипт* ..2 сборки|релиза|релизов|выпуска|деплоя|публикации|тестов|ci", "build|release|deploy|deployment|publish|ci ..1 script|scripts|tooling|job|jobs"]);
    private static readonly PhraseTable Occasions = new(["on|upon|during uninstall*|exit|shutdown|logout|quit|close|startup|start", "в|за один раз|заход"]);
    private static readonly WordSet Sources = WordSet.Of("from in of из в во с со");

    /// <summary>Null = nothing is said to be gone that counts.</summary>
    /// <param name="onlyNamed">Only what people know by name counts, not any name of code.</param>
    public static BreakingRule? In(IReadOnlyList<NoteToken> tokens, bool onlyNamed)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind == NoteTokenKind.Word && Verbs.Contains(tokens[at]) && At(tokens, at, onlyNamed) is { } rule)
                return rule;
        }
        return null;
    }

    /// <summary>Whether a line under a heading "Removed" tells of something that counts.</summary>
    public static bool CountsAsItem(IReadOnlyList<NoteToken> tokens) => !IsHarmless(After(tokens, 0), tokens, 0);

    private static BreakingRule? At(IReadOnlyList<NoteToken> tokens, int verb, bool onlyNamed)
    {
        if (verb == 0 && tokens.Count > 1 && tokens[1].Is(":"))
            return CountsAsItem([.. tokens.Skip(2)]) ? BreakingRule.Removed : null;
        if (Occasions.IsIn(tokens) || (tokens[verb].Text.EndsWith("тся", StringComparison.Ordinal) && tokens.Any(Rules.Contains)))
            return null;
        if (Spared.NegatedBefore(tokens, verb, 3) || Spared.Conditional(tokens, verb) || IsAskedFor(tokens, verb) || IsAttribute(tokens, verb))
            return null;
        if (verb == 0 && tokens[0].Text.EndsWith("ing", StringComparison.Ordinal))
            return Judge(After(tokens, 1), tokens, 1, onlyNamed) is BreakingRule.NoLongerSupported and var support ? support : null;
        if (IsPassive(tokens, verb) || IsElliptic(tokens, verb))
            return Coming.Contains(TokenBefore(tokens, verb, 2)) ? null : Judge(Before(tokens, verb), tokens, verb + 1, onlyNamed);
        if (IsActive(tokens, verb) && Judge(After(tokens, verb + 1), tokens, verb + 1, onlyNamed) is { } rule)
            return rule;
        // A Russian participle needs no auxiliary, and stands before or after what it is said of.
        return tokens[verb].Text[0] > 'z' && !Coming.Contains(TokenBefore(tokens, verb, 1))
            ? Judge(Before(tokens, verb), tokens, verb + 1, onlyNamed) ?? Judge(After(tokens, verb + 1), tokens, verb + 1, onlyNamed)
            : null;
    }

    /// <summary>"Shows which columns were removed", "columns that were removed": told in passing of something else.</summary>
    private static bool IsAskedFor(IReadOnlyList<NoteToken> tokens, int verb)
    {
        for (var at = verb - 1; at >= 0 && at >= verb - 5 && !tokens[at].EndsClause && !tokens[at].Is(","); at--)
        {
            var isLink = at > 0 && tokens[at - 1].Is(",") && tokens[at].Text[0] <= 'z';
            if (Questions.Contains(tokens[at]) && !isLink)
                return true;
        }
        return false;
    }

    /// <summary>"Removed members keep their history": an attribute, not an act.</summary>
    public static bool IsAttribute(IReadOnlyList<NoteToken> tokens, int verb) =>
        verb == 0 && (tokens[0].Text.EndsWith("ed", StringComparison.Ordinal) || tokens[0].Is("gone")) && After(tokens, 1).Skip(1).Any(Finite.Contains);

    private static NoteToken TokenBefore(IReadOnlyList<NoteToken> tokens, int at, int distance) =>
        at >= distance ? tokens[at - distance] : new NoteToken(NoteTokenKind.Mark, "");

    private static bool IsPassive(IReadOnlyList<NoteToken> tokens, int verb) =>
        verb > 0 && (Auxiliaries.Contains(tokens[verb - 1]) || (verb > 1 && tokens[verb - 1].Text.EndsWith("ly", StringComparison.Ordinal) | tokens[verb - 1].Is("now") && Auxiliaries.Contains(tokens[verb - 2])));

    /// <summary>"Flag x removed, use y": without "is".</summary>
    private static bool IsElliptic(IReadOnlyList<NoteToken> tokens, int verb) =>
        verb > 0 && tokens[verb].Text is [.., 'e', 'd'] or "gone" && tokens[verb - 1].Kind is NoteTokenKind.Code or NoteTokenKind.Word or NoteTokenKind.Number && !Fillers.Contains(tokens[verb - 1])
        && (verb + 1 >= tokens.Count || tokens[verb + 1].Kind == NoteTokenKind.Link || tokens[verb + 1].Text is "," or "(" or ";" or "—" or ":" or "in" or "as" or "from" or "because" or "entirely" or "completely" or "since" or "use" or "and");

    private static bool IsActive(IReadOnlyList<NoteToken> tokens, int verb)
    {
        if (verb > 0 && (tokens[verb - 1].Text is "and" or "," or "—" or ":" or "и" || tokens[verb - 1].EndsClause))
            return !(verb > 1 && tokens[verb - 1].Is("and") && tokens[verb - 2].Is("drag"));
        for (var at = 0; at < verb; at++)
        {
            if (tokens[at].Kind == NoteTokenKind.Word && !Fillers.Contains(tokens[at]))
                return false;
        }
        return verb <= LongestPhrase;
    }

    /// <summary>What is gone, in the words after the verb.</summary>
    private static List<NoteToken> After(IReadOnlyList<NoteToken> tokens, int start)
    {
        var phrase = new List<NoteToken>();
        for (var at = start; at < tokens.Count && phrase.Count < LongestPhrase; at++)
        {
            // "Support for x" is one phrase, and so is "поддержка x".
            if (tokens[at].EndsClause || tokens[at].Kind == NoteTokenKind.Link || (Ends.Contains(tokens[at]) && !(phrase.Count > 0 && Support.Contains(phrase[^1]))))
                break;
            if (phrase.Count > 0 && Support.Contains(phrase[^1]) && Aids.Contains(tokens[at]))
                return [];
            if (!tokens[at].Is("("))
                phrase.Add(tokens[at]);
        }
        return phrase;
    }

    private static List<NoteToken> Before(IReadOnlyList<NoteToken> tokens, int verb)
    {
        var start = verb;
        while (start > 0 && !tokens[start - 1].EndsClause && verb - start < LongestPhrase + 3)
            start--;
        return [.. tokens.Skip(start).Take(verb - start)];
    }

    private static BreakingRule? Judge(List<NoteToken> phrase, IReadOnlyList<NoteToken> tokens, int after, bool onlyNamed)
    {
        if (IsHarmless(phrase, tokens, after))
            return null;
        if (phrase.Any(Support.Contains) || IsPlatform(phrase))
            return BreakingRule.NoLongerSupported;
        return phrase.Any(Vocabulary.IsPublic) || (!onlyNamed && phrase.Any(IsName) && !IsFromWithin(tokens, after)) ? BreakingRule.Removed : null;
    }

    /// <summary>A name of code that others could use, rather than a word of the language it is written in.</summary>
    private static bool IsName(NoteToken token) =>
        token.Kind == NoteTokenKind.Code && token.Text.Length > 0 && token.Text[0] != '@' && !token.Text.StartsWith("console", StringComparison.Ordinal) && !Keywords.Contains(token.Text);

    /// <summary>"From the allocator": out of something that is no part of what others use.</summary>
    private static bool IsFromWithin(IReadOnlyList<NoteToken> tokens, int after)
    {
        for (var at = after; at < tokens.Count && at < after + 8; at++)
        {
            if (Sources.Contains(tokens[at]))
                return !tokens.Skip(at + 1).Take(5).Any(token => token.Kind is NoteTokenKind.Code or NoteTokenKind.Number || Vocabulary.IsPublic(token) || Vocabulary.IsPlatform(token) || Outward.Contains(token));
        }
        return false;
    }

    private static bool IsHarmless(List<NoteToken> phrase, IReadOnlyList<NoteToken> tokens, int after)
    {
        if (OfTheBuild.IsIn(phrase))
            return true;
        // Support is missed, whatever it was for.
        if (!phrase.Take(4).Any(Support.Contains) && phrase.Any(Harmless.Contains))
            return true;
        for (var at = StartsWithSource(tokens) ? 0 : after; at < tokens.Count && at < after + 14; at++)
        {
            if (!Sources.Contains(tokens[at]))
                continue;
            for (var place = at + 1; place < tokens.Count && place <= at + 4; place++)
            {
                if (HarmlessPlaces.Contains(tokens[place]))
                    return true;
            }
        }
        return false;
    }

    /// <summary>"From the tests, x is removed."</summary>
    private static bool StartsWithSource(IReadOnlyList<NoteToken> tokens) => tokens.Count > 0 && Sources.Contains(tokens[0]);

    /// <summary>A platform by its name, with a version or as all that is named.</summary>
    private static bool IsPlatform(List<NoteToken> phrase)
    {
        for (var at = 0; at < phrase.Count; at++)
        {
            if (Vocabulary.IsPlatform(phrase[at]) && (at == phrase.Count - 1 || phrase.Skip(at + 1).Take(3).Any(next => next.Kind == NoteTokenKind.Number)))
                return true;
        }
        return false;
    }
}
