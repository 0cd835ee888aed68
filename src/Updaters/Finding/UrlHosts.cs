using System.Buffers;
using System.Runtime.CompilerServices;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>All hosts of the upstreams, looked for in one pass.</summary>
internal sealed class UrlHosts
{
    /// <summary>They depend on the list alone, and are asked for with every line of some formats.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Upstream>, UrlHosts> Known = [];

    private readonly IReadOnlyList<UrlHost> _all;
    private readonly SearchValues<string> _texts;

    private UrlHosts(IReadOnlyList<UrlHost> all)
    {
        _all = all;
        _texts = SearchValues.Create([.. all.Select(host => host.Text).Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase);
    }

    public static UrlHosts Of(IReadOnlyList<Upstream> upstreams) => Known.GetValue(upstreams, list => new UrlHosts(UrlHost.All(list)));

    /// <summary>These hosts and those beside them that serve the same repositories.</summary>
    public static UrlHosts On(IReadOnlyList<string> hosts) => new(UrlHost.On(hosts));

    /// <summary>Where the first host begins; null where there is none.</summary>
    public int? NextIn(string text, TextSpan within) => text.AsSpan(within.Start, within.Length).IndexOfAny(_texts) is var next and >= 0 ? within.Start + next : null;

    /// <summary>The hosts that the text there begins with.</summary>
    public IEnumerable<UrlHost> StartingAt(string text, TextSpan within) =>
        _all.Where(host => text.AsSpan(within.Start, within.Length).StartsWith(host.Text, StringComparison.OrdinalIgnoreCase));
}
