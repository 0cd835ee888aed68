using System.Net;
using BumpBot.Model;
using BumpBot.Targets;
using Octokit;
using Serilog;
using Updaters.References;
using NewIssue = BumpBot.Targets.NewIssue;

namespace BumpBot.GitHub;

/// <summary>The pull requests and issues of one target on GitHub.</summary>
internal sealed class GitHubForge(GitHubHttp http, RepositoryFacts target, ForgeLook look, ActionsNotice notice, ILogger log) : IForge
{
    private readonly OctokitWriter _writer = new(http);
    private readonly TargetLabels _labels = new(new GitHubReader(http), new OctokitWriter(http), target.Repo, log);

    private RepoName Repo => target.Repo;

    public Task<ForgeStanding> LookAsync(CancellationToken cancellation) => look.LookAsync(cancellation);

    public async Task<OpenedThread> OpenPullAsync(NewPull pull, CancellationToken cancellation)
    {
        var request = new NewPullRequest(pull.Title, pull.Branch, pull.Base) { Body = pull.Body };
        var opened = await _writer.WriteAsync(
            $"open a pull request for {pull.Branch} in {Repo}", client => client.PullRequest.Create(Repo.Owner, Repo.Name, request), cancellation);
        look.Remember(opened.Number, pull.Branch);
        await notice.TellAsync(cancellation);
        var labels = await _labels.EnsureAsync(pull.Labels, cancellation);
        if (labels.Count > 0)
        {
            await TryAsync($"label #{opened.Number} of {Repo}", async client =>
                await client.Issue.Labels.AddToIssue(Repo.Owner, Repo.Name, opened.Number, [.. labels]), cancellation);
        }
        return new OpenedThread(opened.Number, Page(opened.HtmlUrl, "pull", opened.Number));
    }

    public Task RefreshPullAsync(int number, string title, string body, CancellationToken cancellation) =>
        PatchAsync($"refresh pull request #{number} of {Repo}", ApiUrls.PullRequest(Repo.Owner, Repo.Name, number), new ThreadChange(title, body), cancellation);

    public Task ClosePullAsync(int number, string body, string comment, CancellationToken cancellation) =>
        CloseAsync($"pull request #{number} of {Repo}", ApiUrls.PullRequest(Repo.Owner, Repo.Name, number), number, body, comment, cancellation);

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
}
