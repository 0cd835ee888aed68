using System.Diagnostics;
using BumpBot.Model;

namespace BumpBot.Serve.Metrics;

/// <summary>What a run's report adds to the metrics. Pure.</summary>
public static class RunSamples
{
    private const string NoReason = "none";

    public static IReadOnlyList<Sample> Of(RunReport report) =>
    [
        .. report.News.OfType<News.NewRelease>().Select(news => new Sample(BotMetrics.ReleasesSeen, 1, news.Breaking is BreakingVerdict.Breaking ? "yes" : "no")),
        .. report.Detections.Select(detection => new Sample(BotMetrics.UpstreamLooks, 1, ResultOf(detection))),
        .. report.Targets.Select(target => new Sample(BotMetrics.TargetRuns, 1, ResultOf(target))),
        .. report.Targets.OfType<TargetReport.Done>().SelectMany(Bumps),
    ];

    private static string ResultOf(Detection detection) => detection switch
    {
        Detection.Found => "found",
        Detection.NothingToMoveTo => "nothing_to_move_to",
        Detection.Unknown => "failed",
        _ => throw new UnreachableException(),
    };

    private static string ResultOf(TargetReport target) => target switch
    {
        TargetReport.Done done when done.Published.Any(one => one is Published.Failed) => "partly_failed",
        TargetReport.Done => "done",
        TargetReport.Failed => "failed",
        TargetReport.Left => "left",
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Sample> Bumps(TargetReport.Done done)
    {
        var pulls = done.Plan.Closings.OfType<Closing.Pull>().Select(closing => closing.Number).ToHashSet();
        return
        [
            .. done.Published.SelectMany(published => Bumps(published, pulls)),
            .. done.Plan.NotDone.OfType<NotDone.Upstream>().Select(left => Bump("not_done", LabelText.OfCase(left.Reason.GetType().Name))),
        ];
    }

    private static IEnumerable<Sample> Bumps(Published published, HashSet<int> closedPulls) => published switch
    {
        Published.PullRequest pull => pull.Members.Select(_ => Bump(LabelText.OfCase(pull.Outcome.ToString()))),
        Published.Merge { Outcome: Merging.Merged } => [Bump("merged")],
        Published.Closed closed when closedPulls.Contains(closed.Number) => [Bump("closed_by_bot")],
        Published.Failed failed => [Bump("failed", LabelText.OfCase(failed.Fault.GetType().Name))],
        _ => [],
    };

    private static Sample Bump(string outcome, string reason = NoReason) => new(BotMetrics.Bumps, 1, outcome, reason);
}
