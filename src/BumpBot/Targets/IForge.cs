using BumpBot.Model;

namespace BumpBot.Targets;

/// <summary>Where the pull requests and issues of one target live.</summary>
public interface IForge
{
    /// <summary>A complete look at what the bot has there.</summary>
    /// <exception cref="FaultException">The look failed or was only partial: nothing may be concluded.</exception>
    Task<ForgeStanding> LookAsync(CancellationToken cancellation);

    Task<OpenedThread> OpenPullAsync(NewPull pull, CancellationToken cancellation);

    /// <summary>Sets what a new pull request has beside its text, where the run that opened it did not come to that.</summary>
    Task DressPullAsync(int number, IReadOnlyList<string> labels, PullRequestSettings request, CancellationToken cancellation);

    /// <param name="labels">Added to those that it has.</param>
    Task RefreshPullAsync(int number, string title, string body, IReadOnlyList<string> labels, CancellationToken cancellation);

    /// <summary>One request closes it and writes the body; the comment comes after, and the deletion of its branch where that is still where it is known to be.</summary>
    Task ClosePullAsync(int number, string body, string comment, BranchHead? leftover, CancellationToken cancellation);

    /// <summary>Merges it where its checks are green, or has the forge do so.</summary>
    /// <param name="head">The only commit that may be merged.</param>
    /// <param name="announced">The body that is written before the forge is told to merge it; null = it stays.</param>
    Task<Merging> MergePullAsync(int number, string head, string? announced, CancellationToken cancellation);

    /// <summary>Has the forge no longer merge it by itself: what it is to carry from now on was not judged.</summary>
    Task HoldMergeAsync(int number, CancellationToken cancellation);

    /// <summary>Has the forge no longer merge it by itself, if it was the bot who told it to: what a person told it stays.</summary>
    Task TakeBackMergeAsync(int number, CancellationToken cancellation);

    /// <returns>Null where the target turned out to take no issues.</returns>
    Task<OpenedThread?> OpenIssueAsync(NewIssue issue, CancellationToken cancellation);

    Task RefreshIssueAsync(int number, string title, string body, CancellationToken cancellation);

    Task CloseIssueAsync(int number, string body, string comment, CancellationToken cancellation);

    /// <summary>Closes a pull request or an issue as a person would, its body left as it is.</summary>
    Task DeclineAsync(int number, CancellationToken cancellation);

    /// <summary>One request opens a closed pull request again and writes the body.</summary>
    Task ReopenPullAsync(int number, string body, CancellationToken cancellation);

    /// <summary>The reaction first, the comment last: only that says that a command is carried out.</summary>
    /// <param name="reply">A hidden line that names the command's comment is added to its text.</param>
    Task AnswerAsync(AskedCommand asked, Reply reply, CancellationToken cancellation);
}

/// <param name="IssuesEnabled">Whether the target takes issues.</param>
public sealed record ForgeStanding(IReadOnlyList<StandingPull> Pulls, IReadOnlyList<StandingIssue> Issues, bool IssuesEnabled)
{
    /// <summary>Whether it is known that a push which changes a workflow file will be refused.</summary>
    public bool WorkflowsForbidden { get; init; }

    /// <summary>Commands of people who may give them, not answered yet, oldest first.</summary>
    public IReadOnlyList<AskedCommand> Asked { get; init; } = [];
}

/// <param name="Labels">Made first where the target lacks them.</param>
public sealed record NewPull(string Branch, string Base, string Title, string Body, IReadOnlyList<string> Labels)
{
    public PullRequestSettings Request { get; init; } = PullRequestSettings.None;
}

public sealed record NewIssue(string Title, string Body, IReadOnlyList<string> Labels);

/// <summary>A pull request or issue that was just opened.</summary>
public sealed record OpenedThread(int Number, Uri Page);
