using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>
/// Whether the versions that files name can all be one. <c>3.11</c> agrees with <c>3.11.4</c>, since it means whichever 3.11 is the newest; a range
/// agrees with each version that it allows. Two that only leave open which version they mean disagree where no published version fits both.
/// </summary>
public static class Drift
{
    public static bool Among(IReadOnlyList<NamedVersion> versions, PublishedVersions published) =>
        versions.Index().Any(one => versions.Skip(one.Index + 1).Any(other => !Agree(one.Item, other, published)));

    private static bool Agree(NamedVersion one, NamedVersion other, PublishedVersions published) => (one, other) switch
    {
        (NamedVersion.Exact exact, _) => Fits(other, exact.Version),
        (_, NamedVersion.Exact exact) => Fits(one, exact.Version),
        (NamedVersion.Beginning first, NamedVersion.Beginning second) =>
            VersionAgreement.IsBeginningOf(first.Version, second.Version) || VersionAgreement.IsBeginningOf(second.Version, first.Version),
        _ => !AreProvenApart(one, other, published),
    };

    /// <summary>A range for versions that are still to come proves nothing.</summary>
    private static bool AreProvenApart(NamedVersion one, NamedVersion other, PublishedVersions published) =>
        published.Versions.Any(version => Fits(one, version))
        && published.Versions.Any(version => Fits(other, version))
        && !published.Versions.Any(version => Fits(one, version) && Fits(other, version));

    private static bool Fits(NamedVersion named, ReleaseVersion version) => named switch
    {
        NamedVersion.Exact exact => exact.Version == version,
        NamedVersion.Beginning beginning => VersionAgreement.IsBeginningOf(beginning.Version, version),
        NamedVersion.Range range => VersionAgreement.Allows(range.Text, range.Dialect, version) == true,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
