using BumpBot.Model;
using BumpBot.Notify.Texts;

namespace BumpBot.Notify.Events;

/// <summary>What there is to tell of a run. Pure.</summary>
public static class RunEvents
{
    private const int LongestTitle = 200;
    private const int LongestProblem = 500;
    private const int MostProblems = 10;

    /// <summary>The news, and what went wrong. What became of pull requests is told with the memory of it (<see cref="TargetEvents"/>).</summary>
    public static IReadOnlyList<NoticeEvent> Of(RunReport report, DateTimeOffset now) =>
    [
        .. report.News.Select(news => OfNews(news, now)),
        .. report.Targets.Select(target => OfTarget(target, now)).OfType<NoticeEvent>(),
        .. report.Detections.OfType<Detection.Unknown>().DistinctBy(unknown => unknown.Upstream)
            .Where(unknown => unknown.Fault is not Fault.Retry)
            .Select(unknown => new NoticeEvent.WentWrong(unknown.Upstream.ToString(), unknown.Upstream.ToString(), Day(now), [Problem(unknown.Fault.Message)])),
    ];

    private static NoticeEvent OfNews(News news, DateTimeOffset now)
    {
        var upstream = news.Upstream.ToString();
        return news switch
        {
            News.NewRelease release => new NoticeEvent.Released(
                upstream, release.Release.Tag, release.Release.PublishedAt?.ToUniversalTime(), Foreign.Link(release.Release.Page), BreakingLines.Of(release.Breaking)),
            News.Raised raised => new NoticeEvent.Alarmed(upstream, raised.Alarm, Day(now)),
            News.NewCommits commits => new NoticeEvent.BranchMoved(
                upstream, commits.ToCheck with { Since = commits.ToCheck.Since.ToUniversalTime(), Compare = Foreign.Link(commits.ToCheck.Compare) }),
            News.NewIssue issue => new NoticeEvent.IssueFound(
                upstream, issue.Issue.Number, Foreign.Line(issue.Issue.Title, LongestTitle), issue.Issue.Label, Foreign.Link(issue.Issue.Page)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static NoticeEvent.WentWrong? OfTarget(TargetReport report, DateTimeOffset now)
    {
        List<string> problems = report switch
        {
            TargetReport.Failed failed => [failed.Fault.Message],
            TargetReport.Done done =>
            [
                .. done.Plan.Problems,
                .. done.Published.OfType<Published.Failed>().Select(failed => $"{failed.What}: {failed.Fault.Message}"),
            ],
            // Another run works on it, and tells what becomes of it.
            TargetReport.Left => [],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return problems.Count == 0
            ? null
            : new NoticeEvent.WentWrong(report.Target.ToString()!, Upstream: null, Day(now), [.. problems.Take(MostProblems).Select(Problem)]);
    }

    private static string Problem(string message) => Foreign.Line(message, LongestProblem);

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
