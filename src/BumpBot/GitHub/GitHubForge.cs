using System.Net;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;
using Octokit;
using Serilog;
using Updaters.References;
using NewIssue = BumpBot.Targets.NewIssue;

namespace BumpBot.GitHub;

/// <summary>The pull requests and issues of one target on GitHub.</summary>
internal sealed class GitHubForge(GitHubHttp http, RepositoryFacts target, BotIdentity bot, ForgeLook look, ActionsNotice notice, ILogger log) : IForge
{
    private readonly OctokitWriter _writer = new(http);
    private readonly TargetLabels _labels = new(new GitHubReader(http), new OctokitWriter(http), target.Repo, log);
    private readonly TargetMilestones _milestones = new(new GitHubReader(http), target.Repo, log);

    private readonly BranchDeletion _branches = new(http, target.Repo, log);
    private readonly PullMerger _merger = new(http, target);

    private RepoName Repo => target.Repo;

    public Task<ForgeStanding> LookAsync(CancellationToken cancellation) => look.LookAsync(cancellation);

    public async Task<OpenedThread> OpenPullAsync(NewPull pull, CancellationToken cancellation)
    {
        var isBare = pull.Labels.Count > 0 || pull.Request.HasExtras;
        var request = new NewPullRequest(pull.Title, pull.Branch, pull.Base) { Body = isBare ? Marks.AsBare(pull.Body) : pull.Body, Draft = pull.Request.Draft };
        var opened = await _writer.WriteAsync(
            $"open a pull request for {pull.Branch} in {Repo}", client => client.PullRequest.Create(Repo.Owner, Repo.Name, request), cancellation);
        look.Remember(opened.Number, pull.Branch);
        await notice.TellAsync(cancellation);
        if (isBare)
            await DressAsync(opened.Number, pull.Labels, pull.Request, pull.Body, cancellation);
        return new OpenedThread(opened.Number, Page(opened.HtmlUrl, "pull", opened.Number));
    }

    public Task DressPullAsync(int number, IReadOnlyList<string> labels, PullRequestSettings request, CancellationToken cancellation) =>
        DressAsync(number, labels, request, body: null, cancellation);

    public async Task RefreshPullAsync(int number, string title, string body, IReadOnlyList<string> labels, CancellationToken cancellation)
    {
        await PatchAsync($"refresh pull request #{number} of {Repo}", ApiUrls.PullRequest(Repo.Owner, Repo.Name, number), new ThreadChange(title, body), cancellation);
        if (await _labels.EnsureAsync(labels, cancellation) is { Count: > 0 } present)
        {
            await TryAsync($"label #{number} of {Repo}", async client =>
                await client.Issue.Labels.AddToIssue(Repo.Owner, Repo.Name, number, [.. present]), cancellation);
        }
    }

    public async Task ClosePullAsync(int number, string body, string comment, BranchHead? leftover, CancellationToken cancellation)
    {
        await CloseAsync($"pull request #{number} of {Repo}", ApiUrls.PullRequest(Repo.Owner, Repo.Name, number), number, body, comment, cancellation);
        if (leftover is { } branch)
            await _branches.DeleteAsync(branch, cancellation);
    }

    public Task<Merging> MergePullAsync(int number, string head, string? announced, CancellationToken cancellation) =>
        _merger.MergeAsync(number, head, () => AnnounceAsync(number, announced, cancellation), cancellation);

    public Task HoldMergeAsync(int number, CancellationToken cancellation) => _merger.HoldAsync(number, cancellation);

    public async Task TakeBackMergeAsync(int number, CancellationToken cancellation) =>
        await _merger.TakeBackAsync(number, await bot.LoginAsync(cancellation), cancellation);

    public async Task<OpenedThread?> OpenIssueAsync(NewIssue issue, CancellationToken cancellation)
    {
        if (!target.HasIssues)
            return null;
        var request = new Octokit.NewIssue(issue.Title) { Body = issue.Body };
        foreach (var label in await _labels.EnsureAsync(issue.Labels, cancellation))
            request.Labels.Add(label);
        var opened = await _writer.WriteAsync($"open an issue in {Repo}", client => CreateAsync(client, request), cancellation);
        return opened is null ? null : new OpenedThread(opened.Number, Page(opened.HtmlUrl, "issues", opened.Number));
    }

    public Task RefreshIssueAsync(int number, string title, string body, CancellationToken cancellation) =>
        PatchAsync($"refresh issue #{number} of {Repo}", ApiUrls.Issue(Repo.Owner, Repo.Name, number), new ThreadChange(title, body), cancellation);

    public Task CloseIssueAsync(int number, string body, string comment, CancellationToken cancellation) =>
        CloseAsync($"issue #{number} of {Repo}", ApiUrls.Issue(Repo.Owner, Repo.Name, number), number, body, comment, cancellation);

    public Task DeclineAsync(int number, CancellationToken cancellation) =>
        PatchAsync($"close #{number} of {Repo}", ApiUrls.Issue(Repo.Owner, Repo.Name, number), new ThreadChange(Title: null, Body: null, State: "closed"), cancellation);

