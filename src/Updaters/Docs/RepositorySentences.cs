using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Sentences that name a repository, mostly by a link that says no version, with the version beside it: <c>[Tool 1.2.3](https://…)</c>,
/// <c>[acme/tool](https://…) v1.2.3</c>, <c>version 1.2.3 of [acme/tool]</c>, <c>Tool 1.2.3 (https://…)</c>; or that say behind one what its version is now:
/// <c>The packaged version is 1.2.3</c>.
/// </summary>
internal static partial class RepositorySentences
{
    /// <summary>How far from the repository's name its version may stand.</summary>
    private const int Reach = 400;

    private const int LongestLine = 1000;

    /// <param name="mentions">Where repositories are named.</param>
    public static IEnumerable<Reference> Find(FileText file, IEnumerable<(TextSpan Span, Upstream Upstream)> mentions)
    {
        foreach (var (mention, upstream) in mentions)
        {
            var line = LineAround(file.Text, mention);
            TextSpan?[] found = [InLabel(file.Text, line, mention, upstream), Before(file.Text, line, mention, upstream), Behind(file.Text, mention), Stated(file.Text, mention, upstream)];
            foreach (var version in found.OfType<TextSpan>().Distinct())
                yield return new Reference(upstream.Id, file.Path, version, version.Of(file.Text), ReferenceKind.Value, Tie.Structure, []);
        }
    }

    /// <summary>The version in the text of the link whose URL the mention is.</summary>
    private static TextSpan? InLabel(string text, TextSpan line, TextSpan mention, Upstream upstream)
    {
        if (!IsWhole(text, mention))
            return null;
        var before = text.AsSpan(line.Start, mention.Start - line.Start);
        var label = LabelBefore().Match(before.ToString()) is { Success: true } inline
            ? new TextSpan(line.Start + inline.Groups["label"].Index, inline.Groups["label"].Length)
            : LabelBehind().Match(text, mention.End, line.End - mention.End) is { Success: true } behind ? new TextSpan(behind.Groups["label"].Index, behind.Groups["label"].Length) : default;
        var match = Label().Match(label.Of(text));
        return match.Success && IsName(match.Groups["name"].Value, upstream) ? new TextSpan(label.Start + match.Groups["version"].Index, match.Groups["version"].Length) : null;
    }

    /// <summary><c>version 1.2.3 of</c> the mention, <c>Tool 1.2.3 (</c>the mention.</summary>
    private static TextSpan? Before(string text, TextSpan line, TextSpan mention, Upstream upstream)
    {
        var start = StartOfLines(text, line.Start);
        var match = VersionBefore().Match(text[start..mention.Start].Replace('\r', ' ').Replace('\n', ' '));
        return match.Success && (match.Groups["word"].Success || match.Groups["of"].Success || IsName(match.Groups["name"].Value, upstream))
            ? new TextSpan(start + match.Groups["version"].Index, match.Groups["version"].Length)
            : null;
    }

    /// <summary>Where the line above starts, unless it is empty or ends a sentence: a sentence may go on from there.</summary>
    private static int StartOfLines(string text, int line)
    {
        if (line == 0)
            return line;
        var end = text.AsSpan(0, line) is [.., '\r', '\n'] ? line - 2 : line - 1;
        var above = text.AsSpan(Math.Max(0, end - LongestLine)..end);
        above = above[(above.LastIndexOfAny('\r', '\n') + 1)..];
        return above.Trim(" \t>").IsEmpty || above.TrimEnd() is [.., '.' or ':' or '|' or '`'] ? line : end - above.Length;
    }

    private static TextSpan? Behind(string text, TextSpan mention)
    {
        if (!IsWhole(text, mention))
            return null;
        var match = VersionBehind().Match(text, mention.End, Math.Min(Reach, text.Length - mention.End));
        if (match.Success && (!match.Groups["to"].Success || Pins(text, mention.Start)))
            return new TextSpan(match.Groups["version"].Index, match.Groups["version"].Length);
        var named = VersionNamedBehind().Match(text, mention.End, Math.Min(Reach, text.Length - mention.End));
        return named.Success && (named.Groups["word"].Success || SaysVersion(text, mention.Start)) ? new TextSpan(named.Groups["version"].Index, named.Groups["version"].Length) : null;
    }

    /// <summary>Whether the sentence up to the name sets something to a version: <c>we pin acme/tool to v1.2.3</c>.</summary>
    private static bool Pins(string text, int mention) => PinVerb().IsMatch(SentenceUpTo(text, mention));

    /// <summary>Whether the sentence up to the name is about a version: <c>The version of acme/tool in production: v1.2.3</c>.</summary>
    private static bool SaysVersion(string text, int mention) => VersionNoun().IsMatch(SentenceUpTo(text, mention));

    private static ReadOnlySpan<char> SentenceUpTo(string text, int place)
    {
        var start = HistoryStatements.SentenceAround(text, new TextSpan(place, 0)).Start;
        return text.AsSpan(start, place - start);
    }

    /// <summary>What is said of the version, in the mention's paragraph or the next one, before another thing is named.</summary>
    private static TextSpan? Stated(string text, TextSpan mention, Upstream upstream)
    {
        if (StatedVersions.FirstIn(text, new TextSpan(mention.End, Math.Min(Reach, text.Length - mention.End))) is not var (start, version))
            return null;
        var between = text.AsSpan(mention.End, start - mention.End);
        var isOfUpstream = text.AsSpan(start, version.Start - start).Contains("upstream", StringComparison.OrdinalIgnoreCase);
        return ParagraphEnd().Count(between) > 1 || (isOfUpstream ? NamesOtherProject() : NamesOther()).IsMatch(between) || OfOther().IsMatch(between) || Likeness().IsMatch(SentenceUpTo(text, mention.Start)) || Owners.AreOthers(text, HistoryStatements.SentenceAround(text, version), version, upstream) || OfPart().IsMatch(text, version.End) ? null : version;
    }

    /// <summary>The repository as a whole: a URL to a release, file or issue of it is about that, and the links' own rules say what moves with it.</summary>
    private static bool IsWhole(string text, TextSpan mention) => WholeRepository().IsMatch(text.AsSpan(mention.Start, mention.Length));

    private static bool IsName(string words, Upstream upstream)
    {
        var name = words.Trim(' ', '*', '_', '`', ',', '(');
        return name.Equals(upstream.Id.Repo.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(upstream.Id.Repo.ToString(), StringComparison.OrdinalIgnoreCase)
            || upstream.Packages.Any(package => package.Text.Equals(name, StringComparison.OrdinalIgnoreCase)) || VersionWord().IsMatch(name);
    }

    private static TextSpan LineAround(string text, TextSpan place)
    {
        var from = Math.Max(0, place.Start - LongestLine);
        var start = from + text.AsSpan(from, place.Start - from).LastIndexOfAny('\r', '\n') + 1;
        var rest = text.AsSpan(place.End, Math.Min(LongestLine, text.Length - place.End));
        var length = rest.IndexOfAny('\r', '\n');
        return TextSpan.FromBounds(start, place.End + (length < 0 ? rest.Length : length));
    }

    public const string Version = @"(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)(?![\w@/+]|:\S|[.-]\w|\*?x)";

    [GeneratedRegex(@"(?:\[(?<label>[^\[\]\r\n]{1,100})\]\(<?|`(?<label>[^`<>\r\n]{1,100}?)[ \t]*<|<a\b[^<>]{0,100}href=[""']?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelBefore();

    [GeneratedRegex(@"\G(?:\[(?<label>[^\[\]\r\n]{1,100})\]|[""'][^<>]{0,100}>(?<label>[^<>\r\n]{1,100})</a>)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelBehind();

    [GeneratedRegex(@"\A(?<name>[^\d]*?(?:\b(?:version|release|tag|at|версия|версии|релиз)\b[ \t]*)?)[ \t]*[\s*_`(@]{0,4}" + Version + @"[*_`)]{0,3}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A(?:https?://[^/]+/)?[^/]+/[^/#?]+/?(?:#readme)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeRepository();

    [GeneratedRegex(@"\A(?:the\s+)?(?:version|release|tag|v|версия|версии|версию|релиз|тег)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VersionWord();

    [GeneratedRegex(@"(?<![\w./-])(?:(?<word>version|tag|release|верси[яюией]{1,2}|релиз\w?|тег\w?|выпуск\w?)|(?<name>[\w./-]{1,60}))[*_`]{0,3}[ \t]+[*_`(]{0,3}" + Version + @"[*_`)]{0,3}[ \t]*,?[ \t]*(?:(?:(?<of>of|from)|out[ ]of|at|in|by|via|проекта|из|от|для|утилиты|инструмента|репозитория)[ \t]+(?:the[ \t]+|its[ \t]+|our[ \t]+)?(?:upstream[ \t]+|repository[ \t]+|project[ \t]+)?|[(–—][ \t]*)?(?:\[[^\[\]\r\n]{0,60}\]\(<?|\[|`[^`<>\r\n]{0,60}<|`|<a\b[^<>]{0,60}[""']|<|link:|\*{1,2}){0,2}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VersionBefore();

    // Behind the name what closes its link, then a word or a mark that joins the two.
    [GeneratedRegex(@"\G[*_`]{0,3}(?:\]\([^()\s]{1,200}\)|\]\[[^\[\]\r\n]{0,60}\]|\]|>?\)|[^\s\[\]()]{0,3}>`_{1,2}|>|\[[^\[\]\r\n]{1,100}\]|[""'][^<>]{0,100}>[^<>\r\n]{1,100}</a>)?[*_`]{0,3}[ \t]*(?:[,:=(–—@-][ \t]*)?(?:(?:is|in|at|with|pinned[ ]to|pinned[ ]at|fixed[ ]at|locked[ ]to|set[ ]to|currently|now|(?<to>to)|в|на|закреплен\w*[ ]на)[ \t]+){0,3}(?:(?:the[ \t]+|our[ \t]+|its[ \t]+|exact[ \t]+)?(?:(?:current|fixed|stable|pinned|supported|recommended|required|bundled|packaged|latest[ ]supported|текущей|текущая|нужной|закрепленной|закреплённой)[ \t]+)?(?:version|tag|release|ver\.|верси\w{1,2}|тег\w?|релиз\w?)[ \t]*:?[ \t]*)?(?:<(?:b|strong|code|em|tt|kbd)>)?[*_`""(\[]{0,3}" + Version, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VersionBehind();

    // Words may stand between the name and a colon, dash or verb before the version, which ends the sentence or its first part.
    [GeneratedRegex(@"\G[*_`]{0,3}(?:\]\([^()\s]{1,200}\)|[^\s\[\]()]{0,3}>`_{1,2}|>)?[*_`]{0,3},?(?<word>[ \t]+(?:version|release|tag))?(?:[ \t,]+[\p{L}'’-]{1,20}){0,8}[ \t]*(?::|—|–|=|\bis|\bare|[ ]это|равна)[ \t]*[*_`""]{0,3}" + Version + @"[*_`""]{0,3}(?=[.,;)]?(?:\s|\z))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionNamedBehind();

    [GeneratedRegex(@"\b(?:pin|pins|pinned|pinning|set|sets|lock|locks|locked|fix|fixes|fixed|hold|holds|keep|keeps)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PinVerb();

    [GeneratedRegex(@"\b(?:version|release|верси[яи]|релиз)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VersionNoun();

    [GeneratedRegex(@"(?:\r\n|\r|\n)[ \t>]*(?=[\r\n])", RegexOptions.CultureInvariant)]
    private static partial Regex ParagraphEnd();

    // The subject is somebody's own thing.
    [GeneratedRegex(@"\b(?:our|my|their|your|[\w]+['’]s|наш\w*|ваш\w*|debian|ubuntu|fedora|alpine|homebrew)\s+(?:[\w-]+\s+){0,1}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex OfOther();

    // Another thing is the subject, and is set beside this one.
    [GeneratedRegex(@"\b(?:similar|alternative|like|unlike|replacement|competitor|inspired|аналог\w*|похож\w*|альтернатив\w*)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Likeness();

    // "version 1.2.3 of the protocol".
    [GeneratedRegex(@"\G[*_`)]{0,3}\s+(?:of|протокол\w*|формат\w*|схем\w*)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfPart();

    // Another repository or link: what is said then may be of that. The rest of the mention's own link is none.
    private const string OtherProject = @"(?<=\s)\[[^\[\]]{1,100}\]\(|(?<=[\s(<])https?://|(?<=\s)[A-Za-z0-9-]{1,40}/[A-Za-z0-9-]{1,40}(?=[\s:@,.])|(?:\r|\n)[ \t>]*(?:[#=]{1,6}[ ]|```|~~~|\|)";

    [GeneratedRegex(OtherProject, RegexOptions.CultureInvariant)]
    private static partial Regex NamesOtherProject();

    // Another version, too.
    [GeneratedRegex(OtherProject + @"|\b[0-9]+\.[0-9]+\.[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NamesOther();
}
