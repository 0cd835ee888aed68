using Updaters.References;
using Updaters.Text;

namespace Updaters;

/// <summary>
/// Finds the references of one file format. An updater only finds: which version is chosen is planning's work,
/// and <see cref="TextEdits.Apply"/> carries it out. It is pure and never throws, whatever the text.
/// </summary>
public interface IFileUpdater
{
    /// <summary>The name that <c>bumpbot.yml</c> (<c>files: add:</c>) and messages use.</summary>
    string Name { get; }

    /// <summary>Whether the path (from the repository's root, with slashes) has one of this format's usual names.</summary>
    bool Handles(string path);

    /// <summary>
    /// Every reference to one of the upstreams, opted-out ones included (<see cref="OptOut"/> is applied by the caller),
    /// in the order of the text, without overlaps among references of one upstream.
    /// </summary>
    IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams);
}
