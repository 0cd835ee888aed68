using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Lines of a description of which one names the repository and another its version: <c>- Upstream: https://github.com/acme/tool</c> with <c>- Version: 1.2.3</c>,
/// as vendored code and packages are described; the heading over such lines names the repository, too.
/// </summary>
internal static partial class FieldPairs
{
    /// <summary>How many lines from the repository its version may stand.</summary>
    private const int Farthest = 5;

    private const int LongestLine = 300;

    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        foreach (var line in Lines.In(file.Text, within.Start).TakeWhile(line => line.Start < within.End))
        {
            if (line.Length is 0 or > LongestLine)
                continue;
            var isHeading = IsHeading(file.Text, line);
            if ((isHeading ? Heading() : Owner()).Match(line.Of(file.Text)) is not { Success: true } owner)
                continue;
            if (RepositoryLinks.NamedBy(owner.Groups["value"].Value, upstreams) is not var (upstream, tie) || VersionOf(file.Text, line, isHeading) is not { } version)
                continue;
            yield return new Reference(upstream.Id, file.Path, version, version.Of(file.Text), ReferenceKind.Value, tie, []);
        }
    }

    private static bool IsHeading(string text, TextSpan line) =>
        text[line.Start] is '#' or '=' || (Lines.In(text, line.Start).Skip(1).FirstOrDefault() is { Length: > 2 } next && text[next.Start] is '=' or '-' or '~' or '^' or '"' or '\'' && Underline().IsMatch(text.AsSpan(next.Start, next.Length)));

    private static TextSpan? VersionOf(string text, TextSpan line, bool isHeading) =>
        isHeading ? VersionAmong(text, BelowHeading(text, line)) : VersionBeside(text, line);

    /// <summary>The lines of fields that follow the heading.</summary>
    private static IEnumerable<TextSpan> BelowHeading(string text, TextSpan heading) =>
        Lines.In(text, heading.Start).Skip(1).SkipWhile(line => line.Length == 0 || Underline().IsMatch(text.AsSpan(line.Start, line.Length))).Take(Farthest);

    /// <summary>Below, else above, among the fields that follow one another; null = there is none, or another project comes first.</summary>
    private static TextSpan? VersionBeside(string text, TextSpan line) =>
        VersionAmong(text, Lines.In(text, line.Start).Skip(1).Take(Farthest)) ?? VersionAmong(text, Above(text, line.Start).Take(Farthest)) ?? VersionApart(text, line);

    /// <summary>In the paragraph behind the field, which begins with it: <c>Version 1.2.3, with two patches</c>.</summary>
    private static TextSpan? VersionApart(string text, TextSpan line)
    {
        var apart = Lines.In(text, line.Start).Skip(1).Take(2).ToList();
        return apart is [{ Length: 0 }, { Length: > 0 and <= LongestLine } next] && Apart().Match(next.Of(text)) is { Success: true } match
            ? new TextSpan(next.Start + match.Groups["version"].Index, match.Groups["version"].Length)
            : null;
    }

    private static TextSpan? VersionAmong(string text, IEnumerable<TextSpan> lines)
    {
        foreach (var line in lines)
        {
            if (line.Length is 0 or > LongestLine || !Field().IsMatch(text.AsSpan(line.Start, line.Length)) || Owner().IsMatch(text.AsSpan(line.Start, line.Length)))
                return null;
            if (Version().Match(line.Of(text)) is { Success: true } match)
                return new TextSpan(line.Start + match.Groups["version"].Index, match.Groups["version"].Length);
        }
        return null;
    }

    private static IEnumerable<TextSpan> Above(string text, int start)
    {
        while (start > 1)
        {
            var end = text.AsSpan(0, start) is [.., '\r', '\n'] ? start - 2 : start - 1;
            start = text.AsSpan(0, end).LastIndexOfAny('\r', '\n') + 1;
            yield return TextSpan.FromBounds(start, end);
        }
    }

    private const string Begin = @"\A[ \t>]*(?:[*+-][ \t]+)?[:*_]{0,3}";

    private const string Colon = @"(?:[*_]{0,3}:{1,2}[*_]{0,3}|[*_]{0,3}[ \t]+(?:–|—|=))[ \t]+";

    [GeneratedRegex(Begin + @"\p{L}[\p{L}\d ()/-]{0,40}" + Colon + @"\S", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(Begin + @"(?:upstream|project|source|sources|source code|url|repo|repository|home ?page|website|web ?site|name|github|origin|link|image|docker image|container image|package|module|library|crate|program|tool|component|образ|пакет|программа|утилита|компонент|проект|репозиторий|источник|исходники|исходный код|сайт|ссылка)(?: url| repository| project)?" + Colon + @"(?<value>\S.{0,200})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Owner();

    [GeneratedRegex(@"\A(?:[#=]{1,6}[ \t]+)?(?<value>\S.{0,200}?)[ \t#=]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    // What underlines a title in reStructuredText, and AsciiDoc's styles of lists.
    [GeneratedRegex(@"\A(?:[=~^""'#*+-]{3,}|\[[\w%, ]+\])\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Underline();

    [GeneratedRegex(@"\A[ \t>]*[*_]{0,2}(?:version|release|tag|версия|релиз|тег)[*_]{0,2}[ \t]+[*_`""]{0,3}(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)[*_`""]{0,3}(?=[,.;(]|[ \t]*\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Apart();

    [GeneratedRegex(Begin + @"(?:(?:upstream|current|pinned|packaged|bundled|vendored|imported|used)[ ])?(?:version|release|tag|revision|версия|релиз|тег)" + Colon + @"[*_`""]{0,3}(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)[*_`""]{0,3}[ \t]*(?:[.;\\]|\([^()\d]{1,60}\)|,[^\d]{1,100})?[ \t]*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Version();
}
