using System.Runtime.CompilerServices;
using Updaters.References;

namespace Updaters.Finding;

/// <summary>The images that the upstreams go by, looked up by any spelling of a name.</summary>
internal sealed class ImageIndex
{
    /// <summary>They depend on the list alone, and are asked for with every line of some formats.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Upstream>, ImageIndex> Known = [];

    private readonly Dictionary<string, List<NamedUpstream>> _byName = new(StringComparer.Ordinal);

    private ImageIndex(IEnumerable<Upstream> upstreams)
    {
        foreach (var upstream in upstreams)
        {
            foreach (var name in upstream.Images)
                Add(ImageReference.Normalize(name.Text), new NamedUpstream(upstream.Id, name));
        }
    }

    public static ImageIndex Of(IReadOnlyList<Upstream> upstreams) => Known.GetValue(upstreams, list => new ImageIndex(list));

    /// <summary>
    /// The upstreams whose image this is. A name given in the config wins over a default one; where several upstreams
    /// are left, all are returned, and planning says that the place is ambiguous.
    /// </summary>
    public IReadOnlyList<NamedUpstream> Named(string written)
    {
        if (!_byName.TryGetValue(ImageReference.Normalize(written), out var found))
            return [];
        var given = found.FindAll(named => named.Name.Source == NameSource.Config);
        return given.Count > 0 ? given : found;
    }

    private void Add(string key, NamedUpstream named)
    {
        if (!_byName.TryGetValue(key, out var all))
            _byName[key] = all = [];
        var known = all.FindIndex(other => other.Id.Equals(named.Id));
        if (known < 0)
            all.Add(named);
        else if (all[known].Name.Source == NameSource.Default)
            all[known] = named;
    }

    internal readonly record struct NamedUpstream(UpstreamId Id, KnownName Name);
}
