namespace Updaters.Versions;

/// <summary>Works out the one scheme that an upstream's versions follow.</summary>
/// <remarks>
/// Semver and PEP 440 agree on the order of all that both can write, so that an upstream may change from one spelling to the other. A date
/// is above any version that is none, whichever came first: only what has the upstream's own scheme may be compared.
/// </remarks>
public static class SchemeOfVersions
{
    /// <summary>
    /// The scheme of most of the versions. Where as many are dates as are none, it is not dates: a date that is wrongly taken for a version is a jump that no later version can
    /// undo, a version that is wrongly taken beside dates is only never offered.
    /// </summary>
    public static VersionScheme Of(IEnumerable<ReleaseVersion> versions)
    {
        var (dates, python, others) = (0, 0, 0);
        foreach (var version in versions)
        {
            if (IsDate(version))
                dates++;
            else if (!CouldBeDate(version))
                (python, others) = (python + BalanceOf(version), others + 1);
        }
        return dates > others ? VersionScheme.Date : python > 0 ? VersionScheme.Python : VersionScheme.Semver;
    }

    /// <summary>Whether the version can be compared with those of the scheme.</summary>
    public static bool Fits(VersionScheme scheme, ReleaseVersion version) => CouldBeDate(version) || IsDate(version) == (scheme == VersionScheme.Date);

    /// <summary>Whether the version begins with a year and goes on, or is all of a date.</summary>
    internal static bool IsDate(ReleaseVersion version) => IsCompactDate(version) || (version.PartCount > 1 && IsYear(version.Number(0)));

    /// <summary>Whether the first number is <c>20240601</c>.</summary>
    internal static bool IsCompactDate(ReleaseVersion version) =>
        version.Parts[0].Length == 8 && IsYear(version.Number(0) / 10_000) && version.Number(0) / 100 % 100 is >= 1 and <= 12 && version.Number(0) % 100 is >= 1 and <= 31;

    /// <summary>A year alone may as well be the 2024th build.</summary>
    private static bool CouldBeDate(ReleaseVersion version) => version.PartCount == 1 && IsYear(version.Number(0));

    private static bool IsYear(int number) => number is >= 1990 and <= 2099;

    /// <summary>For Python 1, for semver -1, for what says neither 0.</summary>
    private static int BalanceOf(ReleaseVersion version) => version.Tail switch
    {
        "" => 0,
        ['-', ..] => -1,
        _ => version.IsPythonSpelling ? 1 : 0,
    };
}
