using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>The references that structured files of any kind have: in the text of their values, and in keys of one map that belong together.</summary>
internal static class DocumentReferences
{
    /// <param name="first">What the file's own format finds; it wins over what is found here at the same place.</param>
    public static IEnumerable<Reference> Find(
        FileText file, Document document, IEnumerable<Reference> first, IReadOnlyList<Upstream> upstreams, NameHits names)
    {
        var images = ImageIndex.Of(upstreams);
        IReadOnlyList<Reference> found =
        [
            .. first,
            .. RepositoryPins.Find(file, document, upstreams, names),
            .. PinnedImages.Find(file, document, images, names),
            .. ComposedValues.Find(file, document, upstreams, names),
            .. ImagePairs.Find(file, document, images, names),
            .. OciArtifacts.Find(file, document, images, names),
            .. DownloadHashes.Pinned(file, document, [.. DocumentText.Find(file, document, upstreams, names)]),
            .. PackageTasks.Find(file, document, upstreams, names),
            .. NamedValues.Find(file, document, upstreams, names),
        ];
        return TextOrder.Of(found);
    }
}
