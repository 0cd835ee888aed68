namespace BumpBot.Queue;

/// <summary>How much a queue holds, and how often and when a look that failed is tried again.</summary>
/// <param name="Places">Keys that wait or are looked at, at most.</param>
/// <param name="Attempts">After so many a look is laid aside.</param>
/// <param name="FirstPause">After the first attempt; doubled after each further one.</param>
public sealed record QueueRules(int Places, int Attempts, TimeSpan FirstPause, TimeSpan LongestPause)
{
    /// <summary>Room for ten times what one process is to follow; the last attempt is about two hours after the first.</summary>
    public static QueueRules Usual { get; } = new(100_000, 10, TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(30));

    /// <summary>How many laid aside looks are kept, the newest.</summary>
    public const int LaidAsideKept = 100;

    /// <summary>When a look may be tried again after so many attempts, now being the moment that the last one failed.</summary>
    /// <param name="notBefore">What the other side said; null = nothing.</param>
    public DateTimeOffset TryAgainAt(int attempts, DateTimeOffset now, DateTimeOffset? notBefore)
    {
        var own = now + PauseAfter(attempts);
        return notBefore > own ? notBefore.Value : own;
    }

    private TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempts, 30) - 1);
        return pause < LongestPause ? pause : LongestPause;
    }
}
