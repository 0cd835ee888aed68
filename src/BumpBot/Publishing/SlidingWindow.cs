namespace BumpBot.Publishing;

/// <summary>At most <paramref name="limit"/> events in any span of the given length, its start counted in and its end not.</summary>
/// <remarks>Times are counted from any fixed moment, and never go back.</remarks>
internal sealed class SlidingWindow(int limit, TimeSpan length)
{
    private readonly Queue<TimeSpan> _events = new();

    /// <summary>When the next event may happen, seen from <paramref name="now"/>; <paramref name="now"/> itself where nothing holds it back.</summary>
    public TimeSpan Earliest(TimeSpan now)
    {
        if (_events.Count < limit)
            return now;
        var free = _events.Peek() + length;
        return free > now ? free : now;
    }

    public void Record(TimeSpan at)
    {
        _events.Enqueue(at);
        if (_events.Count > limit)
            _events.Dequeue();
    }
}
