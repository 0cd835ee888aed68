using System.Runtime.CompilerServices;
using Updaters.References;

namespace Updaters.Finding;

/// <summary>The Python packages that the upstreams go by, looked up by any spelling of a name that PEP 503 takes for the same.</summary>
internal sealed class PackageIndex
{
    /// <summary>They depend on the list alone, and are asked for with every name of some formats.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Upstream>, PackageIndex> Known = [];

    private const int LongestName = 200;

    private readonly Dictionary<string, (Upstream Upstream, KnownName Name)?> _byName = new(StringComparer.Ordinal);

    private PackageIndex(IReadOnlyList<Upstream> upstreams)
    {
        foreach (var text in upstreams.SelectMany(upstream => upstream.Packages).Select(name => name.Text))
        {
            var tie = KnownNames.Resolve(upstreams, upstream => upstream.Packages, name => PythonPackages.SameName(name.Text, text));
            _byName.TryAdd(Normalized(text, new char[text.Length]).ToString(), tie);
        }
    }

    public static PackageIndex Of(IReadOnlyList<Upstream> upstreams) => Known.GetValue(upstreams, list => new PackageIndex(list));

    /// <summary>The upstream that goes by the name; null where none does, or two do with equal right.</summary>
    public (Upstream Upstream, KnownName Name)? Tie(ReadOnlySpan<char> written) =>
        written.Length <= LongestName && _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Normalized(written, stackalloc char[written.Length]), out var tie) ? tie : null;

    /// <summary>Lower case, each run of <c>-</c>, <c>_</c> and <c>.</c> one <c>-</c>.</summary>
    private static ReadOnlySpan<char> Normalized(ReadOnlySpan<char> name, Span<char> into)
    {
        var length = 0;
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.'))
                into[length++] = char.ToLowerInvariant(c);
            else if (length == 0 || into[length - 1] != '-')
                into[length++] = '-';
        }
        return into[..length];
    }
}
