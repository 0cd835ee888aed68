using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Notify.Events;
using BumpBot.Publishing;
using BumpBot.Targets;
using BumpBot.Watching.Breaking;

namespace BumpBot;

/// <summary>
/// The main loop: open, observe, detect; for each target scan, plan, publish, record; then notify. It looks at what is out there, what
/// the files say and what stands on the forge, and does what is missing; a run twice does nothing the second time.
/// </summary>
public sealed class BumpRun(
    BumpLook look, Publisher publisher, ILedgerStore ledger, TargetLeases leases, Outbox outbox, int concurrency, TimeProvider time)
{
    /// <summary>How long a target's pull requests are merged one after the other; the next run goes on.</summary>
    private static readonly TimeSpan TimeToMerge = TimeSpan.FromMinutes(10);

    /// <param name="progress">Told after each look and each target; null = nobody wants to know.</param>
    public async Task<RunReport> RunAsync(RunRequest request, CancellationToken cancellation, IProgress<RunProgress>? progress = null)
    {
        // Read before anything is looked at: by it a later look at the ledger tells whether another run worked on a target meanwhile.
        var known = await ledger.LoadAsync(cancellation);
        using var targets = await look.OpenAsync(request, cancellation);
        var detected = await look.DetectAsync(targets.Watched, LookPurpose.Record, cancellation, progress, known, request.SeenSince);
        var reports = await targets.EachAsync(concurrency, (target, token) => MaintainAsync(target, detected, token), cancellation, progress);
        if (request.TellsMistakes)
            await TellMistakesAsync(targets, cancellation);
        var report = new RunReport([.. detected.ByEntry.Values], reports, [.. detected.News, .. NewlyRaised(reports, detected)]) { Cost = detected.Cost };
        // News counts as told once it lies in the outbox, by the same write: from there it is sent, however often that is tried.
        await ledger.ApplyAsync(
            [
                .. LedgerChanges.OfLooks(detected.ByEntry.Values, time.GetUtcNow(), ReleaseImpacts.Of(detected.ByEntry.Values, detected.Ledger)),
                .. LedgerChanges.OfAlarms(reports, time.GetUtcNow()),
                .. outbox.Tell(RunEvents.Of(report, time.GetUtcNow())),
                .. outbox.Tidy(known),
            ],
            cancellation);
        await outbox.SendDueAsync(time.GetUtcNow(), cancellation);
        return report;
    }

    /// <summary>To people of the target, by an issue there. Where that fails too, the next run tells them.</summary>
    private async Task TellMistakesAsync(RunTargets targets, CancellationToken cancellation)
    {
        foreach (var mistaken in targets.Mistaken)
            await publisher.TellMistakesAsync(mistaken.Opened, mistaken.Problems, cancellation);
    }

    /// <summary>What only came up when a bump was planned.</summary>
    private static IEnumerable<News> NewlyRaised(IReadOnlyList<TargetReport> reports, Detections detected)
    {
        var known = detected.ByEntry.Values.SelectMany(detection => detection.Trust.Alarms.Select(alarm => (detection.Upstream, alarm.Alarm))).ToHashSet();
        return reports.OfType<TargetReport.Done>()
            .SelectMany(done => done.Plan.Judged)
            .Where(judged => !judged.Acknowledged && !judged.IsTold && !known.Contains((judged.Upstream, judged.Alarm)))
            .Select(judged => new News.Raised(judged.Upstream, judged.Alarm))
            .Distinct();
    }

    /// <summary>After each merge the rest is looked at and planned anew on the new base, for as long as there is time.</summary>
    private async Task<TargetReport> MaintainAsync(ReadyTarget target, Detections detected, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        using var span = Spans.Source.StartActivity("target");
        span?.SetTag("bumpbot.target", target.Opened.Name.RepoOrNull?.ToString());
        var report = await OnceAsync(target, detected, cancellation);
        if (report is TargetReport.Done { Plan.Checked: { Count: > 0 } looked })
            await ledger.ApplyAsync(LedgerChanges.OfChecked(looked, detected.For(target.LookedAt), detected.Ledger), CancellationToken.None);
        while (report is TargetReport.Done { HasMerged: true } merged && time.GetElapsedTime(begun) < TimeToMerge)
            report = await AfterMergeAsync(merged, target, detected, cancellation);
        return report;
    }

    /// <summary>What was merged is told, whatever becomes of the rest.</summary>
    private async Task<TargetReport> AfterMergeAsync(TargetReport.Done merged, ReadyTarget target, Detections detected, CancellationToken cancellation)
    {
        try
        {
            var again = await look.ReopenAsync(target, cancellation);
            using (again.Opened)
            {
                var next = await OnceAsync(again, detected with { Ledger = await ledger.LoadAsync(cancellation) }, cancellation);
                return next is TargetReport.Done done ? done with { Published = [.. merged.Published, .. done.Published] } : merged with { HasMerged = false };
            }
        }
        catch (FaultException e)
        {
            return merged with { Published = [.. merged.Published, new Published.Failed("what else was planned after a merge", e.Fault)], HasMerged = false };
        }
    }

    private async Task<TargetReport> OnceAsync(ReadyTarget target, Detections detected, CancellationToken cancellation)
    {
        var planned = await look.PlanAsync(target, detected, cancellation);
        if (planned.Plan.IsEmpty)
        {
            await ledger.ApplyAsync(Remembered(planned, []), CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return Report(planned, []);
        }
        switch (await leases.TryTakeAsync(planned.Opened.Name, detected.Ledger.DoneIn(planned.Opened.Name), cancellation))
        {
            case LeaseAttempt.HeldByAnother other:
                return new TargetReport.Left(planned.Opened.Name, new TargetReason.AnotherRunWorksOnIt(other.Until));
            case LeaseAttempt.Taken taken:
                await using (taken.Target)
                {
                    try
                    {
                        return taken.IsLookCurrent
                            ? await PublishAsync(planned, taken.Target, cancellation)
                            : await PublishAnewAsync(target, detected with { Ledger = detected.Ledger.With(planned.Opened.Name, taken.Newest) }, taken.Target, cancellation);
                    }
                    catch (OperationCanceledException) when (taken.Target.Loss is not null && !cancellation.IsCancellationRequested)
                    {
                        throw new FaultException(taken.Target.Loss);
                    }
                }
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Another run worked on the target since it was looked at: it is looked at again.</summary>
    private async Task<TargetReport> PublishAnewAsync(ReadyTarget target, Detections detected, HeldTarget held, CancellationToken cancellation)
    {
        var again = await look.ReopenAsync(target, cancellation);
        using (again.Opened)
            return await PublishAsync(await look.PlanAsync(again, detected, cancellation), held, cancellation);
    }

    private async Task<TargetReport> PublishAsync(PlannedTarget planned, HeldTarget held, CancellationToken cancellation)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellation, held.Lost);
        WriteGuard.Add(held.ConfirmAsync);
        var pushes = await publisher.PushAsync(planned.Opened, planned.Base, planned.Plan, Pushes.None, working.Token);
        if (pushes.RefusedForWorkflows)
        {
            planned = await look.PlanAgainAsync(planned, planned.Input with { WorkflowsForbidden = true }, working.Token);
            pushes = await publisher.PushAsync(planned.Opened, planned.Base, planned.Plan, pushes, working.Token);
        }
        var published = await publisher.PublishAsync(planned.Opened, planned.Plan, pushes, working.Token);
        if (held.Loss is { } loss)
            published = [.. published, new Published.Failed("what else was planned", loss)];
        // What was done is remembered, even where the publishing was told to stop half-way.
        await held.GiveBackAsync(Remembered(planned, published), CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return Report(planned, published);
    }

    /// <summary>The memory of what was done, and what people are told of it.</summary>
    private IReadOnlyList<LedgerChange> Remembered(PlannedTarget planned, IReadOnlyList<Published> published)
    {
        var report = Report(planned, published);
        var change = LedgerChanges.OfTarget(report, planned.Standing, planned.Detections, time.GetUtcNow(), planned.OwnWatch);
        var before = planned.Input.Done;
        return [change, .. outbox.Tell(TargetEvents.Of(report, before, change.Change(before), planned.Standing))];
    }

    private static TargetReport.Done Report(PlannedTarget planned, IReadOnlyList<Published> published) =>
        new(planned.Opened.Name, planned.Plan, published) { HasMerged = published.Any(one => one is Published.Merge { Outcome: Merging.Merged }) };
}
