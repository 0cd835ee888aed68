using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Watching;

/// <summary>Holds back releases that may well be a mistake, until a person says that they are meant (<c>confirm:</c>).</summary>
internal sealed class ReleaseGuard
{
    private readonly WatchEntry _entry;
    private readonly VersionScheme _scheme;
    private readonly IReadOnlyDictionary<ReleaseVersion, ReleaseVersion> _outliers;

    /// <param name="allowed">Their scheme is the one that counts, so that <c>allow:</c> says which where an upstream has had two.</param>
    /// <param name="published">The history: what policy leaves out was published all the same.</param>
    public ReleaseGuard(WatchEntry entry, IReadOnlyList<Candidate> allowed, PublishedVersions published)
    {
        _entry = entry;
        _scheme = SchemeOfVersions.Of(allowed.Select(candidate => candidate.Version).Distinct());
        _outliers = Outliers.Among(published.Versions.Where(version => SchemeOfVersions.Fits(_scheme, version)), IsConfirmed);
    }

    /// <summary>Null = the release may be moved to.</summary>
    public ReleaseSkip? Refuse(ReleaseVersion version)
    {
        if (IsConfirmed(version))
            return null;
        if (!SchemeOfVersions.Fits(_scheme, version))
            return new ReleaseSkip.OtherScheme(version.Text, _scheme);
        return _outliers.TryGetValue(version, out var after) ? new ReleaseSkip.Outlier(version.Text, after.Text) : null;
    }

    private bool IsConfirmed(ReleaseVersion version) => _entry.Confirm.Any(range => range.Contains(version));
}
