using Updaters.Text;

namespace Updaters.Versions.Ranges;

/// <summary>Decides what becomes of a range that could be read.</summary>
internal static class RangeRewrite
{
    public static RangeMove Of(DialectRange range, ReleaseVersion version, RangePolicy policy)
    {
        // What a version with four numbers is called in a semver package, only its authors know
        if (version.PartCount > 3 && Operand.IsSemver(range.Dialect))
            return new RangeMove.Unreadable();
        return range.Sets is [var only] ? OfOne(range, only, version, policy) : OfAlternatives(range, version, policy);
    }

    private static RangeMove OfOne(DialectRange range, ComparatorSet set, ReleaseVersion version, RangePolicy policy)
    {
        if (set.LiesAbove(version))
            return new RangeMove.Above();
        var outside = set.Comparators.Any(comparator => comparator.IsUpperEnd && !comparator.Contains(version));
        return outside && policy != RangePolicy.Widen
            ? new RangeMove.LeftByPolicy()
            : Confirmed(range, version, Edits(set, version));
    }

    private static RangeMove OfAlternatives(DialectRange range, ReleaseVersion version, RangePolicy policy)
    {
        if (range.Contains(version))
            return new RangeMove.Allows();
        if (range.Sets.Any(set => set.LiesAbove(version)))
            return new RangeMove.Above();
        if (policy != RangePolicy.Widen)
            return new RangeMove.LeftByPolicy();
        var last = range.Sets[^1];
        if (last.Comparators is not [{ IsMoved: true } moved])
            return last.Comparators.Any(comparator => comparator.IsMoved) ? new RangeMove.Unreadable() : Confirmed(range, version, Edits(last, version));
        return Confirmed(range, version, Another(range, moved, version) is { } added ? [added] : null);
    }

    /// <summary>One more alternative, separated and written like the last one.</summary>
    private static TextEdit? Another(DialectRange range, Comparator moved, ReleaseVersion version)
    {
        var (before, last) = (range.Sets[^2].Span, range.Sets[^1].Span);
        if (ComparatorText.For(moved, version) is not { } number)
            return null;
        var separator = range.Text[before.End..last.Start];
        var added = TextEdits.Apply(last.Of(range.Text), [new TextEdit(moved.Number.Start - last.Start, moved.Number.Length, number)]);
        return new TextEdit(last.End, 0, separator + added);
    }

    /// <summary>Null = one of them cannot be written.</summary>
    private static List<TextEdit>? Edits(ComparatorSet set, ReleaseVersion version)
    {
        // Of two versions to be near to, who knows which one is meant
        if (set.Comparators.Count(comparator => comparator.IsMoved) > 1)
            return null;
        List<TextEdit> edits = [];
        foreach (var comparator in set.Comparators.Where(comparator => comparator.IsMoved || (comparator.IsUpperEnd && !comparator.Contains(version))))
        {
            if (ComparatorText.For(comparator, version) is not { } number)
                return null;
            edits.Add(new TextEdit(comparator.Number.Start, comparator.Number.Length, number));
        }
        return edits;
    }

    private static RangeMove Confirmed(DialectRange range, ReleaseVersion version, IReadOnlyList<TextEdit>? edits)
    {
        if (edits is null)
            return new RangeMove.Unreadable();
        var text = TextEdits.Apply(range.Text, edits);
        if (DialectRange.Read(text, range.Dialect)?.Contains(version) != true)
            return new RangeMove.Unreadable();
        return text == range.Text ? new RangeMove.Allows() : new RangeMove.Written(text);
    }
}
