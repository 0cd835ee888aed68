using BumpBot.Model;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning;

/// <summary>The references of a file whose stretches of text hang together by overlaps; found by one sweep, since a hostile file can hold tens of thousands.</summary>
/// <param name="stretchOf">The stretch of text that counts for a reference.</param>
internal sealed class Neighbours(IEnumerable<FoundReference> references, Func<Reference, TextSpan> stretchOf)
{
    private readonly Dictionary<FoundReference, List<FoundReference>> _groups = Groups(references, stretchOf);

    /// <summary>The others of the reference's group.</summary>
    public IEnumerable<FoundReference> Of(FoundReference found) => _groups[found].Where(other => !ReferenceEquals(other, found));

    private static Dictionary<FoundReference, List<FoundReference>> Groups(
        IEnumerable<FoundReference> references, Func<Reference, TextSpan> stretchOf)
    {
        var groups = new Dictionary<FoundReference, List<FoundReference>>(ReferenceEqualityComparer.Instance);
        foreach (var file in references.GroupBy(found => found.Reference.Path, StringComparer.Ordinal))
        {
            List<FoundReference> group = [];
            var end = 0;
            foreach (var found in file.OrderBy(found => stretchOf(found.Reference).Start))
            {
                var stretch = stretchOf(found.Reference);
                if (stretch.Start >= end)
                    group = [];
                group.Add(found);
                groups[found] = group;
                end = Math.Max(end, stretch.End);
            }
        }
        return groups;
    }
}
