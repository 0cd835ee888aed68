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
    Issues = 8,
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
    public static readonly IReadOnlyList<string> DefaultLabels = ["breaking", "breaking-change", "security"];

    /// <summary>Versions that a person has confirmed although they look like none of the upstream's.</summary>
    public IReadOnlyList<VersionRange> Confirm { get; init; } = [];

    /// <summary>The least age of a candidate; zero = any.</summary>
    public TimeSpan Cooldown { get; init; }

    /// <summary>Null = bumps are not held back.</summary>
    public Hold? Hold { get; init; }

    /// <summary>The followed branch; null = the default branch.</summary>
    public string? Branch { get; init; }

    /// <summary>Further times at which the service looks at it: five cron fields, or a macro; null = none.</summary>
    public string? Schedule { get; init; }

    /// <summary>Of the followed issues those with one of these labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = DefaultLabels;

    public UpstreamId Id => Upstream.Id;

    /// <summary>What is looked at; entries that watch one repository under several names share a look.</summary>
    public UpstreamSource Source => new(Upstream.Id.Repo, Git)
    {
        Branch = Follow.HasFlag(Follow.Commits) ? Branch : null,
        Labels = Follow.HasFlag(Follow.Issues) ? string.Join(',', Labels) : "",
    };
}

/// <summary>A place that one look answers for.</summary>
public sealed record UpstreamSource(RepoName Repo, string? Git)
{
    /// <summary>The followed branch; null = the default branch, or none.</summary>
    public string? Branch { get; init; }

    /// <summary>The labels of the followed issues, with commas between them; empty = none are followed.</summary>
    public string Labels { get; init; } = "";

    public override string ToString() => Git ?? Repo.ToString();
}
