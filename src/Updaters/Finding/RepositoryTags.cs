using System.Globalization;
using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>
/// Finds a repository named with its tag, without a URL: <c>uses: owner/name@v1</c>, <c>owner/name/folder@v1</c>,
/// <c>github:owner/name#v1</c> (npm), <c>github:owner/name/v1</c> (Nix), <c>github.com/owner/name@v1</c> (Go), and <c>?ref=v1</c> (Terraform).
/// </summary>
internal static partial class RepositoryTags
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var match = Mention().Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            var version = match.Groups["version"];
            // owner/name#12 is an issue.
            if ((match.Groups["hash"].Success && !version.ValueSpan.Contains('.')) || RepoOf(match) is not { } repo)
                continue;
            foreach (var upstream in upstreams.Where(upstream => upstream.Id.Repo.Equals(repo)))
                yield return new Reference(upstream.Id, file.Path, new TextSpan(version.Index, version.Length), version.Value, KindOf(match), Tie.Structure, []) { Majors = IsGoModule(match) ? MajorsOf(match.Groups["major"]) : null };
        }
    }

    /// <summary>In command lines, where <c>owner/name@v1</c> alone may be of any host: <c>go install github.com/owner/name/…@v1</c>, <c>npm install github:owner/name#v1</c>.</summary>
    public static IEnumerable<Reference> InCommands(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var match = Mention().Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            if (match.Groups["host"].ValueSpan is "github.com/" or "github:" or "gh:")
            {
                foreach (var reference in Pinned(file, match, upstreams))
                    yield return reference;
            }
        }
    }

    /// <summary>Where the stretch is all of <c>owner/name@v1</c>.</summary>
    public static IEnumerable<Reference> AllOf(FileText file, TextSpan stretch, IReadOnlyList<Upstream> upstreams) =>
        Mention().Match(file.Text, stretch.Start, stretch.Length) is { Success: true } match && match.Length == stretch.Length && match.Groups["at"].Success
            ? Pinned(file, match, upstreams)
            : [];

    private static IEnumerable<Reference> Pinned(FileText file, Match mention, IReadOnlyList<Upstream> upstreams)
    {
        var version = mention.Groups["version"];
        List<Upstream> named = RepoOf(mention) is { } repo
            ? [.. upstreams.Where(upstream => upstream.Id.Repo.Equals(repo) && upstream.Hosts.Contains("github.com", StringComparer.OrdinalIgnoreCase))]
            : [];
        return PinnedRepository.At(file, new TextSpan(version.Index, version.Length), named)
            .Select(reference => reference with { Kind = KindOf(mention), Majors = IsGoModule(mention) ? MajorsOf(mention.Groups["major"]) : null });
    }

    /// <summary>Of a Go module the path says which majors it may be: <c>…/v2</c> that one, none 0 and 1 (https://go.dev/ref/mod#major-version-suffixes).</summary>
    internal static MajorVersions MajorsOf(Group major) =>
        major.Success && int.Parse(major.ValueSpan, CultureInfo.InvariantCulture) is var number ? new MajorVersions(number, number) : new MajorVersions(0, 1);

    private static bool IsGoModule(Match mention) =>
        mention.Groups["at"].Success && mention.ValueSpan.StartsWith("github.com/", StringComparison.OrdinalIgnoreCase) && mention.Groups["version"].ValueSpan is ['v', ..];

    /// <summary>A whole version without the tag's <c>v</c> behind an <c>@</c> is for the tool that reads it to make a tag of.</summary>
    private static ReferenceKind KindOf(Match mention) =>
        mention.Groups["at"].Success && mention.Groups["version"].ValueSpan is [>= '0' and <= '9', ..] && mention.Groups["version"].ValueSpan.Count('.') > 1 ? ReferenceKind.Value : ReferenceKind.Tag;

    /// <summary>Tools that a tool manager takes from a repository's releases, with or without the tag's <c>v</c>: <c>ubi:owner/name@1.2.3</c>, <c>"ubi:owner/name" = "1.2.3"</c>.</summary>
    public static IEnumerable<Reference> InToolNames(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) => Values(file, within, upstreams, Tool());

    /// <summary>Commands of GitHub's client that name the tag beside the repository: <c>gh release download v1.2.3 --repo owner/name</c>.</summary>
    public static IEnumerable<Reference> InReleaseCommands(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) =>
        [.. Values(file, within, upstreams, ReleaseCommand()).Select(reference => reference with { Kind = ReferenceKind.Tag }), .. Values(file, within, upstreams, Winget())];

    /// <summary>What the pattern's groups <c>owner</c>, <c>name</c> and <c>version</c> match; the version with or without the tag's <c>v</c>.</summary>
    internal static IEnumerable<Reference> Values(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams, Regex pattern)
    {
        for (var match = pattern.Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            var version = match.Groups["version"];
            if (RepoOf(match) is not { } repo)
                continue;
            foreach (var upstream in upstreams.Where(upstream => upstream.Id.Repo.Equals(repo)))
                yield return new Reference(upstream.Id, file.Path, new TextSpan(version.Index, version.Length), version.Value, ReferenceKind.Value, Tie.Structure, []);
        }
    }

    internal static RepoName? RepoOf(Match match)
    {
        var name = match.Groups["name"].Value;
        name = name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        return RepoName.TryParse($"{match.Groups["owner"].Value}/{name}", out var repo) ? repo : null;
    }

    [GeneratedRegex(
        """
        (?<![\w.@/$%{~+-])
        (?: (?<host>(?>(?:(?:git::)?(?:https?://|ssh://)?(?:git@)?github\.com[/:]|github:|gh:)?))
            (?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?>(?<name>[A-Za-z0-9._-]{1,100}))(?>(?:/v(?<major>[0-9]{1,4})(?=[@/]))?)(?>(?:/{1,2}[A-Za-z0-9._-]{1,100}){0,6})
            (?: (?<at>@) | (?<hash>\#)(?:semver:)? | \?ref= )
          | github:(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})/
        )
        (?<version>(?:[A-Za-z][A-Za-z0-9_]*-)?[vV]?[0-9]+(?:\.[0-9]+)*(?:[-+.][0-9A-Za-z]+)*)
        (?![\w/@:{$*%]|[.-]\w)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<![\w.:/-])(?:ubi|aqua):(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})(?:@|""[ \t]*=[ \t]*"")(?<version>[vV]?[0-9]+(?:\.[0-9]+)+)(?![\w/@:+]|[.-]\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Tool();

    [GeneratedRegex(@"\bwinget[ \t]+(?:install|upgrade|download)\b[^\r\n`|;&]{0,60}?[ \t](?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})\.(?<name>[A-Za-z0-9_-]{1,100})(?:[ \t]+-{1,2}[a-z-]{1,20}){0,3}[ \t]+(?:--version|-v)[ \t=](?<version>[0-9]+(?:\.[0-9]+)+)(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex Winget();

    [GeneratedRegex(@"\bgh[ \t]+release[ \t]+(?:download|view)[ \t]+(?:(?<version>[vV]?[0-9]+(?:\.[0-9]+)+)(?=[ \t])[^\r\n`|;&]{0,200}?[ \t](?:--repo|-R)[ \t=]+|(?:--repo|-R)[ \t=]+)(?:github\.com/)?(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})(?(version)|[ \t]+(?<version>[vV]?[0-9]+(?:\.[0-9]+)+)(?![\w.]))", RegexOptions.CultureInvariant)]
    private static partial Regex ReleaseCommand();
}
