using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>Whether a target could be taken for this run. A closed family.</summary>
public abstract record LeaseAttempt
{
    private LeaseAttempt() { }

    /// <param name="Newest">The target's entry at that moment, without the new lease.</param>
    /// <param name="IsLookCurrent">False = another run worked on the target since this one's memory of it was read: what was seen there may be past.</param>
    public sealed record Taken(HeldTarget Target, DoneTarget Newest, bool IsLookCurrent) : LeaseAttempt;

    /// <param name="Until">When that ends, unless it is renewed.</param>
    public sealed record HeldByAnother(DateTimeOffset Until) : LeaseAttempt;
}
