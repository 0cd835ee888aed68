using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>How much of what changes made has to be kept. In the order of how much it is.</summary>
internal enum LedgerStep
{
    /// <summary>Nothing is otherwise than before.</summary>
    None,

    /// <summary>
    /// Upstreams were looked at again, or they and targets for the first time, and nothing was done or told: whoever does not learn it looks once more.
    /// </summary>
    LooksAlone,

    Matters,
}

/// <summary>What of a change has to be kept. Pure.</summary>
internal static class LedgerDifference
{
    /// <summary>That an upstream was looked at again is pushed so often, where nothing else changed.</summary>
    private static readonly TimeSpan IdlePause = TimeSpan.FromDays(1);

    public static bool IsNone(Ledger before, Ledger after) => LedgerJson.Write(before).AsSpan().SequenceEqual(LedgerJson.Write(after));

    /// <summary>Whether more changed than when upstreams were looked at, or that is a day ago.</summary>
    public static bool IsWorthAPush(Ledger before, Ledger after) =>
        !IsNone(WithoutLooks(before), WithoutLooks(after))
        || after.Seen.Any(seen => seen.Value.LastChecked - before.Seen[seen.Key].LastChecked >= IdlePause);

    /// <param name="changes">By which the one became the other: nothing beside their entries is compared.</param>
    public static LedgerStep Between(Ledger before, Ledger after, IReadOnlyList<LedgerChange> changes)
    {
        var (old, @new) = (LedgerChange.Touched(before, changes), LedgerChange.Touched(after, changes));
        var known = @new with
        {
            Seen = @new.Seen.Where(seen => old.Seen.ContainsKey(seen.Key) || !IsFirstSight(seen.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase),
            Done = @new.Done.Where(done => old.Done.ContainsKey(done.Key) || !IsFirstSight(done.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase),
        };
        if (!IsNone(WithoutTimes(old), WithoutTimes(known)))
            return LedgerStep.Matters;
        var isMore = known.Seen.Count < @new.Seen.Count || known.Done.Count < @new.Done.Count;
        return isMore || known.Seen.Any(seen => TimesOf(seen.Value) != TimesOf(old.Seen[seen.Key])) ? LedgerStep.LooksAlone : LedgerStep.None;
    }

    private static bool IsFirstSight(SeenUpstream seen) => seen is { Told.Count: 0, Alarms.Count: 0, ToCheck: null };

    private static bool IsFirstSight(DoneTarget done) => done is { Lease: null, Bumps.Count: 0, History.Count: 0 };

    private static Ledger WithoutLooks(Ledger ledger) =>
        ledger with { Seen = ledger.Seen.ToDictionary(seen => seen.Key, seen => seen.Value with { LastChecked = default }, StringComparer.OrdinalIgnoreCase) };

    private static Ledger WithoutTimes(Ledger ledger) =>
        ledger with { Seen = ledger.Seen.ToDictionary(seen => seen.Key, seen => seen.Value with { LastChecked = default, TagsListedAt = null }, StringComparer.OrdinalIgnoreCase) };

    private static (DateTimeOffset, DateTimeOffset?) TimesOf(SeenUpstream seen) => (seen.LastChecked, seen.TagsListedAt);
}
