using Updaters.References;

namespace BumpBot.Model;

/// <summary>Which list of an upstream the releases come from.</summary>
public enum ReleaseSource
{
    Releases,

    /// <summary>The repository makes no releases: its tags stand in for them, and the output says so.</summary>
    TagsInsteadOfReleases,

    /// <summary>Tags, because the config asks for them.</summary>
    Tags,

    /// <summary>The ref listing of a <c>git:</c> upstream.</summary>
    GitRefs,

    /// <summary>Only commits are followed.</summary>
    None,
}

/// <summary>The newest commit of a followed branch.</summary>
public sealed record CommitHead(string Branch, string Sha, DateTimeOffset? CommittedAt, string? Subject);

/// <summary>All that one complete look at an upstream told.</summary>
/// <param name="Repo">Its name now: another than the watched one after a rename.</param>
/// <param name="RepositoryId">GitHub's numeric id, as told when the repository was last described; null where no look told.</param>
/// <param name="Head">Null where commits are not followed.</param>
public sealed record Snapshot(
    RepoName Repo,
    long? RepositoryId,
    ReleaseSource Source,
    IReadOnlyList<Release> Releases,
    CommitHead? Head)
{
    /// <summary>Whether the repository is archived, as told when it was last described; null where no look told.</summary>
    public bool? Archived { get; init; }

    /// <summary>Whether the lists were not read to their end: then what is missing in them says nothing.</summary>
    public bool IsCut { get; init; }
}
