using BumpBot.Model;
using BumpBot.Targets;
using BumpBot.Watching.Breaking;

namespace BumpBot;

/// <summary>Looks at upstreams, and at which of their versions the targets' files name: nothing is planned, published or remembered.</summary>
public sealed class CheckRun(BumpLook look, int concurrency)
{
    /// <param name="request">Without targets, the started config's upstreams are looked at alone.</param>
    /// <param name="progress">Told after each look and each target; null = nobody wants to know.</param>
    public async Task<CheckReport> RunAsync(RunRequest request, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        using var targets = await look.OpenAsync(request, cancellation);
        IEnumerable<WatchEntry> watched = request.Targets.Count > 0 ? targets.Watched : request.Started?.Watch ?? [];
        List<WatchEntry> entries = [.. watched.Where(entry => request.Includes(entry.Id))];
        var detected = await look.DetectAsync(entries, LookPurpose.Show, cancellation, progress);
        var versions = await targets.EachAsync<TargetVersions>(
            concurrency,
            async (target, token) => await look.ReadVersionsAsync(target, detected, token),
            (target, fault) => new TargetVersions.Failed(target, fault),
            cancellation,
            progress);
        return new CheckReport([.. entries.Select(entry => detected.ByEntry[entry]).DistinctBy(detection => detection.Upstream)], versions, detected.Ledger)
        {
            Cost = detected.Cost,
        };
    }
}

/// <param name="Upstreams">In the config's order; of one that several targets watch, as the first of them does.</param>
/// <param name="Targets">Empty where none was asked for.</param>
/// <param name="Ledger">As it was before.</param>
public sealed record CheckReport(IReadOnlyList<Detection> Upstreams, IReadOnlyList<TargetVersions> Targets, Ledger Ledger)
{
    /// <summary>What the looks at the upstreams cost.</summary>
    public LookCost Cost { get; init; } = LookCost.None;

    /// <summary>Whether anything went wrong that a person should know of.</summary>
    public bool HasFailures => Upstreams.Any(upstream => upstream is Detection.Unknown)
        || Targets.Any(target => target is TargetVersions.Failed or TargetVersions.Read { Problems.Count: > 0 });

    /// <summary>Whether files of a target are behind; without targets, whether an upstream has a newer release than at the last run.</summary>
    public bool IsOutOfDate => Targets.Count == 0
        ? Upstreams.Any(upstream => NewerThanAtLastRun(upstream) is not null)
        : Targets.OfType<TargetVersions.Read>().Any(target => target.Upstreams.Any(upstream => upstream.IsOutOfDate));

    public bool Drifts => Targets.OfType<TargetVersions.Read>().Any(target => target.Upstreams.Any(upstream => upstream.Drifts));

    /// <summary>Whether the newest release breaks what uses the one of the last run, or, where that is the same, the one before it; null = there is none.</summary>
    public BreakingVerdict? Breaking(Detection upstream) => upstream is Detection.Found found
        ? BreakingChanges.Since(found, NewerThanAtLastRun(found) ?? found.Allowed.ElementAtOrDefault(1)?.Release.Tag)
        : null;

    /// <summary>The tag that was the newest at the last run that was remembered; null = there is no newer one since, or no such run.</summary>
    public string? NewerThanAtLastRun(Detection upstream) =>
        upstream is Detection.Found found
        && Ledger.SeenOf(found.Upstream)?.LatestTag is { } before
        && found.Published.Pattern.TryRead(before, out var version)
        && version < found.Candidate.Version
            ? before
            : null;
}
