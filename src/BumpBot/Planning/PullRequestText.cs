using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Title, body and commit message of a pull request, from its bump alone.</summary>
public static class PullRequestText
{
    public static string Title(Bump bump) => "";

    public static string CommitMessage(Bump bump) => "";

    /// <param name="issue">The tracking issue that the merge closes; null = none.</param>
    public static string Body(Bump bump, int? issue) => "";
}
