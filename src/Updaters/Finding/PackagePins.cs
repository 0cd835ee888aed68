using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Finds exact pins of the upstreams' Python packages (<c>name==1.2.3</c>, extras allowed) in running text such as <c>pip install</c> lines.</summary>
public static class PackagePins
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) => [];
}
