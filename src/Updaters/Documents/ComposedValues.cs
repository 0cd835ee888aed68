using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>
/// Finds what values put together from variables with defaults, as Compose has them: <c>owner/name:${TAG:-1.2.3}</c>,
/// <c>…/releases/download/${TAG:-v1.2.3}/name.zip</c>. The default is the version.
/// </summary>
/// <remarks>https://docs.docker.com/reference/compose-file/interpolation/</remarks>
internal static class ComposedValues
{
    private static readonly VariableExpansion Defaults = new(ExpansionRules.Shell, '\\', _ => null);

    public static IEnumerable<Reference> Find(FileText file, Document document, IReadOnlyList<Upstream> upstreams, NameHits names) =>
        from value in document.Values
        where value.Form != ValueForm.Block && names.AnyIn(value.Span) && file.Text.AsSpan(value.Span.Start, value.Span.Length).Contains("${", StringComparison.Ordinal)
        let composed = Defaults.Expand(SourcedText.Of(file.Text, [value.Span]))
        where composed is not null
        from reference in ComposedReferences.Find(file, composed, upstreams)
        select reference;
}
