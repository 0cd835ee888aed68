using System.Text.Json.Serialization;
using BumpBot.Model;

namespace BumpBot.Queue;

/// <summary>How a key of the set stands, and how it comes to stand otherwise. Pure. A closed family; a key without a state is not in the set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Waiting), "waiting")]
[JsonDerivedType(typeof(Taken), "taken")]
[JsonDerivedType(typeof(LaidAside), "laid aside")]
internal abstract record LookState
{
    private const int LongestReason = 1000;

    private LookState() { }

    /// <param name="Since">When it was first added.</param>
    /// <param name="AcceptedAt">When it was last added.</param>
    /// <param name="Attempts">How many failed.</param>
    /// <param name="NotBefore">The end of its pause; null = it is in none.</param>
    public sealed record Waiting(DateTimeOffset Since, DateTimeOffset AcceptedAt, int Attempts, DateTimeOffset? NotBefore) : LookState
    {
        public Taken Take() => new(Since, AcceptedAt, Attempts + 1, null);
    }

    /// <param name="Attempt">1 = the first.</param>
    /// <param name="AddedAgain">When it was last added since it was taken: it waits anew when this look has ended; null = it was not.</param>
    public sealed record Taken(DateTimeOffset Since, DateTimeOffset AcceptedAt, int Attempt, DateTimeOffset? AddedAgain) : LookState
    {
        public LookState? Done() => AddedAgain is { } again ? new Waiting(again, again, 0, null) : null;

        public LookState PutBack(string why, DateTimeOffset? notBefore, DateTimeOffset now, QueueRules rules) =>
            Again(rules.TryAgainAt(Attempt, now, notBefore), why, now, rules);

        public LookState Return() => new Waiting(Since, AddedAgain ?? AcceptedAt, Attempt - 1, null);

        /// <summary>Its process died. That counts as an attempt, so that a look which kills its process is not tried for ever.</summary>
        public LookState Orphaned(DateTimeOffset now, QueueRules rules) =>
            Again(null, "the process that looked ended in the middle of it, each time", now, rules);

        private LookState Again(DateTimeOffset? notBefore, string why, DateTimeOffset now, QueueRules rules) => this switch
        {
            { Attempt: var attempt } when attempt < rules.Attempts => new Waiting(Since, AddedAgain ?? AcceptedAt, attempt, notBefore),
            { AddedAgain: { } again } => new Waiting(again, again, 0, notBefore),
            _ => new LaidAside(now, Attempt, why.Length > LongestReason ? why[..LongestReason] : why),
        };
    }

    public sealed record LaidAside(DateTimeOffset At, int Attempts, string Why) : LookState;

    /// <summary>The state of a key that is added.</summary>
    /// <param name="state">The one that it has; null = it is not in the set.</param>
    public static LookState Add(LookState? state, DateTimeOffset now) => state switch
    {
        Waiting waiting => waiting with { AcceptedAt = now },
        Taken taken => taken with { AddedAgain = now },
        null or LaidAside => new Waiting(now, now, 0, null),
        _ => throw new InvalidOperationException($"{state.GetType()} is no state of the family"),
    };

    /// <summary>Whether a look that begins later is certain already.</summary>
    public static bool IsWaiting(LookState? state) => state is Waiting or Taken { AddedAgain: not null };
}
