using System.Text.RegularExpressions;

namespace Updaters.Docs;

/// <summary>Files that record what was: changelogs, release notes, news, decisions, pages with a date for a name. No version in them may move.</summary>
internal static partial class HistoryFiles
{
    /// <summary>Whether the file is one by its name or by a folder that it lies in.</summary>
    public static bool Include(string path)
    {
        var parts = path.Split('/');
        return parts[..^1].Any(IsFolder) || IsFile(parts[^1]);
    }

    private static bool IsFolder(string name) => Anywhere().IsMatch(WordsOf(name)) || Folder().IsMatch(WordsOf(name));

    private static bool IsFile(string name)
    {
        var extension = name.LastIndexOf('.');
        var words = WordsOf(extension > 0 ? name[..extension] : name);
        return Anywhere().IsMatch(words) || AtTheEnd().IsMatch(words) || Dated().IsMatch(words);
    }

    private static string WordsOf(string name) => Separators().Replace(name, " ").Trim();

    [GeneratedRegex(@"[\s_.,()\[\]-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"change ?logs?\b|\brelease ?notes?\b|\bwhat ?s ?new\b|\bистори[яи] (изменени|верси|релиз|выпуск)|\b(список|журнал) изменени|\bчто нового\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Anywhere();

    // Behind the word only a version, a date or a language may stand: HISTORY-1.x, CHANGES.ru, but not news-api.
    [GeneratedRegex(@"\b(changes|history|news|releases|migration|migrating|upgrading|(migration|upgrade) (guide|notes)|изменения|история|новости|релизы|миграция|(known )?bugs|known (issues|problems)|benchmarks?|advisor(y|ies)|post ?mortems?|incidents?|(old|older|previous|past|legacy|archived) (versions?|releases?|docs|setup)|legacy|archived?|down ?grad(e|es|ing)|roll(ing)? ?back|eol|end of (life|support)|deprecations?|meeting notes|minutes|retrospectives?|announcements?|(bug|issue) (report|template)|milestones|timeline|road ?map|plans|backlog|wish ?list|планы|бэклог|дорожная карта|откат|(прошлые|старые|прежние) (версии|выпуски|релизы)|объявления|анонсы)( (v?\d[\w]*|x|[a-z]{2}|old|archive))*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AtTheEnd();

    [GeneratedRegex(@"\A\d{4} [01]\d [0-3]\d( |\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\A((changes|history|news|newsfragments|releases|changesets?|изменения)( d)?|adrs?|(architecture )?decisions?( records?)?|blog|posts|versioned docs|archived?|legacy|rfcs?|post ?mortems?|incidents|announcements?|issue template|issues|minutes|meetings|benchmarks?|migrations?|old)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Folder();
}
