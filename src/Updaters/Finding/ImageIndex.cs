using System.Buffers;
using System.Runtime.CompilerServices;
using Updaters.References;

namespace Updaters.Finding;

/// <summary>The images that the upstreams go by, looked up by any spelling of a name.</summary>
internal sealed class ImageIndex
{
    /// <summary>They depend on the list alone, and are asked for with every line of some formats.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Upstream>, ImageIndex> Known = [];

    private readonly Dictionary<string, List<NamedUpstream>> _byName = new(StringComparer.Ordinal);

    /// <summary>The last part of each name, which every spelling of it has.</summary>
    private readonly SearchValues<string> _lastParts;

    private ImageIndex(IReadOnlyList<Upstream> upstreams)
    {
        _lastParts = SearchValues.Create(
            [.. upstreams.SelectMany(upstream => upstream.Images).Select(name => name.Text[(name.Text.LastIndexOf('/') + 1)..]).Where(part => part.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
            StringComparison.OrdinalIgnoreCase);
        foreach (var upstream in upstreams)
        {
            foreach (var name in upstream.Images)
                Add(ImageReference.Normalize(name.Text), new NamedUpstream(upstream.Id, name));
        }
    }

    public static ImageIndex Of(IReadOnlyList<Upstream> upstreams) => Known.GetValue(upstreams, list => new ImageIndex(list));

    /// <summary>Whether one of the names may stand in the text. False is certain.</summary>
    public bool MayBeIn(ReadOnlySpan<char> text) => text.ContainsAny(_lastParts);

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
