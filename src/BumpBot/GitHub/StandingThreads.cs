using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.GitHub;

/// <summary>Which of the listed issues and pull requests are the bot's own work. Pure.</summary>
internal static class StandingThreads
{
    /// <summary>The pull requests whose head must be known to say.</summary>
    public static IReadOnlyCollection<int> MarkedPulls(IEnumerable<ListedThread> threads) =>
        [.. threads.Where(thread => thread.IsPull && Marks.TryRead(thread.Body, out _)).Select(thread => thread.Number)];

    /// <summary>A mark counts on a pull request only where the head is a branch of the target's own under <c>bumpbot/</c>.</summary>
    public static IReadOnlyList<StandingPull> Pulls(IEnumerable<ListedThread> threads, IReadOnlyDictionary<int, string?> branches)
    {
        var pulls = new List<StandingPull>();
        foreach (var thread in threads.Where(thread => thread.IsPull).OrderBy(thread => thread.Number))
        {
            if (Marks.TryRead(thread.Body, out var mark)
                && branches.GetValueOrDefault(thread.Number) is { } branch
                && branch.StartsWith(BranchName.Prefix, StringComparison.Ordinal))
            {
                pulls.Add(new StandingPull(thread.Number, thread.Page, State(thread, mark), branch, thread.Title, thread.Body!, mark) { OpenedAt = thread.OpenedAt, End = thread.End });
            }
        }
        return pulls;
    }

    public static IReadOnlyList<StandingIssue> Issues(IEnumerable<ListedThread> threads)
    {
        var issues = new List<StandingIssue>();
        foreach (var thread in threads.Where(thread => !thread.IsPull).OrderBy(thread => thread.Number))
        {
            if (Marks.TryRead(thread.Body, out var mark))
                issues.Add(new StandingIssue(thread.Number, thread.Page, IssueStateOf(thread, mark), thread.Title, thread.Body!, mark));
        }
        return issues;
    }

    private static PullState State(ListedThread thread, Mark mark) => thread switch
    {
        { IsMerged: true } => PullState.Merged,
        { IsOpen: true } => PullState.Open,
        _ => mark.ClosedReason is null ? PullState.ClosedByPerson : PullState.ClosedByBot,
    };

    private static IssueState IssueStateOf(ListedThread thread, Mark mark) => thread.IsOpen
        ? IssueState.Open
        : mark.ClosedReason is null ? IssueState.Closed : IssueState.ClosedByBot;
}
