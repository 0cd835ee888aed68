using BumpBot.Model;

namespace BumpBot.Publishing;

/// <summary>What a write asks of the forge.</summary>
public enum WriteKind
{
    /// <summary>Changes what is there: a title, a body, a state.</summary>
    Change,

    /// <summary>Makes something new that people see, and so counts against the limits on content creation too.</summary>
    Creation,
}

/// <summary>When the next write may go out: a bucket for all writes, and two windows for those that create. All hold at once.</summary>
/// <remarks>Arithmetic only: no clock, no waiting. Times are counted from any fixed moment, and never go back.</remarks>
internal sealed class WriteBudget
{
    /// <summary>GitHub's documentation, "rate limits for the REST API", secondary limits: no more than 80 content-generating requests a minute.</summary>
    public const int CreationsPerMinute = 80;

    private readonly TimeSpan _interval;
    private readonly TimeSpan _tolerance;
    private readonly SlidingWindow _minute = new(CreationsPerMinute, TimeSpan.FromMinutes(1));
    private readonly SlidingWindow _hour;
    private TimeSpan _full;

    public WriteBudget(ApiSettings settings)
    {
        _interval = TimeSpan.FromMinutes(1) / Math.Max(1, settings.WritesPerMinute);
        _tolerance = _interval * (Math.Max(1, settings.Burst) - 1);
        _hour = new SlidingWindow(Math.Max(1, settings.CreationsPerHour), TimeSpan.FromHours(1));
    }

    /// <summary>When a write of this kind may go out, seen from <paramref name="now"/>.</summary>
    public TimeSpan Earliest(WriteKind kind, TimeSpan now)
    {
        var bucket = Max(now, _full - _tolerance);
        return kind == WriteKind.Change ? bucket : Max(bucket, Max(_minute.Earliest(now), _hour.Earliest(now)));
    }

    public void Record(WriteKind kind, TimeSpan at)
    {
        _full = Max(_full, at) + _interval;
        if (kind != WriteKind.Creation)
            return;
        _minute.Record(at);
        _hour.Record(at);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
