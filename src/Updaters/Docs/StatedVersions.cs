using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Words that say of a thing named before what its version is now: <c>the packaged version is 1.2.3</c>, <c>this image installs 1.2.3</c>.</summary>
internal static partial class StatedVersions
{
    private static readonly PhrasePattern Phrases = new(Phrase());
    private static readonly PhrasePattern Predicates = new(Predicate());

    /// <summary>The first such statement in the stretch, which nothing outside of it bears on; null = there is none.</summary>
    public static (int Start, TextSpan Version)? FirstIn(string text, TextSpan stretch)
    {
        var words = text.AsSpan(stretch.Start, stretch.Length);
        if (!words.ContainsAnyInRange('0', '9'))
            return null;
        var phrase = Phrases.FirstMatch(words, 0);
        if (FirstPredicate(words) is var (predicate, subject) && !(phrase?.Start <= subject))
            return (stretch.Start + subject, VersionIn(text, stretch, predicate, Predicate()));
        return phrase is { } match ? (stretch.Start + match.Start, VersionIn(text, stretch, match, Phrase())) : null;
    }

    /// <summary>The predicate, and where the word before it starts; null = there is none.</summary>
    private static (TextSpan Match, int Subject)? FirstPredicate(ReadOnlySpan<char> words)
    {
        for (var from = 0; Predicates.FirstMatch(words, from) is { } match; from = match.Start + 1)
        {
            foreach (var subject in Subject().EnumerateMatches(words[..match.Start]))
                return (match, subject.Index);
        }
        return null;
    }

    private static TextSpan VersionIn(string text, TextSpan stretch, TextSpan match, Regex regex)
    {
        var version = regex.Match(text, stretch.Start + match.Start, stretch.Length - match.Start).Groups["version"];
        return new TextSpan(version.Index, version.Length);
    }

    [GeneratedRegex(@"[\w-]+\s+\z", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Subject();

    /// <summary>Behind any word.</summary>
    [GeneratedRegex(
        """
        \G(?:(?:always|currently|now|presently|also|just)\s+)?(?:installs?|ships?|contains?|bundles?|wraps?|deploys?|runs?|uses?|fetch(?:es)?|downloads?|packages?|pins?|includes?|pulls?|builds?|embeds?|carr(?:y|ies)|comes\s+with|(?:is|are)\s+(?:currently\s+|now\s+)?(?:on|at|pinned\s+to|set\s+to|based\s+on))(?:\s+(?:version|release|tag|its\s+version))?
        \s*[:=—–-]?\s*(?:<(?:code|b|strong|em|tt|kbd)>)?[*_`"(\[]{0,3}
        """ + RepositorySentences.Version,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Predicate();

    [GeneratedRegex(
        """
        \G(?<![\w-])(?:
            (?:current|supported|recommended|packaged|pinned|bundled|shipped|included|installed|deployed|default|wrapped|upstream|used|vendored|embedded|underlying|integrated|engine)\s+(?:[\w/-]{1,40}\s+){0,2}?(?:version|release|tag)
              (?:\s+(?:in\s+use|we\s+\w+|used|here|of\s+it))?(?:\s+is(?:\s+(?:currently|now))?)?
          | version\s+(?:in\s+use|we\s+(?:ship|use|run|pin|package|deploy|bundle)|used|installed|bundled|shipped|packaged|deployed|inside|it\s+\w+|that\s+(?:it|we)\s+\w+)(?:\s+here)?(?:\s+is)?
          | (?:that|which)\s+makes\s+it
          | defaults?(?:\s+(?:to|is|value|version))* | pinned\s+(?:to|at)
          | (?:at\s+the\s+moment|right\s+now|currently|at\s+present|presently|nowadays|today|now|for\s+now)(?:\s*,)?(?:\s+(?:it\s+is|it's|that\s+is|that's|this\s+is|we\s+\w+|on|at|version|is|uses?|with))*
          | (?:текущ|поддерживаем|рекомендуем|используем|упакованн|закрепл[её]нн|встроенн|поставляем|установленн|актуальн|собираем)\w*\s+верси\w+(?:\s+[\p{L}/-]+){0,3}?
          | (?:сейчас|в\s+настоящ\w+\s+(?:момент|время)|на\s+данный\s+момент|на\s+сегодня)(?:\s+(?:внутри|там|здесь|это|мы|у\s+нас|используе\w+|ставится|ставим|стоит|собирае\w+|поставляе\w+|входит|работает\w*|закреплен\w*|в\s+(?:нем|нём|образе|сборке)))*(?:\s+(?:верси\w+|на|с|со))*
          | (?:используется|ставится|устанавливается|поставляется|собирается|разворачивается|скачивается|берется|берётся|закреплена|ставит|устанавливает|разворачивает|скачивает|запускает|содержит)(?:\s+(?:с|со|на|тег|релиз|верси\w+))*
          | по\s+умолчанию(?:\s+(?:это|используется|ставится|берется|берётся|верси\w))* | внутри(?:\s+(?:лежит|верси\w))*
        )\s*[:=—–-]?\s*(?:<(?:code|b|strong|em|tt|kbd)>)?[*_`"(\[]{0,3}
        """ + RepositorySentences.Version,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Phrase();
}
