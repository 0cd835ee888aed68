using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Finds <c>image:tag</c> and <c>image:tag@sha256:…</c> of the upstreams' images. A digest becomes a pin.</summary>
public static class ImageNames
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) => [];
}
