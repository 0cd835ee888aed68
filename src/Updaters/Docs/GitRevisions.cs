using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Finds the tag that a command or a file names beside a repository's bare URL: <c>git clone --branch v1 https://…</c>, <c>git checkout v1</c> behind a
/// clone, <c>rev: v1</c> below <c>repo: https://…</c>, <c>git = "https://…", tag = "v1"</c>, <c>GIT_TAG v1</c>.
/// </summary>
internal static partial class GitRevisions
{
    /// <summary>A revision stands no more lines below its repository.</summary>
    private const int MostLines = 6;

    private const int LongestLine = 400;

    /// <summary>Where the line names one of the repositories by a URL that says no more.</summary>
    public static IEnumerable<int> RepositoriesIn(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var url = Repository().Match(file.Text, within.Start, within.Length); url.Success; url = url.NextMatch())
        {
            if (Named(url, upstreams).Count > 0)
                yield return url.Index;
        }
    }

    /// <param name="code">The code that the URL stands in: nothing outside of it counts.</param>
    /// <param name="place">Where the URL starts.</param>
    public static IEnumerable<Reference> Find(FileText file, TextSpan code, int place, IReadOnlyList<Upstream> upstreams)
    {
        if (RevisionAt(file.Text, code, place) is not { } span)
            return [];
        // Swift's packages have versions, whatever their tags look like.
        var kind = file.Text.AsSpan(0, span.Start).TrimEnd(" \t\"").EndsWith("exact:") ? ReferenceKind.Value : ReferenceKind.Tag;
        return Named(Repository().Match(file.Text, place), upstreams)
            .Select(upstream => new Reference(upstream.Id, file.Path, span, span.Of(file.Text), kind, Tie.Structure, []));
    }

    private static List<Upstream> Named(Match url, IReadOnlyList<Upstream> upstreams)
    {
        if (!url.Success || RepoOf(url) is not { } repo)
            return [];
        var host = url.Groups["host"].Value;
        return [.. upstreams.Where(upstream => upstream.Id.Repo.Equals(repo) && upstream.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase))];
    }

    private static RepoName? RepoOf(Match url)
    {
        var name = url.Groups["name"].Value;
        return RepoName.TryParse($"{url.Groups["owner"].Value}/{(name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name)}", out var repo) ? repo : null;
    }

    /// <summary>On the repository's own line, else on the nearest one below it, before another repository.</summary>
    private static TextSpan? RevisionAt(string text, TextSpan code, int place)
    {
        var start = Math.Max(code.Start, text.AsSpan(0, place).LastIndexOfAny('\r', '\n') + 1);
        var isFirst = true;
        var isOfAnsible = AnsibleKey().IsMatch(text.AsSpan(start, place - start));
        foreach (var line in Lines.In(text, start).Take(MostLines))
        {
            var length = Math.Min(line.Length, code.End - line.Start);
            if (length < 0 || length > LongestLine)
                return null;
            var content = text.AsSpan(line.Start, length);
            if (!isFirst && (content.Contains("://", StringComparison.Ordinal) || content.Contains("git clone", StringComparison.Ordinal)))
                return null;
            isFirst = false;
            if (RevisionIn(content.ToString(), isOfAnsible) is { } revision)
                return new TextSpan(line.Start + revision.Index, revision.Length);
        }
        return null;
    }

    private static Group? RevisionIn(string line, bool isOfAnsible) =>
        Revision().Match(line) is { Success: true } revision ? revision.Groups["version"]
        : isOfAnsible && AnsibleVersion().Match(line) is { Success: true } version ? version.Groups["version"]
        : null;

    // A URL that ends with the repository, or goes on with ".git".
    [GeneratedRegex("""(?<![\w.-])(?:(?<host>[A-Za-z0-9.-]{1,100}(?::[0-9]{1,5})?)/|git@(?<host>[A-Za-z0-9.-]{1,100}):)(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})/?(?=[\s"'`,;)\]}]|\z)""", RegexOptions.CultureInvariant)]
    private static partial Regex Repository();

    // A role of Ansible's Galaxy, or what its module for Git checks out.
    [GeneratedRegex(@"\A[ \t>-]*(?:src|repo)[ \t]*:[ \t]*[""']?(?:git\+)?(?:https?://)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex AnsibleKey();

    [GeneratedRegex(@"\A[ \t>]*version[ \t]*:[ \t]*[""']?(?<version>[vV]?[0-9]+(?:\.[0-9]+)+)[""']?[ \t]*(?:\#.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex AnsibleVersion();

    [GeneratedRegex("""(?<![\w-])(?:(?:--branch|-b|--tag)[ \t=]+|git[ \t]+(?:-C[ \t]+\S+[ \t]+)?(?:checkout|switch[ \t]+--detach)[ \t]+(?:-q[ \t]+)?|GIT_TAG[ \t]+|["']?(?:rev|tag|ref|revision|targetRevision|exact)["']?[ \t]*(?::|=>?)[ \t]*)["']?(?:refs/)?(?:tags/)?(?<version>[vV]?[0-9]+(?:\.[0-9]+)+(?:[-+.][0-9A-Za-z]+)*)(?![\w/@:{$*%]|[.-]\w)""", RegexOptions.CultureInvariant)]
    private static partial Regex Revision();
}
