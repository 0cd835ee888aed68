using Updaters.References;
using Updaters.Text;

namespace Updaters.Makefile;

public sealed class MakefileUpdater : IFileUpdater
{
    public string Name => "makefile";

    public bool Handles(string path) => false;

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams) => [];
}
