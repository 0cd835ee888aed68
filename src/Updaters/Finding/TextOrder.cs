using Updaters.References;

namespace Updaters.Finding;

/// <summary>Brings references that several finders found in one text into the order that an updater promises.</summary>
internal static class TextOrder
{
    /// <summary>
    /// By place in the text. Where two references of one upstream overlap, the one that starts first stays; of two that start
    /// together, the one given first.
    /// </summary>
    public static IEnumerable<Reference> Of(IEnumerable<Reference> found)
    {
        var ends = new Dictionary<UpstreamId, int>();
        foreach (var reference in found.OrderBy(reference => reference.Span.Start))
        {
            if (ends.TryGetValue(reference.Upstream, out var end) && reference.Span.Start < end)
                continue;
            ends[reference.Upstream] = reference.Span.End;
            yield return reference;
        }
    }
}
