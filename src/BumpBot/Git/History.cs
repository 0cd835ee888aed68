using LibGit2Sharp;

namespace BumpBot.Git;

internal static class History
{
    /// <summary>Whether a commit is the head itself or one that it descends from.</summary>
    public static bool Contains(Repository repository, Commit head, Commit commit) =>
        commit.Sha == head.Sha || repository.ObjectDatabase.FindMergeBase(commit, head)?.Sha == commit.Sha;
}