    public Task ReopenPullAsync(int number, string body, CancellationToken cancellation) =>
        PatchAsync($"reopen pull request #{number} of {Repo}", ApiUrls.PullRequest(Repo.Owner, Repo.Name, number), new ThreadChange(Title: null, body, State: "open"), cancellation);

    public async Task AnswerAsync(AskedCommand asked, Reply reply, CancellationToken cancellation)
    {
        var content = reply.Reaction == Model.Reaction.Done ? ReactionType.Plus1 : ReactionType.Confused;
        await TryAsync($"react in #{asked.Thread} of {Repo}", client => client.Reaction.IssueComment.Create(Repo.Owner, Repo.Name, asked.Comment, new NewReaction(content)), cancellation);
        await _writer.WriteAsync($"answer in #{asked.Thread} of {Repo}", client =>
            client.Issue.Comment.Create(Repo.Owner, Repo.Name, asked.Thread, ThreadComments.AnswerBody(asked.Comment, reply.Text)), cancellation);
    }

    private async Task AnnounceAsync(int number, string? body, CancellationToken cancellation)
    {
        if (body is not null)
            await PatchAsync($"note in #{number} of {Repo} that GitHub is to merge it", ApiUrls.PullRequest(Repo.Owner, Repo.Name, number), new ThreadChange(Title: null, body), cancellation);
    }

    /// <returns>Null = issues are switched off, perhaps since the look.</returns>
    private async Task<Issue?> CreateAsync(IGitHubClient client, Octokit.NewIssue request)
    {
        try
        {
            return await client.Issue.Create(Repo.Owner, Repo.Name, request);
        }
        catch (ApiException e) when (e.StatusCode == HttpStatusCode.Gone)
        {
            return null;
        }
    }

    /// <summary>Closed with its mark, it is done: that the comment is missing is told, and no failure.</summary>
    private async Task CloseAsync(string what, Uri address, int number, string body, string comment, CancellationToken cancellation)
    {
        await PatchAsync($"close {what}", address, new ThreadChange(Title: null, body, State: "closed"), cancellation);
        await TryAsync($"comment on {what}", client => client.Issue.Comment.Create(Repo.Owner, Repo.Name, number, comment), cancellation);
    }

    /// <summary>
    /// A request that asks for reviews; then labels, assignees and milestone in one, with the body that says that all is there. Extras: that
    /// one is missing is told, and no failure.
    /// </summary>
    /// <param name="body">Null = it stays.</param>
    private async Task DressAsync(int number, IReadOnlyList<string> labels, PullRequestSettings request, string? body, CancellationToken cancellation)
    {
        await AskForReviewsAsync(number, request.Reviewers, cancellation);
        var present = await _labels.EnsureAsync(labels, cancellation);
        var milestone = request.Milestone is { } title ? await _milestones.FindAsync(title, cancellation) : null;
        var extras = new ThreadExtras(present.Count > 0 ? present : null, request.Assignees.Count > 0 ? request.Assignees : null, milestone, body);
        if (extras != ThreadExtras.None)
        {
            await TryAsync($"label and assign #{number} of {Repo}", client =>
                client.Connection.Patch(ApiUrls.Issue(Repo.Owner, Repo.Name, number), extras), cancellation);
        }
    }

    private async Task AskForReviewsAsync(int number, IReadOnlyList<string> reviewers, CancellationToken cancellation)
    {
        if (reviewers.Count == 0)
            return;
        var teams = reviewers.Where(reviewer => reviewer.Contains('/', StringComparison.Ordinal)).Select(team => team[(team.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        var asked = new PullRequestReviewRequest([.. reviewers.Where(reviewer => !reviewer.Contains('/', StringComparison.Ordinal))], [.. teams]);
        await TryAsync($"ask for reviews of #{number} of {Repo}", client =>
            client.PullRequest.ReviewRequest.Create(Repo.Owner, Repo.Name, number, asked), cancellation);
    }

    private Task PatchAsync(string what, Uri address, ThreadChange change, CancellationToken cancellation) =>
        _writer.WriteAsync(what, client => client.Connection.Patch(address, change), cancellation);

    private async Task TryAsync<T>(string what, Func<IGitHubClient, Task<T>> write, CancellationToken cancellation)
    {
        try
        {
            await _writer.WriteAsync(what, write, cancellation);
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            log.Warning("{Reason}", e.Message);
        }
    }

    private Uri Page(string? address, string kind, int number) =>
        ReleaseEntries.Page(address) ?? new Uri(http.Connection.ServerUrl, $"{Repo}/{kind}/{number}");

    /// <summary>What changes; a null is not sent. Octokit's own update of an issue always sends milestone, labels and assignees, and so would take off what people set.</summary>
    private sealed record ThreadChange(string? Title, string? Body, string? State = null);

    /// <summary>Set on what was opened just now, so that nothing of a person's is taken off; a null is not sent.</summary>
    private sealed record ThreadExtras(IReadOnlyList<string>? Labels, IReadOnlyList<string>? Assignees, int? Milestone, string? Body)
    {
        public static readonly ThreadExtras None = new(null, null, null, null);
    }
}
