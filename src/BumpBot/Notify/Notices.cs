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
                    if (release.Breaking is BreakingVerdict.Breaking breaking)
                        log.Information("{Upstream} released {Tag}, which looks breaking ({Rule}): {Line}", release.Upstream.ToString(), release.Release.Tag, breaking.Signs[0].Rule, breaking.Signs.FirstOrDefault(sign => sign.Line is not null)?.Line ?? "by its version");
                    else
                        log.Information("{Upstream} released {Tag}", release.Upstream.ToString(), release.Release.Tag);
                    break;
                case News.Raised raised:
                    log.Warning("{Upstream}: {Alarm}", raised.Upstream.ToString(), raised.Alarm.ToString());
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
