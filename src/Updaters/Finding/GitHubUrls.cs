using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>
/// Finds the versions in URLs that name an upstream's repository: release, download, archive, tarball, tree, blob and raw URLs, and
/// <c>git+https://…@tag</c>. Where a download's file name repeats the tag's version, that is a reference too.
/// </summary>
public static class GitHubUrls
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) => [];
}
