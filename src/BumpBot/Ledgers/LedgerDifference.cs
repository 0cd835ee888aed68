using BumpBot.Model;

namespace BumpBot.Ledgers;

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

    private static Ledger WithoutLooks(Ledger ledger) =>
        ledger with { Seen = ledger.Seen.ToDictionary(seen => seen.Key, seen => seen.Value with { LastChecked = default }, StringComparer.OrdinalIgnoreCase) };
}
