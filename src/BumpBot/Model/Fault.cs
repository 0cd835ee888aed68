namespace BumpBot.Model;

/// <summary>What to do about something that went wrong, sorted by what comes next. A closed family.</summary>
/// <param name="Message">What happened and what the user can do about it; holds no secret.</param>
public abstract record Fault(string Message)
{
    /// <summary>It may work at the next run: a time-out, a 502, a rate limit.</summary>
    /// <param name="NotBefore">The moment the other side named; null = it named none.</param>
    public sealed record Retry(string Message, DateTimeOffset? NotBefore = null) : Fault(Message);

    /// <summary>This piece of work cannot be done until somebody changes something; the others go on.</summary>
    public sealed record GiveUp(string Message) : Fault(Message);

    /// <summary>Nothing can go on: bad credentials, a corrupt ledger.</summary>
    public sealed record StopRun(string Message) : Fault(Message);

    /// <summary>What is told of an exception that nobody expected: it ends its own piece of work, and the others go on.</summary>
    public static GiveUp OfMistake(Exception mistake) =>
        new($"a mistake in bumpbot ({mistake.GetType().Name}): {mistake.Message} Please report it with the log.");

    public override string ToString() => Message;
}

/// <summary>Carries a <see cref="Fault"/> up to the unit of work that catches it. Adapters translate their library's exceptions into it.</summary>
public sealed class FaultException(Fault fault, Exception? cause = null) : Exception(fault.Message, cause)
{
    public Fault Fault { get; } = fault;

    public static FaultException Retry(string message, Exception? cause = null) => new(new Fault.Retry(message), cause);

    public static FaultException GiveUp(string message, Exception? cause = null) => new(new Fault.GiveUp(message), cause);

    public static FaultException StopRun(string message, Exception? cause = null) => new(new Fault.StopRun(message), cause);
}
