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

    private const int MostOnStack = 2048;

    /// <summary>For so few runs the platform's own search is quicker than <see cref="RunSearch"/>.</summary>
    private const int FewRuns = 8;

    private readonly bool _hasUpstreams;

    /// <summary>Null = every text may name an upstream.</summary>
    private readonly RunSearch? _runs;

    /// <summary>The same for texts that are decoded; null where there are many runs, or every text may name an upstream.</summary>
    private readonly SearchValues<string>? _fewRuns;

    private NameSearch(IReadOnlyList<Upstream> upstreams)
    {
        _hasUpstreams = upstreams.Count > 0;
        var runs = NameRuns.Of(upstreams);
        (_runs, Joints) = (runs is null ? null : new RunSearch(runs), new NameJoints(runs));
        _fewRuns = runs is { Count: <= FewRuns } ? SearchValues.Create([.. runs], StringComparison.OrdinalIgnoreCase) : null;
        LongestRun = runs?.Max(run => (int?)run.Length) ?? 0;
    }

    public static NameSearch For(IReadOnlyList<Upstream> upstreams) => Known.GetValue(upstreams, list => new NameSearch(list));

    /// <summary>Whether the file's bytes, in UTF-8 or Latin-1, may name one of the upstreams. False is certain.</summary>
    public bool MayName(ReadOnlySpan<byte> bytes) => MaySpell(bytes) || MayBreak(bytes);

    /// <summary>The length of the longest run of letters that is looked for.</summary>
    internal int LongestRun { get; }

    /// <summary>Where the names may be put together from values.</summary>
    internal NameJoints Joints { get; }

    /// <summary>Whether one of the names may stand there letter by letter. False is certain.</summary>
    internal bool MaySpell(ReadOnlySpan<byte> bytes) => _hasUpstreams && (_runs is null || _runs.IsIn(bytes));

    /// <summary>Whether one of the names may stand there in another way. False is certain.</summary>
    internal bool MayBreak(ReadOnlySpan<byte> bytes) => _hasUpstreams && (_runs is null || BrokenWords.MayBeIn(bytes));

    /// <summary>Whether the text may name one of the upstreams. False is certain.</summary>
    public bool MayName(ReadOnlySpan<char> text) => Ask(text, static (names, bytes) => names.MayName(bytes));

    /// <summary>As <see cref="MaySpell(ReadOnlySpan{byte})"/>.</summary>
    internal bool MaySpell(ReadOnlySpan<char> text) => _fewRuns is null ? Ask(text, static (names, bytes) => names.MaySpell(bytes)) : text.ContainsAny(_fewRuns);

    private bool Ask(ReadOnlySpan<char> text, Func<NameSearch, ReadOnlySpan<byte>, bool> question)
    {
        byte[]? rented = null;
        var bytes = text.Length <= MostOnStack ? stackalloc byte[MostOnStack] : rented = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            // Names are ASCII, and what Latin-1 has no byte for becomes a question mark.
            return question(this, bytes[..Encoding.Latin1.GetBytes(text, bytes)]);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
