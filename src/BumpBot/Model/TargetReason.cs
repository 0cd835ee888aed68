namespace BumpBot.Model;

/// <summary>Why a whole target was left as it is. A closed family.</summary>
public abstract record TargetReason
{
    private TargetReason() { }

    /// <param name="Until">When that run's lease ends, unless it is renewed.</param>
    public sealed record AnotherRunWorksOnIt(DateTimeOffset Until) : TargetReason;
}
