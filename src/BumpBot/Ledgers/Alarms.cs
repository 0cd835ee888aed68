using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>How the memory of an upstream changes with its alarms. Pure.</summary>
public static class Alarms
{
    /// <summary>Accepts all that stands: what is there now is what later looks are held against.</summary>
    public static SeenUpstream Acknowledge(SeenUpstream seen, DateTimeOffset now) =>
        seen.Alarms.Where(alarm => alarm.Stands).Aggregate(seen, (memory, alarm) => Acknowledge(memory, alarm.Alarm, now));

    /// <summary>Accepts one alarm; one that does not stand changes nothing.</summary>
    public static SeenUpstream Acknowledge(SeenUpstream seen, Alarm alarm, DateTimeOffset now)
    {
        if (!seen.Alarms.Any(known => known.Alarm == alarm && known.Stands))
            return seen;
        var accepted = seen with { Alarms = [.. seen.Alarms.Select(known => known.Alarm == alarm ? known with { Acknowledged = now, Told = known.Told ?? now } : known)] };
        return alarm switch
        {
            Alarm.TagMoved moved => accepted with { Tags = With(seen.Tags, moved.Tag, moved.Now) },
            Alarm.TagRemoved removed => accepted with { Tags = With(seen.Tags, removed.Tag, null) },
            Alarm.ReleaseWithdrawn withdrawn => accepted with { Tags = With(seen.Tags, withdrawn.Tag, null) },
            // What there was to say of the other one's tags and releases is past.
            Alarm.RepositoryReplaced replaced => accepted with
            {
                RepositoryId = replaced.Now,
                Tags = new Dictionary<string, string>(),
                History = [],
                TagsListedAt = null,
                Alarms = [.. accepted.Alarms.Where(known => known.Alarm.About is null)],
            },
            Alarm.Renamed or Alarm.Archived or Alarm.NewAuthor => accepted,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>
    /// Adds what a plan brought up, by peeling a tag or from an issue that asks about it still. What it was before is remembered (again, where
    /// the ledger was lost), so that it can be told when it goes back.
    /// </summary>
    public static SeenUpstream Raise(SeenUpstream seen, Alarm alarm, DateTimeOffset now)
    {
        if (seen.Alarms.Any(known => known.Alarm == alarm))
            return seen;
        var raised = seen with { Alarms = [new SeenAlarm(alarm, now, Told: now), .. seen.Alarms] };
        return alarm switch
        {
            Alarm.TagMoved moved => raised with { Tags = With(seen.Tags, moved.Tag, moved.Was) },
            Alarm.TagRemoved removed => raised with { Tags = With(seen.Tags, removed.Tag, removed.Was) },
            Alarm.RepositoryReplaced replaced => raised with { RepositoryId = replaced.Was },
            _ => raised,
        };
    }

    /// <summary>What the newest state and the looks make together: what another writer raised or accepted meanwhile is kept.</summary>
    internal static IReadOnlyList<SeenAlarm> Remembered(SeenUpstream? before, IReadOnlyList<UpstreamTrust> trusts, DateTimeOffset now) =>
        trusts.Aggregate(before?.Alarms ?? [], (known, trust) =>
        [
            .. trust.Alarms.Select(alarm => Told(known.FirstOrDefault(other => other.Alarm == alarm.Alarm) ?? alarm, now)),
            .. known.Where(alarm => !trust.Over.Contains(alarm.Alarm) && trust.Alarms.All(other => other.Alarm != alarm.Alarm)),
        ]);

    /// <summary>What later looks are held against: what the newest state says of a tag counts, be it known first or accepted since.</summary>
    internal static IReadOnlyDictionary<string, string> Tags(SeenUpstream? before, IReadOnlyList<UpstreamTrust> trusts) =>
        trusts.SelectMany(trust => trust.Tags).DistinctBy(tag => tag.Key)
            .ToDictionary(tag => tag.Key, tag => before?.Tags.GetValueOrDefault(tag.Key) ?? tag.Value, StringComparer.Ordinal);

    private static SeenAlarm Told(SeenAlarm alarm, DateTimeOffset now) => alarm.Told is null && alarm.Stands ? alarm with { Told = now } : alarm;

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> tags, string tag, string? commit)
    {
        var changed = tags.ToDictionary(StringComparer.Ordinal);
        if (commit is null)
            changed.Remove(tag);
        else
            changed[tag] = commit;
        return changed;
    }
}
