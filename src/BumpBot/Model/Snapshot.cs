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
public sealed record CommitHead(string Branch, string Sha, DateTimeOffset? CommittedAt, string? Subject)
{
    /// <summary>The page to read about it; null where there is none.</summary>
    public Uri? Page { get; init; }
}

/// <summary>An open issue of an upstream's that has one of the followed labels.</summary>
/// <param name="Title">Foreign text.</param>
/// <param name="Label">The followed label. An issue with two of them is listed twice.</param>
public sealed record UpstreamIssue(int Number, string Title, string Label, Uri? Page);

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

    /// <summary>A tag without a release, made long after the newest release: the upstream goes on without releases. Null = none, or no look told.</summary>
    public DatedTag? TagBeyond { get; init; }

    /// <summary>Null where issues are not followed.</summary>
    public IReadOnlyList<UpstreamIssue>? Issues { get; init; }
}

/// <param name="At">When its commit was made.</param>
public sealed record DatedTag(string Name, DateTimeOffset At);
