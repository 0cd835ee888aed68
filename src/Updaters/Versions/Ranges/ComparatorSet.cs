using Updaters.Text;

namespace Updaters.Versions.Ranges;

/// <summary>Comparators that all have to hold.</summary>
/// <param name="Span">From the first one's operator to the end of the last one.</param>
internal sealed record ComparatorSet(TextSpan Span, IReadOnlyList<Comparator> Comparators)
{
    /// <remarks>
    /// A pre-release is in a range only where the range names one of the same version. Every dialect asks for at least as much; most of them for no more.
    /// </remarks>
    public bool Contains(ReleaseVersion version) =>
        Comparators.All(comparator => comparator.Contains(version))
        && (!version.IsPrerelease || Comparators.Any(comparator => comparator.NamesPrereleaseOf(version)));

    public bool LiesAbove(ReleaseVersion version) => Comparators.Any(comparator => comparator.LiesAbove(version));
}
