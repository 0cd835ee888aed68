namespace BumpBot.Tests;

/// <summary>The system's clock, but pauses before another try are over at once; limits of time stay.</summary>
internal sealed class EagerTime : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= LongestPause ? TimeSpan.Zero : dueTime, period);
}
