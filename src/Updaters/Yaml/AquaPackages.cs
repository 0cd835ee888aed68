using Updaters.Documents;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Yaml;

/// <summary>Finds the packages of aqua's configuration: <c>- name: owner/name@v1.2.3</c>.</summary>
/// <remarks>https://aquaproj.github.io/docs/reference/config/#packages</remarks>
internal static class AquaPackages
{
    public static bool AreIn(FileText file) => file.FileName.StartsWith("aqua", StringComparison.Ordinal) || file.FileName.StartsWith(".aqua", StringComparison.Ordinal);

    public static IEnumerable<Reference> Find(FileText file, Document document, IReadOnlyList<Upstream> upstreams) =>
        from value in document.Values
        where value is { Key: "name", Form: not ValueForm.Block }
        from reference in RepositoryTags.AllOf(file, value.Span, upstreams)
        select reference;
}
