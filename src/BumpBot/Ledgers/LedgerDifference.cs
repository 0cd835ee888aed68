using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>How much of what changes made has to be kept. In the order of how much it is.</summary>
internal enum LedgerStep
{
    /// <summary>Nothing is otherwise than before.</summary>
    None,

    /// <summary>Upstreams were looked at again, and nothing else: whoever does not learn it looks once more.</summary>
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
        return !IsNone(WithoutLooks(old), WithoutLooks(@new)) ? LedgerStep.Matters
            : @new.Seen.Any(seen => seen.Value.LastChecked != old.Seen[seen.Key].LastChecked) ? LedgerStep.LooksAlone
            : LedgerStep.None;
    }

    private static Ledger WithoutLooks(Ledger ledger) =>
        ledger with { Seen = ledger.Seen.ToDictionary(seen => seen.Key, seen => seen.Value with { LastChecked = default }, StringComparer.OrdinalIgnoreCase) };
}
