using BumpBot.GitHub.Auth;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using BumpBot.Notify.Issues;
using Serilog;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>Issues for notices. Among the bot's last ones it looks first, so that an answer that was lost makes no second issue.</summary>
internal sealed class NoticeIssues(IGitHubAccess access, BotIdentity bot, ILogger log) : INoticeIssues
{
    public async Task OpenAsync(RepoName repo, NoticeIssue issue, CancellationToken cancellation)
    {
        var http = await access.ForTargetAsync(repo, cancellation);
        var (reader, writer) = (new GitHubReader(http), new OctokitWriter(http));
        if (await IsThereAsync(reader, repo, issue.Mark, cancellation))
            return;
        var request = new Octokit.NewIssue(issue.Title) { Body = issue.Body };
        foreach (var label in await new TargetLabels(reader, writer, repo, log).EnsureAsync(issue.Labels, cancellation))
            request.Labels.Add(label);
        await writer.WriteAsync($"open an issue in {repo}", client => client.Issue.Create(repo.Owner, repo.Name, request), cancellation);
    }

    private async Task<bool> IsThereAsync(GitHubReader reader, RepoName repo, string mark, CancellationToken cancellation)
    {
        var login = await bot.LoginAsync(cancellation);
        var path = $"repos/{repo}/issues?creator={Uri.EscapeDataString(login)}&state=all&sort=updated&direction=desc&per_page={GitHubReader.PageSize}";
        return await reader.GetAsync(path, GitHubJson.Default.ListIssueJson, null, cancellation) switch
        {
            Answer<List<IssueJson>>.Found found => found.Value.Any(issue => issue.Body?.Contains(mark, StringComparison.Ordinal) == true),
            Answer<List<IssueJson>>.Refused { Status: System.Net.HttpStatusCode.Gone } => throw FaultException.GiveUp($"issues are switched off in {repo}: switch them on, or name another repository."),
            Answer<List<IssueJson>>.Refused refused => throw RepositoryFaults.Of(repo, refused.Status, refused.Message),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
