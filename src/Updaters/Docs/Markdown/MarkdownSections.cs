using Updaters.Text;

namespace Updaters.Docs.Markdown;

/// <summary>Reads closely those sections of a document in which something was found. The others are never parsed.</summary>
internal static class MarkdownSections
{
    /// <param name="borders">Where a line begins that belongs to nothing before it: no list, quote, code or comment reaches over it.</param>
    /// <param name="places">In any order.</param>
    public static IEnumerable<TextSpan> Around(IReadOnlyList<int> places, IReadOnlyList<int> borders, int end)
    {
        var next = 0;
        foreach (var place in places.Order())
        {
            if (place < next)
                continue;
            var section = Index(borders, place);
            next = section + 1 < borders.Count ? borders[section + 1] : end;
            yield return TextSpan.FromBounds(section < 0 ? 0 : borders[section], next);
        }
    }

    /// <summary>The last border at or before the place; -1 = there is none.</summary>
    private static int Index(IReadOnlyList<int> borders, int place)
    {
        var (low, high) = (0, borders.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (borders[middle] <= place)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}
