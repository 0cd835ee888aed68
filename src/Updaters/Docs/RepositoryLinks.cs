using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Finds where a text names a repository without a version: <c>owner/name</c>, or a URL that leads to it.</summary>
internal static partial class RepositoryLinks
{
    /// <summary>Each mention with its upstream, in the order of the text.</summary>
    public static IEnumerable<(TextSpan Span, Upstream Upstream)> In(string text, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var match = Mention().Match(text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            if (Named(match, upstreams) is { } upstream)
                yield return (new TextSpan(match.Index, match.Length), upstream);
        }
    }

    /// <summary>The one upstream that the words name and nothing else: its repository, image, package or variable, or a link to it.</summary>
    public static (Upstream Upstream, Tie Tie)? NamedBy(string words, IReadOnlyList<Upstream> upstreams)
    {
        if (words.Length > LongestName)
            return null;
        var bare = words.Trim(' ', '\t', '\r', '\n', '*', '_', '`', '"', '\'', '<', '>', '(', ')', ':', ',');
        if (KnownNames.Resolve(upstreams, upstream => upstream.Variables, known => known.Text == bare) is { } variable)
            return (variable.Upstream, new Tie.ByName(variable.Name, bare));
        // Tables of inputs and settings spell the variable in their own way: tool-version, toolVersion.
        if (bare.Length <= LongestKey && NamedValues.Tie(bare, upstreams) is { } spelled)
            return (spelled.Upstream, new Tie.ByName(spelled.Name, bare));
        if (PackagePins.Tie(bare, upstreams) is { Name.Source: NameSource.Config } package)
            return (package.Upstream, new Tie.ByName(package.Name, bare));
        if (ImageIndex.Of(upstreams).Named(bare) is [var image] && upstreams.FirstOrDefault(upstream => upstream.Id.Equals(image.Id)) is { } known)
            return (known, new Tie.ByName(image.Name, bare));
        var named = In(words, new TextSpan(0, words.Length), upstreams).Select(mention => mention.Upstream).Distinct().ToList();
        return named is [var only] && IsButName(words, only) ? (only, Tie.Structure) : null;
    }

    private const int LongestName = 300;

    private const int LongestKey = 60;

    /// <summary>Whether the words beside the mentions say no more than that it is this thing.</summary>
    private static bool IsButName(string words, Upstream upstream)
    {
        // Another repository beside it is no part of its name.
        var rest = Mention().Replace(LinkText().Replace(words, " "), mention => mention.Groups["host"].Success || Named(mention, [upstream]) is not null ? " " : mention.Value);
        return Words().Matches(rest).All(word => Empty().IsMatch(word.Value) || word.Value.Equals(upstream.Id.Repo.Name, StringComparison.OrdinalIgnoreCase));
    }

    private static Upstream? Named(Match match, IReadOnlyList<Upstream> upstreams)
    {
        var name = match.Groups["name"].Value.TrimEnd('.');
        name = name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        var host = match.Groups["host"];
        return RepoName.TryParse($"{match.Groups["owner"].Value}/{name}", out var repo)
            ? upstreams.FirstOrDefault(upstream => upstream.Id.Repo.Equals(repo) && (!host.Success || upstream.Hosts.Contains(host.Value, StringComparer.OrdinalIgnoreCase)))
            : null;
    }

    [GeneratedRegex("""https?://(?<host>[A-Za-z0-9.-]{1,100})/(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})[^\s"'`<>()\[\]|]{0,300}|(?<![\w./@:-])(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?)(?![\w/@-]|:[^\s*_])""", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    // What a link is called is no further word: [the engine](url), url[the engine], <a href="url">the engine</a>.
    [GeneratedRegex("""(?<=\[)[^\[\]]{1,100}(?=\]\()|(?<=://[^\s\[\]]{1,200}\[)[^\[\]]{1,100}(?=\])|</?[A-Za-z][^<>]{0,40}?(?=[ >])|(?<=`)[^`<>]{1,100}(?=<)|href=|_{1,2}(?=\W|\z)|\blink:""", RegexOptions.CultureInvariant)]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\A(?:the|a|of|to|upstream|version|versions|tag|release|ref|repo|repository|source|sources|home|github|engine|core|server|cli|itself|image|binary|package|install|installed|fetch|fetched|use|used|build|download|that|which|is|gets|be|in|версия|версию|версии|тег|релиз|какую|какой|какая|ставить|в|образ|образа|репозиторий|движок|ядро|сервер|утилита|проекта|для|установки|скачать|сборки|используемая)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Empty();
}
