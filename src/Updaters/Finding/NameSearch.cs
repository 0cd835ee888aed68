using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Updaters.References;

namespace Updaters.Finding;

/// <summary>
/// One search over all names of all upstreams: says of a file, before it is decoded and parsed, that no updater finds a reference in it.
/// Built once for a list of upstreams; any number of threads may use it.
/// </summary>
/// <remarks>It only ever lets through too much. The rules of <c>bumpbot.yml</c> need no name, so it says nothing about what they find.</remarks>
public sealed class NameSearch
{
    private static readonly ConditionalWeakTable<IReadOnlyList<Upstream>, NameSearch> Known = [];

    private readonly bool _hasUpstreams;

    /// <summary>Null = every text may name an upstream.</summary>
    private readonly RunSearch? _runs;

    private NameSearch(IReadOnlyList<Upstream> upstreams)
    {
        _hasUpstreams = upstreams.Count > 0;
        _runs = NameRuns.Of(upstreams) is { } runs ? new RunSearch(runs) : null;
    }

    public static NameSearch For(IReadOnlyList<Upstream> upstreams) => Known.GetValue(upstreams, list => new NameSearch(list));

    /// <summary>Whether the file's bytes, in UTF-8 or Latin-1, may name one of the upstreams. False is certain.</summary>
    public bool MayName(ReadOnlySpan<byte> bytes) =>
        _hasUpstreams && (_runs is null || _runs.IsIn(bytes) || BrokenWords.MayBeIn(bytes));

    /// <summary>Whether the text may name one of the upstreams. False is certain.</summary>
    public bool MayName(ReadOnlySpan<char> text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            // Names are ASCII, and what Latin-1 has no byte for becomes a question mark.
            return MayName(bytes.AsSpan(0, Encoding.Latin1.GetBytes(text, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
