using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Notify.Issues;

/// <summary>Issues on the forge, for notices.</summary>
public interface INoticeIssues
{
    /// <summary>Opens an issue, unless one whose body holds the mark is among the bot's last ones there.</summary>
    /// <exception cref="FaultException">It could not be opened.</exception>
    Task OpenAsync(RepoName repo, NoticeIssue issue, CancellationToken cancellation);
}

/// <param name="Mark">A hidden line at the end of its body.</param>
/// <param name="Labels">Made first where the repository lacks them.</param>
public sealed record NoticeIssue(string Title, string Body, string Mark, IReadOnlyList<string> Labels);
