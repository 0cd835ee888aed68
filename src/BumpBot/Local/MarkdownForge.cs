using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;

namespace BumpBot.Local;

/// <summary>
/// The forge of a local repository: pull requests and issues as Markdown files in its git folder. A person closes one by writing
/// <c>state: closed</c>, and merges one by merging its branch.
/// </summary>
public sealed class MarkdownForge(ILocalRepository repository, TimeProvider time) : IForge
{
    private const string Pulls = "pulls";
    private const string Issues = "issues";
    private const string Bot = "bumpbot";
    private const string Person = "you";

    /// <summary>Far above the ids of what stands above the border, so that a line added there changes none below it.</summary>
    private const long FirstCommentId = 1_000_001;

    private readonly ThreadFolder _folder = new(Path.Combine(repository.GitFolder, "bumpbot"));

    public Task<ForgeStanding> LookAsync(CancellationToken cancellation) => Done(() => new ForgeStanding(
        [.. _folder.All(Pulls).Select(Standing)],
        [.. _folder.All(Issues).Select(issue => new StandingIssue(
            issue.Number, _folder.Page(Issues, issue.Number), IssueStateOf(issue), issue.Title, issue.Body, MarkOf(Issues, issue)))],
        IssuesEnabled: true)
    {
        Asked = [.. _folder.All(Pulls).Concat(_folder.All(Issues)).OrderBy(thread => thread.Number).SelectMany(Asked)],
    });

    public Task<OpenedThread> OpenPullAsync(NewPull pull, CancellationToken cancellation) =>
        Done(() => Opened(Pulls, _folder.Add(Pulls, number => new ThreadFile(
            number, ThreadState.Open, pull.Branch, pull.Base, repository.HeadOf(pull.Branch), pull.Title, pull.Labels, time.GetUtcNow(), pull.Body, ""))));

    /// <summary>One that is opened is written with its labels at once.</summary>
    public Task DressPullAsync(int number, IReadOnlyList<string> labels, PullRequestSettings request, CancellationToken cancellation) => Task.CompletedTask;

    public Task RefreshPullAsync(int number, string title, string body, IReadOnlyList<string> labels, CancellationToken cancellation) =>
        Done(() => _folder.Change(Pulls, number, pull => pull with { Title = title, Body = body, Labels = [.. pull.Labels.Union(labels)], Head = repository.HeadOf(pull.Branch!) ?? pull.Head }));

    public Task<Merging> MergePullAsync(int number, string head, string? announced, CancellationToken cancellation) =>
        Task.FromResult<Merging>(new Merging.Waits("a local repository has no checks to wait for: merge its branch yourself"));

    public Task HoldMergeAsync(int number, CancellationToken cancellation) => Task.CompletedTask;

    public Task TakeBackMergeAsync(int number, CancellationToken cancellation) => Task.CompletedTask;

    public Task ClosePullAsync(int number, string body, string comment, BranchHead? leftover, CancellationToken cancellation) =>
        Done(() => _folder.Change(Pulls, number, pull => Closed(pull, body, comment)));

    public Task<OpenedThread?> OpenIssueAsync(NewIssue issue, CancellationToken cancellation) =>
        Done<OpenedThread?>(() => Opened(Issues, _folder.Add(Issues, number => new ThreadFile(
            number, ThreadState.Open, null, null, null, issue.Title, issue.Labels, time.GetUtcNow(), issue.Body, ""))));

    public Task RefreshIssueAsync(int number, string title, string body, CancellationToken cancellation) =>
        Done(() => _folder.Change(Issues, number, issue => issue with { Title = title, Body = body }));

    public Task CloseIssueAsync(int number, string body, string comment, CancellationToken cancellation) =>
        Done(() => _folder.Change(Issues, number, issue => Closed(issue, body, comment)));

    public Task DeclineAsync(int number, CancellationToken cancellation) => Done(() => ChangeAny(number, thread => thread with { State = ThreadState.Closed }));

