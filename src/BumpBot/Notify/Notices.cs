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
                case News.Raised raised:
                    log.Warning("{Upstream}: {Alarm}", raised.Upstream.ToString(), raised.Alarm.ToString());
                    break;
                case News.NewCommits commits:
                    log.Information("{Upstream} moved from {Before} to {Sha} on {Branch}",
                        commits.Upstream.ToString(), commits.PreviousSha, commits.Head.Sha, commits.Head.Branch);
                    break;
            }
        }
        return Task.CompletedTask;
    }
}
