using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>
/// Finds repositories whose address and tag stand in two keys of one map: pre-commit's <c>repo</c> and <c>rev</c>, Flux's <c>url</c> and
/// <c>ref.tag</c>, Argo CD's <c>repoURL</c> and <c>targetRevision</c>, Ansible's <c>src</c> and <c>version</c>, flatpak's <c>url</c>,
/// <c>tag</c> and <c>commit</c>, <c>actions/checkout</c>'s <c>repository</c> and <c>ref</c>, Azure Pipelines' <c>name</c> and <c>ref</c> of type <c>github</c>.
/// </summary>
internal sealed class RepositoryPins
{
    private const int ShaLength = 40;

    private const string TagFolder = "refs/tags/";

    private static readonly string[] Addresses = ["repo", "url", "repoURL", "repository", "src", "source", "git", "uri", "name"];

    private static readonly string[] Tags = ["rev", "tag", "ref", "targetRevision", "revision", "source-tag"];

    /// <summary>Beside other addresses a version may be that of the map's own subject.</summary>
    private static readonly string[] AddressesOfVersions = ["repo", "src", "source", "git", "name"];

    private readonly FileText _file;
    private readonly IReadOnlyList<Upstream> _upstreams;

    private RepositoryPins(FileText file, IReadOnlyList<Upstream> upstreams) => (_file, _upstreams) = (file, upstreams);

    public static IEnumerable<Reference> Find(FileText file, Document document, IReadOnlyList<Upstream> upstreams, NameHits names)
    {
        var search = new RepositoryPins(file, upstreams);
        return document.Maps.SelectMany(map => search.InMap(map, names));
    }

    private IEnumerable<Reference> InMap(DocumentNode.Map map, NameHits names)
    {
        foreach (var key in Addresses)
        {
            if (map.Find(key) is not { } address || !names.AnyIn(address.Span) || TagOf(map, key) is not { } tag)
                continue;
            var named = NamedBy(address.Span, key, map);
            if (named.Count > 0)
                return PinnedRepository.At(_file, WithoutFolder(tag.Span), named, CommitOf(map, tag));
        }
        return [];
    }

    private static DocumentNode.Value? TagOf(DocumentNode.Map map, string address) =>
        map.Find(Tags) ?? (map.At("ref") as DocumentNode.Map)?.Find("tag", "commit") ?? (AddressesOfVersions.Contains(address) ? map.Find("version") : null);

    /// <summary>Of git's full name of a tag the tag.</summary>
    private TextSpan WithoutFolder(TextSpan tag) =>
        tag.Of(_file.Text).StartsWith(TagFolder, StringComparison.Ordinal) ? TextSpan.FromBounds(tag.Start + TagFolder.Length, tag.End) : tag;

    /// <summary>A whole SHA that stands beside the tag.</summary>
    private TextSpan? CommitOf(DocumentNode.Map map, DocumentNode.Value tag) =>
        (map.Find("commit", "source-commit") ?? (map.At("ref") as DocumentNode.Map)?.Find("commit")) is { Span.Length: ShaLength } commit && commit != tag
            ? commit.Span
            : null;

    /// <summary>The upstreams of the repository that the value is the address of: a URL up to its name, or <c>owner/name</c> of a checkout.</summary>
    private IReadOnlyList<Upstream> NamedBy(TextSpan address, string key, DocumentNode.Map map)
    {
        if (IsNameOfCheckout(key, map) && RepoName.TryParse(address.Of(_file.Text), out var repo))
            return [.. _upstreams.Where(upstream => upstream.Id.Repo.Equals(repo))];
        return PinnedRepository.AtAddress(_file.Text, address, _upstreams);
    }

    private bool IsNameOfCheckout(string key, DocumentNode.Map map) => map.Find("ref") is not null
        && (key == "repository" || (key == "name" && map.Find("type") is { } type && type.Span.Of(_file.Text) == "github"));
}
