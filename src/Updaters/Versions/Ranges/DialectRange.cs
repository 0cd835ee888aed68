using Updaters.References;

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
