using Updaters.References;
using Updaters.Text;

namespace Updaters.Versions.Ranges;

/// <summary>A version range as a file writes it, cut into its comparators with their places.</summary>
/// <param name="Sets">The alternatives; only npm's and Poetry's ranges can have several.</param>
internal sealed record DialectRange(string Text, RangeDialect Dialect, IReadOnlyList<ComparatorSet> Sets)
{
    private const int MaxLength = 500;

    /// <summary>Null = the text is no range of the dialect, or one that only a package manager can judge.</summary>
    public static DialectRange? Read(string text, RangeDialect dialect)
    {
        if (text.Length > MaxLength)
            return null;
        var sets = dialect == RangeDialect.NuGet ? NuGetInterval.Read(text) : new ComparatorReader(text, dialect).Read();
        return sets is null ? null : new DialectRange(text, dialect, sets);
    }

    public bool Contains(ReleaseVersion version) => Sets.Any(set => set.Contains(version));
}

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
