namespace BumpBot.Model;

/// <summary>What a look told about whether an upstream can be trusted, held against the ledger's memory.</summary>
/// <param name="Alarms">All that stand, and those that were acknowledged and are not over.</param>
/// <param name="Tags">Tag -> the commit to hold it against: the one known first, or acknowledged since.</param>
/// <param name="Told">Tag -> commit, as far as this very look told them.</param>
/// <param name="ListedAt">When the upstream's refs were last asked for; null = never.</param>
public sealed record UpstreamTrust(
    IReadOnlyList<SeenAlarm> Alarms,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyDictionary<string, string> Told,
    DateTimeOffset? ListedAt)
{
    public static readonly UpstreamTrust Unknown = new([], new Dictionary<string, string>(), new Dictionary<string, string>(), null);

    /// <summary>Alarms of the memory that have gone back.</summary>
    public IReadOnlyList<Alarm> Over { get; init; } = [];

    /// <summary>The ledger's memory alone, where a look told nothing.</summary>
    public static UpstreamTrust Of(SeenUpstream? seen) =>
        seen is null ? Unknown : new UpstreamTrust(seen.Alarms, seen.Tags, Unknown.Told, seen.TagsListedAt);

    public IEnumerable<Alarm> Standing => Alarms.Where(seen => seen.Stands).Select(seen => seen.Alarm);

    /// <summary>Whether another repository stands under the name, which nobody has accepted: nothing of it is remembered.</summary>
    public bool IsReplaced => Standing.Any(alarm => alarm is Alarm.RepositoryReplaced);

    /// <summary>Whether the alarm was accepted for all targets.</summary>
    public bool IsAcknowledged(Alarm alarm) => Alarms.Any(seen => seen.Alarm == alarm && !seen.Stands);
}
