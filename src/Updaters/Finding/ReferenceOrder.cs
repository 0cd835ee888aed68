using Updaters.References;

namespace Updaters.Finding;

/// <summary>Brings what several finders found in one file into the order of the text.</summary>
internal static class ReferenceOrder
{
    /// <summary>Sorted by place; where two references of one upstream overlap, the one given first stays.</summary>
    public static IReadOnlyList<Reference> InOrder(IEnumerable<Reference> references)
    {
        var sorted = references.Select((reference, rank) => (reference, rank))
            .OrderBy(found => found.reference.Span.Start)
            .ThenBy(found => found.rank);
        var kept = new List<(Reference Reference, int Rank)>();
        var lastOf = new Dictionary<UpstreamId, int>();
        foreach (var (reference, rank) in sorted)
        {
            if (lastOf.TryGetValue(reference.Upstream, out var last) && kept[last].Reference.Span.Overlaps(reference.Span))
            {
                if (rank < kept[last].Rank)
                    kept[last] = (reference, rank);
                continue;
            }
            lastOf[reference.Upstream] = kept.Count;
            kept.Add((reference, rank));
        }
        return [.. kept.Select(found => found.Reference).OrderBy(reference => reference.Span.Start)];
    }
}