    public Task ReopenPullAsync(int number, string body, CancellationToken cancellation) =>
        Done(() => _folder.Change(Pulls, number, pull => pull with { State = ThreadState.Open, Body = body }));

    public Task AnswerAsync(AskedCommand asked, Reply reply, CancellationToken cancellation) => Done(() => ChangeAny(asked.Thread, thread => thread with
    {
        Comments = $"{thread.Comments}\n\n{ThreadText.Comment(time.GetUtcNow(), ThreadComments.AnswerBody(asked.Comment, reply.Text))}",
    }));

    private ThreadFile ChangeAny(int number, Func<ThreadFile, ThreadFile> change) =>
        _folder.Change(_folder.All(Pulls).Any(pull => pull.Number == number) ? Pulls : Issues, number, change);

    /// <summary>A line below the mark or the border that begins with the bot's name is a command; its place among them serves as its id. Who may write the file may give it.</summary>
    private IEnumerable<AskedCommand> Asked(ThreadFile thread)
    {
        List<ThreadComment> comments = [.. Commands(Marks.Below(thread.Body), 1), .. Commands(thread.Comments, FirstCommentId)];
        return comments.Count == 0
            ? []
            : ThreadComments.Unanswered([.. comments, new ThreadComment(0, Bot, time.GetUtcNow(), thread.Comments)], Bot).Select(comment => ThreadComments.Asked(thread.Number, comment));
    }

    private IEnumerable<ThreadComment> Commands(string text, long first) =>
        ThreadText.Commands(text).Select((line, index) => new ThreadComment(first + index, Person, time.GetUtcNow(), line));

    private StandingPull Standing(ThreadFile pull)
    {
        var mark = MarkOf(Pulls, pull);
        return new StandingPull(pull.Number, _folder.Page(Pulls, pull.Number), PullStateOf(pull, mark), pull.Branch!, pull.Title, pull.Body, mark) { OpenedAt = pull.Created };
    }

    private PullState PullStateOf(ThreadFile pull, Mark mark) => pull.State switch
    {
        ThreadState.Merged => PullState.Merged,
        ThreadState.Closed => mark.ClosedReason is null ? PullState.ClosedByPerson : PullState.ClosedByBot,
        ThreadState.Open => IsMerged(pull) ? PullState.Merged : PullState.Open,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private IssueState IssueStateOf(ThreadFile issue) => issue.State switch
    {
        ThreadState.Open => IssueState.Open,
        _ => MarkOf(Issues, issue).ClosedReason is null ? IssueState.Closed : IssueState.ClosedByBot,
    };

    /// <summary>The remembered head still tells it when the branch is gone, the branch when a crash came between push and refresh.</summary>
    private bool IsMerged(ThreadFile pull) =>
        new[] { pull.Head, repository.HeadOf(pull.Branch!) }.OfType<string>().Any(head => repository.Contains(pull.Base!, head));

    private Mark MarkOf(string kind, ThreadFile thread) =>
        Marks.TryRead(thread.Body, out var mark)
            ? mark
            : throw FaultException.GiveUp($"{_folder.Page(kind, thread.Number).LocalPath} has lost its mark, the line <!-- bumpbot … -->. Put it back, or delete the file.");

    private ThreadFile Closed(ThreadFile thread, string body, string comment) => thread with
    {
        State = ThreadState.Closed,
        Body = body,
        Comments = $"{thread.Comments}\n\n{ThreadText.Comment(time.GetUtcNow(), comment)}",
    };

    private OpenedThread Opened(string kind, ThreadFile thread) => new(thread.Number, _folder.Page(kind, thread.Number));

    private Task<T> Done<T>(Func<T> work)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (FaultException fault)
        {
            return Task.FromException<T>(fault);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Task.FromException<T>(FaultException.GiveUp($"{repository.GitFolder}: {cause.Message}", cause));
        }
    }
}
