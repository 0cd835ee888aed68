using BumpBot.Model;

namespace BumpBot.Queue;

/// <summary>How a look ended. A closed family.</summary>
public abstract record LookEnd
{
    private LookEnd() { }

    public sealed record Done : LookEnd;

    /// <summary>It is tried again later.</summary>
    /// <param name="NotBefore">What the other side said about when to come again; null = nothing.</param>
    public sealed record Failed(Fault Why, DateTimeOffset? NotBefore) : LookEnd
    {
        public Failed(Fault why)
            : this(why, (why as Fault.Retry)?.NotBefore)
        {
        }
    }

    /// <summary>It was asked to stop before it came to an end.</summary>
    public sealed record Stopped : LookEnd;
}
