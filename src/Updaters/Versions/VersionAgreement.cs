using Updaters.References;
using Updaters.Versions.Ranges;

namespace Updaters.Versions;

/// <summary>Whether two ways to name a version can mean the same one.</summary>
public static class VersionAgreement
{
    /// <summary>Whether the version says less than the other one and nothing else: <c>3.11</c> of <c>3.11.4</c>, and any version of itself.</summary>
    public static bool IsBeginningOf(ReleaseVersion version, ReleaseVersion longer) =>
        version == longer
        || (version.Tail == ""
            && version.PartCount < longer.PartCount
            && Enumerable.Range(0, version.PartCount).All(index => version.Number(index) == longer.Number(index)));

    /// <summary>Whether a range as a file writes it allows the version; null = the text is no range of its dialect, or one that only a package manager can judge.</summary>
    public static bool? Allows(string range, RangeDialect dialect, ReleaseVersion version) =>
        DialectRange.Read(range, dialect)?.Contains(version);
}
