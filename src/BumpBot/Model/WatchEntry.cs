using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace BumpBot.Model;

[Flags]
public enum Follow
{
    None = 0,
    Releases = 1,
    Tags = 2,
    Commits = 4,
}

/// <summary>An entry of <c>watch:</c>.</summary>
/// <param name="Upstream">Its id, names and tag pattern, as updaters take them.</param>
/// <param name="Git">Where its tags are listed by git itself, with no API; null = on the forge.</param>
/// <param name="Allow">Only versions in this range are candidates; null = all.</param>
/// <param name="Ignore">Versions that are no candidates, for good or until a day.</param>
/// <param name="Files">References count only in these files; empty = everywhere.</param>
public sealed record WatchEntry(
    Upstream Upstream,
    Follow Follow,
    string? Git,
    VersionRange? Allow,
    IReadOnlyList<IgnoredVersions> Ignore,
    bool Prereleases,
    IReadOnlyList<PathGlob> Files)
{
    /// <summary>Versions that a person has confirmed although they look like none of the upstream's.</summary>
    public IReadOnlyList<VersionRange> Confirm { get; init; } = [];

    /// <summary>The least age of a candidate; zero = any.</summary>
    public TimeSpan Cooldown { get; init; }

    /// <summary>Null = bumps are not held back.</summary>
    public Hold? Hold { get; init; }

    public UpstreamId Id => Upstream.Id;

    /// <summary>What is looked at; entries that watch one repository under several names share a look.</summary>
    public UpstreamSource Source => new(Upstream.Id.Repo, Git);
}

/// <summary>A place that one look answers for.</summary>
public sealed record UpstreamSource(RepoName Repo, string? Git)
{
    public override string ToString() => Git ?? Repo.ToString();
}
