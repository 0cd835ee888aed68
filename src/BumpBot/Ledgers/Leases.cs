using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>How the lease of a target changes hands. Pure.</summary>
internal static class Leases
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    /// <summary>Twice before it would end, so that one failure is no loss.</summary>
    public static readonly TimeSpan RenewedEvery = TimeSpan.FromMinutes(5);

    /// <summary>
    /// So far the clocks of two machines may be apart: only so much later is a lease over for others. Its holder stops when it is over by its
    /// own clock, so neither clock's error makes the two overlap.
    /// </summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(2);

    /// <summary>Whether the target may not be worked on by anybody else.</summary>
    /// <param name="isGone">Whether the process of a sign is known to be over.</param>
    public static bool Binds(TargetLease lease, DateTimeOffset now, Func<string, bool> isGone) =>
        !lease.Ended && now < lease.Until + ClockDifference && !IsFromAnotherTime(lease, now) && !isGone(lease.Process);

    /// <summary>Takes the target; changes nothing while another's lease binds.</summary>
    public static DoneTarget Take(DoneTarget before, TargetLease wanted, DateTimeOffset now, Func<string, bool> isGone) =>
        before.Lease is { } lease && Binds(lease, now, isGone) ? before : before with { Lease = wanted };

    /// <summary>Renews the holder's lease; changes nothing where another took the target since. A lost ledger is no lost lease.</summary>
    public static DoneTarget Renew(DoneTarget before, TargetLease wanted) =>
        before.Lease is { } lease && lease.Holder != wanted.Holder ? before : before with { Lease = wanted };

    /// <summary>Gives the target back; changes nothing where another has it by now.</summary>
    public static DoneTarget End(DoneTarget before, string holder) =>
        before.Lease is { } lease && lease.Holder == holder ? before with { Lease = lease with { Ended = true } } : before;

    /// <summary>No lease is made that ends so late: a clock was wrong, and must not lock a target for as long as it was.</summary>
    private static bool IsFromAnotherTime(TargetLease lease, DateTimeOffset now) => lease.Until > now + Length + ClockDifference;
}
