using Updaters.References;
using Updaters.Text;

namespace Updaters.Dockerfile;

public sealed class DockerfileUpdater : IFileUpdater
{
    public string Name => "dockerfile";

    public bool Handles(string path) => false;

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams) => [];
}
