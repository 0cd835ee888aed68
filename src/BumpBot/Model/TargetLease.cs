namespace BumpBot.Model;

/// <summary>Which run works on a target, so that no other one does meanwhile.</summary>
/// <remarks>
/// It is a part of the target's own entry in the ledger, which is what every store compares and sets as one: so who works on a target and what
/// was done there change in one write. It stays when it has ended: a run that finds another holder than when it began to look knows that its look
/// may be out of date. Ledgers without it load as they are, and a program that does not know it merely leaves it out, so the schema stays.
/// </remarks>
/// <param name="Holder">Of one taking: random, never the same twice.</param>
/// <param name="Process">The sign of the process that took it.</param>
/// <param name="Until">When it ends by itself.</param>
public sealed record TargetLease(string Holder, string Process, DateTimeOffset Until)
{
    /// <summary>Whether its holder gave it back.</summary>
    public bool Ended { get; init; }
}
