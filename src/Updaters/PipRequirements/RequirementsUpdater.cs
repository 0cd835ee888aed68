using Updaters.References;
using Updaters.Text;

namespace Updaters.PipRequirements;

public sealed class RequirementsUpdater : IFileUpdater
{
    public string Name => "requirements";

    public bool Handles(string path) => false;

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams) => [];
}
