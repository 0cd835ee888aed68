using Updaters.Versions;

namespace Updaters.References;

/// <summary>The major versions that may stand at a place whose surroundings name one: Go's <c>github.com/owner/name/v2</c>.</summary>
public sealed record MajorVersions(int First, int Last)
{
    public bool Contain(ReleaseVersion version) => First <= version.Number(0) && version.Number(0) <= Last;
}
