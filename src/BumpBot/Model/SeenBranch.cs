namespace BumpBot.Model;

/// <summary>A followed branch of an upstream, as of its last look.</summary>
/// <param name="ToCheck">What came to it and was not looked at; null = nothing.</param>
public sealed record SeenBranch(CommitHead Head, ToCheck? ToCheck, DateTimeOffset LookedAt)
{
    /// <summary>A branch that was not looked at for so long is followed no more: longer than any quarter, so that a target of a rare schedule misses nothing.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(100);
}
