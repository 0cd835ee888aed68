using BumpBot.GitHub.Json;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>What a repository says of itself.</summary>
/// <param name="Repo">Its name now.</param>
/// <param name="MayPush">False only where GitHub says so of a user; tokens that are no user's do not tell.</param>
internal sealed record RepositoryFacts(long Id, RepoName Repo, string DefaultBranch, bool Archived, bool HasIssues, bool MayPush)
{
    /// <summary>Whether pull requests may be left to GitHub to merge once their checks are green.</summary>
    public bool AllowsAutoMerge { get; init; }

    public MergeMethod MergeMethod { get; init; }

    public const int LongestBranch = 255;

    /// <exception cref="FaultException">The answer lacks what every repository has.</exception>
    public static RepositoryFacts From(RepositoryJson json) =>
        RepoName.TryParse(json.FullName, out var repo) && json.DefaultBranch is { Length: > 0 and <= LongestBranch } branch && json.Id > 0
            ? new RepositoryFacts(json.Id, repo, branch, json.Archived, json.HasIssues ?? true, json.Permissions is not { Pull: true, Push: false })
            {
                AllowsAutoMerge = json.AllowAutoMerge ?? false,
                MergeMethod = json switch
                {
                    { AllowSquashMerge: false, AllowMergeCommit: false } => MergeMethod.Rebase,
                    { AllowSquashMerge: false } => MergeMethod.Merge,
                    _ => MergeMethod.Squash,
                },
            }
            : throw FaultException.Retry("a repository was described without its id, its name or its default branch");
}
