namespace BumpBot.GitHub;

/// <summary>How a repository takes pull requests in; of those that it allows the first.</summary>
internal enum MergeMethod
{
    /// <summary>The bot's branches hold one commit, so that this adds nothing to the history beside it.</summary>
    Squash,
    Merge,
    Rebase,
}
