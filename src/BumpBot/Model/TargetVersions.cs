using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Model;

/// <summary>Which versions of its upstreams a target's files name. A closed family.</summary>
public abstract record TargetVersions(TargetName Target)
{
    public sealed record Failed(TargetName Target, Fault Fault) : TargetVersions(Target);

    /// <param name="Upstreams">In the config's order.</param>
    /// <param name="Problems">Rules that did not match as often as they must: errors.</param>
    /// <param name="Unread">Files that an updater would read but for a limit of the bot's.</param>
    public sealed record Read(
        TargetName Target,
        PlanBase Base,
        IReadOnlyList<UpstreamVersions> Upstreams,
        IReadOnlyList<string> Problems,
        IReadOnlyList<UnreadFile> Unread) : TargetVersions(Target);
}

/// <summary>Which versions of one upstream a target's files name.</summary>
/// <param name="Versions">Newest first, ranges after them.</param>
/// <param name="LeftOut">References that cannot be told to mean one of its versions, or are not to be touched, and why.</param>
/// <param name="Drifts">Whether two of the versions cannot be the same.</param>
/// <param name="Behind">Null = no place is behind the candidate, or there is none.</param>
public sealed record UpstreamVersions(
    Detection Detection,
    IReadOnlyList<VersionPlaces> Versions,
    IReadOnlyList<NotDone.Reference> LeftOut,
    bool Drifts,
    Lag? Behind)
{
    /// <summary>Whether a bump is due: behind, and not held back by the config.</summary>
    public bool IsOutOfDate => Behind is not null && Detection is Detection.Found { Hold: null };
}

/// <param name="IsBehind">Whether it is older than the candidate.</param>
/// <param name="Places">Not empty.</param>
public sealed record VersionPlaces(NamedVersion Version, bool IsBehind, IReadOnlyList<FoundReference> Places);

/// <summary>How far the oldest place is behind the candidate.</summary>
/// <param name="Releases">Allowed releases after the oldest version that a place names, the candidate among them.</param>
/// <param name="Time">Between the two publications; null where one has no date.</param>
public sealed record Lag(int Releases, TimeSpan? Time);

/// <summary>A version as a file names it. A closed family.</summary>
public abstract record NamedVersion
{
    private NamedVersion() { }

    public sealed record Exact(ReleaseVersion Version) : NamedVersion;

    /// <summary>With fewer numbers than the upstream's versions have, as <c>3.11</c>: whichever of those that begin so is the newest.</summary>
    public sealed record Beginning(ReleaseVersion Version) : NamedVersion;

    public sealed record Range(string Text, RangeDialect Dialect) : NamedVersion;
}
