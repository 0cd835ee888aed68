using Updaters.Documents;
using Updaters.Finding;
using Updaters.Keys;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Json;

/// <summary>Finds <c>package.json</c>'s dependencies on packages of the npm registry: <c>"name": "1.2.3"</c>, and ranges.</summary>
/// <remarks>
/// https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies; <c>resolutions</c> is Yarn's. The registry is another namespace than
/// GitHub's, so only a name from the config counts.
/// </remarks>
internal static class NpmDependencies
{
    public static IEnumerable<Reference> Find(FileText file, Document document, IReadOnlyList<Upstream> upstreams) =>
        from value in document.Values
        where value is { Form: not ValueForm.Block, Span.Length: > 0 } && IsDependency(value.Trail)
        where PackagePins.Tie(value.Key, upstreams) is { Name.Source: NameSource.Config }
        select At(file, value, PackagePins.Tie(value.Key, upstreams)!.Value) into reference
        where reference is not null
        select reference;

    private static bool IsDependency(KeyTrail trail) => trail is KeyTrail.ToKey
    {
        From: KeyTrail.ToKey { Name: "dependencies" or "devDependencies" or "optionalDependencies" or "peerDependencies" or "overrides" or "resolutions" },
    };

    private static Reference? At(FileText file, DocumentNode.Value value, (Upstream Upstream, KnownName Name) tie)
    {
        var version = value.Span.Of(file.Text) is ['=', ..] ? TextSpan.FromBounds(value.Span.Start + 1, value.Span.End) : value.Span;
        var isExact = VariableNames.LooksLikeVersion(version.Of(file.Text)) && version.Of(file.Text).Count('.') == 2;
        if (!isExact && (value.Span.Of(file.Text).Contains(':') || !value.Span.Of(file.Text).AsSpan().ContainsAnyInRange('0', '9')))
            return null;
        var span = isExact ? version : value.Span;
        return PackagePins.At(file, tie, value.Key, span) with
        {
            Kind = isExact ? ReferenceKind.Package : ReferenceKind.Range,
            Dialect = isExact ? null : RangeDialect.Npm,
            PublishedAs = null,
        };
    }
}
