using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Finds a repository named with its version in sentences and in lines of a <c>go.mod</c>.</summary>
internal static partial class RepositoryMentions
{
    /// <summary>Sentences that name a repository with its version: <c>acme/tool v1.2.3</c>, <c>[acme/tool](https://github.com/acme/tool) 1.2.3</c>.</summary>
    public static IEnumerable<Reference> InSentences(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) => RepositoryTags.Values(file, within, upstreams, Named());

    /// <summary>Lines of a <c>go.mod</c> in code: <c>github.com/owner/name v1.2.3</c>.</summary>
    public static IEnumerable<Reference> InGoModules(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var match = Required().Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            if (RepositoryTags.RepoOf(match) is not { } repo)
                continue;
            var version = match.Groups["version"];
            var majors = RepositoryTags.MajorsOf(match.Groups["major"]);
            foreach (var upstream in upstreams.Where(upstream => upstream.Id.Repo.Equals(repo)))
                yield return new Reference(upstream.Id, file.Path, new TextSpan(version.Index, version.Length), version.Value, ReferenceKind.Tag, Tie.Structure, []) { Majors = majors };
        }
    }

    [GeneratedRegex(@"(?<![\w./@-])(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})(?:\]\(https://github\.com/[^()\s]{1,200}\))?[\x60*]{0,3}[ \t]+(?:at[ \t]+)?(?:(?:tag|version|release)[ \t]+)?[\x60*]{0,3}(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)(?![\w@/:+]|[.-]\w|\*?x)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<=(?:\A|[\r\n`])[ \t>]*(?:require[ \t]+)?)github\.com/(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})(?:/v(?<major>[0-9]{1,4}))?[ \t]+(?<version>v[0-9]+\.[0-9]+\.[0-9]+)(?=[ \t\r\n`]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Required();
}
