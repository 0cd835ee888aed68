using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>
/// Finds charts and other artefacts in image registries whose address and version stand in keys of one map: Helm's <c>dependencies</c>
/// (<c>repository: oci://…</c>, <c>name</c>, <c>version</c>), Flux's <c>url: oci://…</c> with <c>ref.tag</c>, Argo CD's <c>chart</c> and <c>targetRevision</c>.
/// </summary>
/// <remarks>A chart's version may be a range, in npm's grammar. (https://helm.sh/docs/topics/registries/, https://github.com/Masterminds/semver)</remarks>
internal static partial class OciArtifacts
{
    private const string Scheme = "oci://";

    private static readonly string[] Addresses = ["repository", "url", "repoURL"];

    public static IEnumerable<Reference> Find(FileText file, Document document, ImageIndex images, NameHits names) =>
        document.Maps.Where(map => map.Find(Addresses) is not null && map.Entries.Any(entry => entry.Value is DocumentNode.Value value && names.AnyIn(value.Span))).SelectMany(map => InMap(file, map, images));

    private static IEnumerable<Reference> InMap(FileText file, DocumentNode.Map map, ImageIndex images)
    {
        var chart = map.Find("chart", "name")?.Span.Of(file.Text);
        if (map.Find(Addresses)?.Span.Of(file.Text) is not { } address || VersionOf(map) is not { } version)
            return [];
        var isOci = address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        if (!isOci && map.Find("repoURL", "chart") is null)
            return [];
        var folder = (isOci ? address[Scheme.Length..] : address).TrimEnd('/');
        string[] names = chart is null ? [folder] : [$"{folder}/{chart}", folder];
        return names.Select(name => At(file, name, version.Span, images)).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    private static DocumentNode.Value? VersionOf(DocumentNode.Map map) =>
        map.Find("version", "targetRevision", "tag") ?? (map.At("ref") as DocumentNode.Map)?.Find("tag");

    private static List<Reference> At(FileText file, string name, TextSpan span, ImageIndex images)
    {
        var current = span.Of(file.Text);
        var isVersion = VariableNames.LooksLikeVersion(current);
        if (!isVersion && !Range().IsMatch(current))
            return [];
        return [.. from named in images.Named(name)
                   select new Reference(named.Id, file.Path, span, current, isVersion ? ReferenceKind.Image : ReferenceKind.Range, new Tie.ByName(named.Name, name), [])
                   {
                       PublishedAs = isVersion ? new Publication.ImageTag(name) : null,
                       Dialect = isVersion ? null : RangeDialect.Npm,
                   }];
    }

    [GeneratedRegex(@"\A[\^~<>=]*[ ]*[vV]?[0-9][\w.*+ ,|<>=^~-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
