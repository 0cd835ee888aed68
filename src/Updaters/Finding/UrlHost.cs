using System.Runtime.CompilerServices;
using Updaters.References;

namespace Updaters.Finding;

/// <summary>What a host serves, which says how its URLs name a repository.</summary>
internal enum UrlSite
{
    /// <summary><c>host/owner/name/…</c></summary>
    Web,

    /// <summary><c>raw.githubusercontent.com/owner/name/tag/path</c></summary>
    Raw,

    /// <summary><c>codeload.github.com/owner/name/tar.gz/tag</c></summary>
    Codeload,

    /// <summary><c>api.github.com/repos/owner/name/tarball/tag</c></summary>
    Api,

    /// <summary><c>cdn.jsdelivr.net/gh/owner/name@tag/path</c></summary>
    Jsdelivr,
}

/// <summary>A host to search for.</summary>
/// <param name="Text">As URLs write it, with a port where it has one.</param>
/// <param name="Of">The host in <see cref="Upstream.Hosts"/> whose repositories it serves.</param>
internal sealed record UrlHost(string Text, UrlSite Site, string Of)
{
    /// <summary>They depend on the list alone, and are asked for with every line of some formats.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Upstream>, IReadOnlyList<UrlHost>> Known = [];

    /// <summary>The upstreams' hosts and those beside them that serve the same repositories.</summary>
    public static IReadOnlyList<UrlHost> All(IReadOnlyList<Upstream> upstreams) => Known.GetValue(upstreams, HostsOf);

    private static IReadOnlyList<UrlHost> HostsOf(IReadOnlyList<Upstream> upstreams)
    {
        HashSet<string> hosts = new(StringComparer.OrdinalIgnoreCase);
        foreach (var upstream in upstreams)
            hosts.UnionWith(upstream.Hosts);
        return On(hosts);
    }

    public static IReadOnlyList<UrlHost> On(IEnumerable<string> hosts) => [.. hosts.Where(host => host.Length > 0).SelectMany(Serving)];

    private static IEnumerable<UrlHost> Serving(string host)
    {
        yield return new UrlHost(host, UrlSite.Web, host);
        yield return new UrlHost("raw." + host, UrlSite.Raw, host);
        yield return new UrlHost("codeload." + host, UrlSite.Codeload, host);
        yield return new UrlHost("api." + host, UrlSite.Api, host);
        if (!host.Equals("github.com", StringComparison.OrdinalIgnoreCase))
            yield break;
        yield return new UrlHost("raw.githubusercontent.com", UrlSite.Raw, host);
        yield return new UrlHost("cdn.jsdelivr.net", UrlSite.Jsdelivr, host);
    }
}
