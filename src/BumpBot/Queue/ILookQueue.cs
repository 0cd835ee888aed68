using BumpBot.Model;

namespace BumpBot.Queue;

/// <summary>
/// A durable set of what is to be looked at. Whoever is told that a key is accepted may forget it: it is in the set until a look that began
/// later has ended well. So the same key twice is one, and the order in which keys come does not matter.
/// </summary>
public interface ILookQueue : IAsyncDisposable
{
    /// <summary>Puts keys into the set, all or none; durable when it returns.</summary>
    ValueTask<Acceptance> AddAsync(IReadOnlyCollection<LookKey> keys, CancellationToken cancellation);

    /// <summary>
    /// Waits for the next look. It is this caller's until it says how it ended; if the caller dies, another gets it. A key that is added
    /// while it is looked at is looked at again afterwards; two looks at one target are never out at once, and targets take turns.
    /// </summary>
    ValueTask<TakenLook> TakeAsync(CancellationToken cancellation);

    ValueTask<QueueState> StateAsync(CancellationToken cancellation);
}

/// <summary>Whether keys are in the set now.</summary>
public enum Acceptance
{
    Accepted,

    /// <summary>All of them were there already, waiting.</summary>
    AlreadyThere,

    /// <summary>There is no place left: none was added.</summary>
    Full,
}

/// <summary>
/// A look that its taker has to end, by one of the three. An ending that comes second, or after the look was lost to another, changes nothing.
/// </summary>
/// <param name="AcceptedAt">When the key was last added before it was taken: what was seen before that does not count.</param>
/// <param name="Attempt">1 = the first.</param>
public abstract record TakenLook(LookKey Key, DateTimeOffset AcceptedAt, int Attempt)
{
    /// <summary>Cancelled when the look is no longer its taker's, as another has it by now: what is done for it has to stop.</summary>
    public virtual CancellationToken Lost => CancellationToken.None;

    /// <summary>Asks whether it still is its taker's, where that is not sure; cancels <see cref="Lost"/> if not.</summary>
    public virtual Task ConfirmAsync() => Task.CompletedTask;

    /// <summary>It ended well.</summary>
    public abstract ValueTask DoneAsync(CancellationToken cancellation);

    /// <summary>It is tried again after a pause that grows, and after the last attempt laid aside with the reason.</summary>
    /// <param name="notBefore">What the other side said about when to come again; null = nothing.</param>
    public abstract ValueTask PutBackAsync(Fault why, DateTimeOffset? notBefore, CancellationToken cancellation);

    /// <summary>It was not tried at all, as the program stops: it waits as if it had never been taken.</summary>
    public abstract ValueTask ReturnAsync(CancellationToken cancellation);
}

/// <param name="Waiting">Keys that wait, those in a pause among them.</param>
/// <param name="Taken">Looks under way.</param>
/// <param name="Oldest">Since when the longest waiting key waits; null = none waits.</param>
/// <param name="LaidAside">Looks that failed too often, newest first, at most 100; adding such a key tries it anew.</param>
public sealed record QueueState(int Waiting, int Taken, DateTimeOffset? Oldest, IReadOnlyList<LaidAsideLook> LaidAside);

public sealed record LaidAsideLook(LookKey Key, DateTimeOffset At, int Attempts, string Why);
