using System.Buffers;
using System.Runtime.CompilerServices;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>Where in a text something stands that every name of some upstream has in it. It is only ever too much: what has no hit names no upstream.</summary>
internal sealed class NameHits
{
    private static readonly ConditionalWeakTable<IReadOnlyList<Upstream>, Search> Searches = [];

    /// <summary>Ascending; null = everywhere.</summary>
    private readonly List<int>? _at;

    private NameHits(List<int>? at) => _at = at;

    public bool IsEmpty => _at is { Count: 0 };

    public static NameHits In(string text, IReadOnlyList<Upstream> upstreams)
    {
        if (Searches.GetValue(upstreams, all => new Search(NameRuns.Of(all) is { } found ? SearchValues.Create([.. found], StringComparison.OrdinalIgnoreCase) : null)).Runs is not { } runs)
            return new NameHits(null);
        List<int> at = [];
        var rest = text.AsSpan();
        while (rest.IndexOfAny(runs) is var next and >= 0)
        {
            at.Add(text.Length - rest.Length + next);
            rest = rest[(next + 1)..];
        }
        return new NameHits(at);
    }

    public bool AnyIn(TextSpan span)
    {
        if (_at is null)
            return true;
        var first = _at.BinarySearch(span.Start);
        first = first < 0 ? ~first : first;
        return first < _at.Count && _at[first] < span.End;
    }

    /// <param name="Runs">Null = everything may be a name.</param>
    private sealed record Search(SearchValues<string>? Runs);
}
