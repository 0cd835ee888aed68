using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Serve.Pages;

/// <summary>The newest runs of this process, one per target, and the newest looks, one per upstream. Lost with the process; the ledger knows the rest.</summary>
public sealed class LastSeen(TimeProvider time, PageNews news)
{
    private readonly Lock _lock = new();
    private LastSeenState _state = LastSeenState.Nothing;

    public LastSeenState Now => Volatile.Read(ref _state);

    public void Take(RunReport report)
    {
        lock (_lock)
            _state = _state.With(report, time.GetUtcNow());
        news.Tell();
    }
}

/// <param name="Targets">By the name that the queue knows them by.</param>
/// <param name="Limits">What is left of the hourly limits, by host.</param>
public sealed record LastSeenState(
    IReadOnlyDictionary<RepoName, SeenRun> Targets, IReadOnlyDictionary<UpstreamId, SeenLook> Upstreams, IReadOnlyDictionary<string, IReadOnlyList<LimitLeft>> Limits)
{
    public static readonly LastSeenState Nothing = new(new Dictionary<RepoName, SeenRun>(), new Dictionary<UpstreamId, SeenLook>(), new Dictionary<string, IReadOnlyList<LimitLeft>>());

    /// <summary>More than anybody watches; beyond that the oldest go.</summary>
    private const int Most = 20_000;

    public LastSeenState With(RunReport report, DateTimeOffset at)
    {
        var targets = Targets.ToDictionary();
        foreach (var target in report.Targets)
        {
            var name = ServedConfig.NameOf(target.Target);
            targets[name] = SeenRuns.Of(target, report.Detections, targets.GetValueOrDefault(name), at);
        }
        var upstreams = Upstreams.ToDictionary();
        foreach (var detection in report.Detections)
            upstreams[detection.Upstream] = SeenRuns.Of(detection, at);
        var limits = Limits.ToDictionary();
        foreach (var host in report.Cost.Hosts.Where(host => host.Left.Count > 0))
            limits[host.Host] = host.Left;
        return new LastSeenState(Newest(targets, run => run.At), Newest(upstreams, look => look.At), limits);
    }

    private static Dictionary<TKey, T> Newest<TKey, T>(Dictionary<TKey, T> all, Func<T, DateTimeOffset> at) where TKey : notnull =>
        all.Count <= Most ? all : all.OrderByDescending(one => at(one.Value)).Take(Most).ToDictionary();
}
