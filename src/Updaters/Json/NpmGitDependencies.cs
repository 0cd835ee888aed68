using System.Text.RegularExpressions;
using Updaters.Documents;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Json;

/// <summary>
/// Finds <c>package.json</c>'s dependencies on repositories: <c>github:owner/name#v1.2.3</c>, <c>owner/name#v1.2.3</c>, git URLs with a
/// <c>#tag</c>, and <c>#semver:^1.2.3</c>, which is a range.
/// </summary>
/// <remarks>https://docs.npmjs.com/cli/configuring-npm/package-json#git-urls-as-dependencies</remarks>
internal static partial class NpmGitDependencies
{
    public static IEnumerable<Reference> Find(FileText file, Document document, IReadOnlyList<Upstream> upstreams, NameHits names)
    {
        var hosts = UrlHost.All(upstreams);
        return from value in document.Values
               where names.AnyIn(value.Span)
               from reference in In(file, value.Span, upstreams, hosts)
               select reference;
    }

    private static IEnumerable<Reference> In(FileText file, TextSpan value, IReadOnlyList<Upstream> upstreams, IReadOnlyList<UrlHost> hosts)
    {
        if (Dependency().Match(file.Text, value.Start, value.Length) is not { Success: true } match || match.Length != value.Length)
            return [];
        var address = match.Groups["address"];
        var named = RepoName.TryParse(Shorthand().Replace(address.Value, "$1"), out var repo)
            ? [.. upstreams.Where(upstream => upstream.Id.Repo.Equals(repo))]
            : NamedBy(file.Text, new TextSpan(address.Index, address.Length), upstreams, hosts);
        var version = new TextSpan(match.Groups["version"].Index, match.Groups["version"].Length);
        return match.Groups["semver"].Success ? Ranges(file, version, named) : PinnedRepository.At(file, version, named);
    }

    private static List<Upstream> NamedBy(string text, TextSpan address, IReadOnlyList<Upstream> upstreams, IReadOnlyList<UrlHost> hosts) =>
    [
        .. from host in hosts
           where host.Site == UrlSite.Web
           from url in RepositoryUrl.In(text, address, host)
           where url.End == address.End
           from upstream in upstreams
           where url.Names(upstream)
           select upstream,
    ];

    /// <summary>npm chooses among the tags that are versions, with a <c>v</c> or without.</summary>
    private static IEnumerable<Reference> Ranges(FileText file, TextSpan span, List<Upstream> named)
    {
        var current = span.Of(file.Text);
        var isExact = VariableNames.LooksLikeVersion(current);
        return current.AsSpan().ContainsAnyInRange('0', '9')
            ? named.Select(upstream => new Reference(upstream.Id, file.Path, span, current, isExact ? ReferenceKind.Value : ReferenceKind.Range, Tie.Structure, [])
            {
                Dialect = isExact ? null : RangeDialect.Npm,
            })
            : [];
    }

    [GeneratedRegex(@"\G(?<address>[^\s#""\\]+)#(?<semver>semver:)?(?<version>[^\s""\\][^""\\]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Dependency();

    [GeneratedRegex(@"\A(?:github:)?([^/:@]+/[^/:@]+?)(?:\.git)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shorthand();
}
