using BumpBot.Model;
using Serilog;

namespace BumpBot.Notify;

/// <summary>Tells people about news. For now by the log; each further channel is a file beside this one.</summary>
public sealed class Notices(ILogger log)
{
    public Task TellAsync(RunReport report, CancellationToken cancellation)
    {
        foreach (var news in report.News)
        {
            switch (news)
            {
                case News.NewRelease release:
                    log.Information("{Upstream} released {Tag}", release.Upstream.ToString(), release.Release.Tag);
                    break;
                case News.NewCommits commits:
                    log.Information("{Upstream} moved from {From} to {To} on {Branch}, to check: {Compare}",
                        commits.Upstream.ToString(), commits.ToCheck.From, commits.ToCheck.To, commits.ToCheck.Branch, commits.ToCheck.Compare);
                    break;
                case News.NewIssue issue:
                    log.Information("{Upstream} has an open issue labelled {Label}: #{Number} {Title} {Page}",
                        issue.Upstream.ToString(), issue.Issue.Label, issue.Issue.Number, issue.Issue.Title, issue.Issue.Page);
                    break;
            }
        }
        return Task.CompletedTask;
    }
}
