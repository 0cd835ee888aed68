namespace BumpBot.Model;

/// <summary>What a baseline did to one upstream.</summary>
/// <param name="Detection">The look; after one that failed, nothing was changed.</param>
/// <param name="Silenced">The tags that people would still have been told of.</param>
/// <param name="Cleared">What is not to check any more; null = nothing was.</param>
/// <param name="Accepted">The alarms that stood until now.</param>
public sealed record Baselined(Detection Detection, IReadOnlyList<string> Silenced, ToCheck? Cleared, IReadOnlyList<Alarm> Accepted)
{
    /// <param name="before">What the ledger knew; null = this was the first sight, of which nothing would have been told.</param>
    public static Baselined Of(Detection detection, SeenUpstream? before, AlarmsAtBaseline alarms) => new(
        detection,
        before is null ? [] : [.. Releases(detection).Select(release => release.Tag).Where(before.IsNews)],
        detection.ToCheck,
        alarms == AlarmsAtBaseline.Accepted ? [.. detection.Trust.Alarms.Where(alarm => alarm.Stands).Select(alarm => alarm.Alarm)] : []);

    private static IEnumerable<Release> Releases(Detection detection) => detection switch
    {
        Detection.Found found => found.Snapshot.Releases.Where(release => release.Stage != ReleaseStage.Draft),
        Detection.NothingToMoveTo nothing => nothing.Snapshot.Releases.Where(release => release.Stage != ReleaseStage.Draft),
        _ => [],
    };
}
