using Updaters.References;

namespace BumpBot.GitHub.Graph;

/// <summary>What is asked of a repository beside its name, its number and whether it is archived.</summary>
[Flags]
internal enum Asked
{
    Facts = 0,

    /// <summary>The newest commit of <see cref="RepositoryQuestion.Branch"/>.</summary>
    Head = 1,

    /// <summary>The first page of releases, with their notes.</summary>
    Releases = 2,

    /// <summary>The page of releases after <see cref="RepositoryQuestion.ReleasesAfter"/>, without notes.</summary>
    OlderReleases = 4,

    /// <summary>The page of tags after <see cref="RepositoryQuestion.TagsAfter"/>, or the first.</summary>
    Tags = 8,

    /// <summary>A few tags, those of the youngest commits.</summary>
    YoungestTags = 16,
}

/// <summary>What one query asks of one repository.</summary>
/// <param name="ReleasesAfter">The end of the page before; null = the first page.</param>
/// <param name="TagsAfter">The end of the page before; null = the first page.</param>
/// <param name="Branch">Null = the default branch.</param>
internal sealed record RepositoryQuestion(RepoName Repo, Asked Asked, string? ReleasesAfter = null, string? TagsAfter = null, string? Branch = null);
