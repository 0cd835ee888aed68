using Updaters.References;

namespace Updaters.Finding;

/// <summary>Tells which upstream goes by a name that a file uses.</summary>
internal static class KnownNames
{
    /// <summary>
    /// The one upstream with such a name. A name from the config wins over default ones; null where no upstream goes by it, or
    /// where two do with equal right.
    /// </summary>
    /// <param name="names">The list of an upstream's names to look in.</param>
    /// <param name="isIt">Whether a known name is the one that the file uses.</param>
    public static (Upstream Upstream, KnownName Name)? Resolve(
        IReadOnlyList<Upstream> upstreams, Func<Upstream, IReadOnlyList<KnownName>> names, Func<KnownName, bool> isIt)
    {
        var bySource = (
            from upstream in upstreams
            from name in names(upstream)
            where isIt(name)
            group (Upstream: upstream, Name: name) by name.Source).ToDictionary(group => group.Key, group => group.ToList());
        var best = bySource.GetValueOrDefault(NameSource.Config) ?? bySource.GetValueOrDefault(NameSource.Default);
        return best is not null && best.All(tie => tie.Upstream.Id.Equals(best[0].Upstream.Id)) ? best[0] : null;
    }
}
