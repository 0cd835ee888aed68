using Updaters.References;
using Updaters.Text;

namespace Updaters.Markdown;

public sealed class MarkdownUpdater : IFileUpdater
{
    public string Name => "docs";

    public bool Handles(string path) => false;

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams) => [];
}
