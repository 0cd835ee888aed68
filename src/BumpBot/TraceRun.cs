using System.Collections.Concurrent;
using BumpBot.Model;
using BumpBot.Planning.Tracing;
using BumpBot.Targets;
using Updaters.References;

namespace BumpBot;

/// <summary>The story up to the plan, told for its reasons: nothing is published, and nothing remembered.</summary>
public sealed class TraceRun(BumpLook look, int concurrency, TimeProvider time)
{
    /// <param name="progress">Told after each look and each target; null = nobody wants to know.</param>
    public async Task<TraceReport> RunAsync(RunRequest request, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        using var targets = await look.OpenAsync(request, cancellation);
        IReadOnlyList<WatchEntry> untargeted = request.Targets.Count == 0 ? [.. (request.Started?.Watch ?? []).Where(entry => request.Includes(entry.Id))] : [];
        var detected = await look.DetectAsync([.. targets.Watched, .. untargeted], LookPurpose.Show, cancellation, progress);
        var asked = new ConcurrentDictionary<TargetName, IReadOnlyList<WatchEntry>>();
        var traced = await targets.EachAsync(concurrency, TraceAsync, (target, fault) => [(null, new TargetTrace.Failed(target, fault))], cancellation, progress);
        var now = time.GetUtcNow();
        var watched = traced.SelectMany(target => target)
            .SelectMany(one => one.Entry is { } entry ? [(Entry: entry, one.Target)] : asked.GetValueOrDefault(one.Target.Target, []).Select(entry => (Entry: entry, one.Target)))
            .ToList();
        List<DecisionTrace> traces =
        [
            .. watched.GroupBy(one => TraceDecision.SharedKey(one.Entry)).Select(same => Trace(same.First().Entry, [.. same.Select(one => one.Target)])),
            .. untargeted.Select(entry => Trace(entry, [])),
        ];
        return new TraceReport(
            traces,
            request.Targets.Count > 0 ? [.. targets.WatchedAtAll] : [.. (request.Started?.Watch ?? []).Select(entry => entry.Id)],
            [.. traced.SelectMany(target => target).Select(one => one.Target).OfType<TargetTrace.Failed>().Where(failed => !asked.ContainsKey(failed.Target))]);

        async Task<IReadOnlyList<(WatchEntry? Entry, TargetTrace Target)>> TraceAsync(ReadyTarget target, CancellationToken token)
        {
            asked[target.Opened.Name] = target.Asked;
            if (target.Asked.Count == 0)
                return [];
            var planned = await look.PlanAsync(target, detected, token);
            return [.. target.Asked.Select(entry => ((WatchEntry?)entry, (TargetTrace)TraceTarget.Of(entry, planned.Input, planned.Plan)))];
        }

        DecisionTrace Trace(WatchEntry entry, IReadOnlyList<TargetTrace> of) =>
            TraceDecision.Of(entry, detected.ByEntry[entry], detected.Ledger.SeenOf(entry.Id), now, of);
    }
}

/// <param name="Watched">All that is watched for the targets; without targets, in the started config.</param>
/// <param name="NotOpened">Targets of which it is not even known what they watch.</param>
public sealed record TraceReport(IReadOnlyList<DecisionTrace> Traces, IReadOnlyList<UpstreamId> Watched, IReadOnlyList<TargetTrace.Failed> NotOpened)
{
    /// <summary>Whether anything went wrong that a person should know of.</summary>
    public bool HasFailures => NotOpened.Count > 0 || Traces.Any(trace =>
        trace.Detection is Detection.Unknown || trace.Targets.Any(target => target is TargetTrace.Failed or TargetTrace.Planned { Outcome.Problems.Count: > 0 }));
}
