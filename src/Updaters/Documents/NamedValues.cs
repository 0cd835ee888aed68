using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>
/// Finds values of keys that are an upstream's variable: <c>NAME_VERSION: 1.2.3</c>, in kebab, snake or camel case too
/// (<c>name-version</c>, <c>nameVersion</c>), with the value in the key's place, or within as <c>value</c> or <c>default</c>;
/// and Kubernetes' <c>name: NAME_VERSION</c> with <c>value</c>.
/// </summary>
internal static class NamedValues
{
    public static IEnumerable<Reference> Find(FileText file, Document document, IReadOnlyList<Upstream> upstreams, NameHits names) =>
        document.Maps.SelectMany(map => InMap(file, map, upstreams, names)).OfType<Reference>();

    private static IEnumerable<Reference?> InMap(FileText file, DocumentNode.Map map, IReadOnlyList<Upstream> upstreams, NameHits names)
    {
        foreach (var entry in map.Entries)
        {
            if (!names.AnyIn(entry.KeySpan) || ValueOf(entry.Value) is not { } value)
                continue;
            yield return VariableNames.MatchInAnyCase(file, entry.Key, value.Span, upstreams);
            foreach (var reference in OfRepository(file, entry.Key, value.Span, upstreams))
                yield return reference;
        }
        if (map.Find("name") is { } name && names.AnyIn(name.Span) && map.Find("value") is { } beside)
            yield return VariableNames.Match(file, name.Span.Of(file.Text), beside.Span, upstreams);
    }

    private static DocumentNode.Value? ValueOf(DocumentNode node) => node switch
    {
        DocumentNode.Value { Form: not ValueForm.Block } value => value,
        DocumentNode.Map map => map.Find("value", "default"),
        _ => null,
    };

    /// <summary>A key that is a repository: <c>owner/name: v1.2.3</c>, as in Composer's <c>require</c>.</summary>
    private static IEnumerable<Reference> OfRepository(FileText file, string key, TextSpan value, IReadOnlyList<Upstream> upstreams) =>
        key.Contains('/') && RepoName.TryParse(key, out var repo) && VariableNames.LooksLikeVersion(file.Text.AsSpan(value.Start, value.Length))
            ? upstreams.Where(upstream => upstream.Id.Repo.Equals(repo)).Select(upstream => new Reference(upstream.Id, file.Path, value, value.Of(file.Text), ReferenceKind.Value, Tie.Structure, []))
            : [];
}
