using System.Runtime.CompilerServices;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;
using Xunit;

namespace BumpBot.Tests.Runs;

internal enum ThreadIs
{
    Open,
    Closed,
    Merged,
}

/// <param name="Branch">Null = an issue.</param>
internal sealed record MemoryThread(int Number, string? Branch, ThreadIs State, string Title, string Body, string Labels = "")
{
    /// <summary>Of bodies that were read before: each look asks for all.</summary>
    private static readonly ConditionalWeakTable<string, Mark> Read = [];

    /// <summary>Null = an issue.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    public Mark Mark => Read.GetValue(Body, body => Marks.TryRead(body, out var mark) ? mark : throw new InvalidOperationException($"#{Number} has no mark"));

    public string Upstream => Assert.Single(Mark.Members).Upstream.ToString();

    public bool Carries(string name) => Mark.Members.Any(member => member.Upstream.ToString() == $"acme/{name}");

    public string Tag => Mark.Members[0].Tag;

    public bool IsClosedByPerson => State == ThreadIs.Closed && Mark.ClosedReason is null;
}

/// <summary>A forge in memory, whose effects are as single as those of a real one.</summary>
internal sealed class MemoryForge(Life life, TimeProvider time) : IForge
{
    private static readonly Uri Page = new("https://forge.example/thread");

    public List<MemoryThread> Threads { get; } = [];

    public IEnumerable<MemoryThread> Pulls => Threads.Where(thread => thread.Branch is not null);

    public IEnumerable<MemoryThread> Issues => Threads.Where(thread => thread.Branch is null);

    /// <summary>What each look ends with; null = it succeeds.</summary>
    public FaultException? LookFault { get; set; }

    public Task<ForgeStanding> LookAsync(CancellationToken cancellation) => LookFault is { } fault ? throw fault : Task.FromResult(new ForgeStanding(
        [.. Pulls.Select(pull => new StandingPull(pull.Number, Page, StateOf(pull), pull.Branch!, pull.Title, pull.Body, pull.Mark) { OpenedAt = pull.OpenedAt })],
        [.. Issues.Select(issue => new StandingIssue(issue.Number, Page, IssueStateOf(issue), issue.Title, issue.Body, issue.Mark))],
        IssuesEnabled: true));

    public Task<OpenedThread> OpenPullAsync(NewPull pull, CancellationToken cancellation)
    {
        if (Pulls.Any(open => open.State == ThreadIs.Open && open.Branch == pull.Branch))
            throw FaultException.GiveUp($"a pull request already exists for {pull.Branch}");
        life.Spend($"open pull {pull.Branch}");
        var opened = Add(pull.Branch, pull.Title, Marks.AsBare(pull.Body));
        life.Spend($"label #{opened.Number}");
        Change(opened.Number, thread => thread with { Labels = string.Join(' ', pull.Labels), Body = pull.Body });
        return Task.FromResult(opened);
    }

    public Task DressPullAsync(int number, IReadOnlyList<string> labels, PullRequestSettings request, CancellationToken cancellation) =>
        Do($"label #{number}", number, thread => thread with { Labels = string.Join(' ', labels) });

    public Task RefreshPullAsync(int number, string title, string body, IReadOnlyList<string> labels, CancellationToken cancellation) =>
        Do($"refresh pull #{number}", number, thread => thread with { Title = title, Body = body });

    public Task<Merging> MergePullAsync(int number, string head, string? announced, CancellationToken cancellation) =>
        Task.FromResult<Merging>(new Merging.Waits("it has no checks"));

    public Task HoldMergeAsync(int number, CancellationToken cancellation) => Task.CompletedTask;

    public Task TakeBackMergeAsync(int number, CancellationToken cancellation) => Task.CompletedTask;

    public Task ClosePullAsync(int number, string body, string comment, BranchHead? leftover, CancellationToken cancellation) =>
        Do($"close pull #{number}", number, thread => thread with { State = ThreadIs.Closed, Body = body });

    public Task<OpenedThread?> OpenIssueAsync(NewIssue issue, CancellationToken cancellation)
    {
        life.Spend($"open issue {issue.Title}");
        return Task.FromResult<OpenedThread?>(Add(null, issue.Title, issue.Body));
    }

    public Task RefreshIssueAsync(int number, string title, string body, CancellationToken cancellation) =>
        Do($"refresh issue #{number}", number, thread => thread with { Title = title, Body = body });

    public Task CloseIssueAsync(int number, string body, string comment, CancellationToken cancellation) =>
        Do($"close issue #{number}", number, thread => thread with { State = ThreadIs.Closed, Body = body });

    public Task DeclineAsync(int number, CancellationToken cancellation) =>
        Do($"decline #{number}", number, thread => thread with { State = ThreadIs.Closed });

    public Task ReopenPullAsync(int number, string body, CancellationToken cancellation) =>
        Do($"reopen pull #{number}", number, thread => thread with { State = ThreadIs.Open, Body = body });

    public Task AnswerAsync(AskedCommand asked, Reply reply, CancellationToken cancellation)
    {
        life.Spend($"answer in #{asked.Thread}");
        return Task.CompletedTask;
    }

    public void Change(int number, Func<MemoryThread, MemoryThread> change)
    {
        var index = Threads.FindIndex(thread => thread.Number == number);
        Threads[index] = change(Threads[index]);
    }

    private OpenedThread Add(string? branch, string title, string body)
    {
        Threads.Add(new MemoryThread(Threads.Count + 1, branch, ThreadIs.Open, title, body) { OpenedAt = branch is null ? null : time.GetUtcNow() });
        return new OpenedThread(Threads.Count, Page);
    }

    private Task Do(string effect, int number, Func<MemoryThread, MemoryThread> change)
    {
        life.Spend(effect);
        Change(number, change);
        return Task.CompletedTask;
    }

    private static PullState StateOf(MemoryThread pull) => pull.State switch
    {
        ThreadIs.Open => PullState.Open,
        ThreadIs.Merged => PullState.Merged,
        _ => pull.IsClosedByPerson ? PullState.ClosedByPerson : PullState.ClosedByBot,
    };

    private static IssueState IssueStateOf(MemoryThread issue) => issue.State switch
    {
        ThreadIs.Open => IssueState.Open,
        _ => issue.IsClosedByPerson ? IssueState.Closed : IssueState.ClosedByBot,
    };
}
