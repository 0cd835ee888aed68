using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>The repositories that a text names, whatever for: by URLs, as actions and reusable workflows, as images of GitHub's own registry, and behind <c>github:</c> and the like.</summary>
/// <remarks>A superset: whether a place names a version is told by an updater that is asked for the repository.</remarks>
public static partial class NamedRepositories
{
    /// <summary>In one file. A longer list is data, not what people keep by hand.</summary>
    public const int Most = 500;

    /// <param name="hosts">The hosts on which a URL's <c>owner/name</c> names a repository.</param>
    /// <returns>Each once, in the order of the text, as it is written first.</returns>
    public static IReadOnlyList<RepoName> In(string text, IReadOnlyList<string> hosts)
    {
        var urls = RepositoryUrl.In(text, new TextSpan(0, text.Length), UrlHosts.On(hosts)).Select(url => $"{url.Owner}/{url.Name}");
        var words = Word().Matches(text).Select(match => match.Groups["repo"].Value);
        return [.. urls.Concat(words).Select(Named).OfType<RepoName>().Distinct().Take(Most)];
    }

    private static RepoName? Named(string text) =>
        RepoName.TryParse(text.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text, out var repo) ? repo : null;

    /// <summary>Where a word before it says that <c>owner/name</c> is a repository.</summary>
    [GeneratedRegex(
        """(?:\buses["']?[ \t]*:[ \t]*["']?|\brepository["']?[ \t]*[:=][ \t]*["']?|\bghcr\.io/|\b(?:github|gh|ubi|aqua):)(?<repo>[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100})""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
