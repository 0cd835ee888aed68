using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Watching.Breaking;

/// <summary>What the step between two versions says by itself (Semantic Versioning 2.0, 4 and 8).</summary>
public static class BreakingVersions
{
    /// <returns>Null = nothing: the step is smaller, or the versions are of a scheme that makes no such promise.</returns>
    public static BreakingRule? Between(ReleaseVersion from, ReleaseVersion to, PublishedVersions published)
    {
        if (from >= to || !HasMajors(published))
            return null;
        if (from.Number(0) != to.Number(0))
            return BreakingRule.MajorVersion;
        return from.Number(0) == 0 && from.Number(1) != to.Number(1) ? BreakingRule.MinorBelowOne : null;
    }

    /// <summary>Dates have no majors, padded (<c>24.04</c>) or not, and neither have running numbers.</summary>
    private static bool HasMajors(PublishedVersions published) =>
        published.Scheme != VersionScheme.Date
        && published.Versions.Any(version => version.PartCount > 1)
        && !published.Versions.Any(version => version.IsPadded);
}
