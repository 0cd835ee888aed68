using System.Diagnostics;
using BumpBot.Model;

namespace BumpBot.Serve.Metrics;

/// <summary>Remembers how the cycles of the schedule ended.</summary>
public sealed class CycleMetrics(MetricValues values, TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _good = time.GetUtcNow();

    /// <param name="begun">When it had begun.</param>
    public void Ended(DateTimeOffset begun, CycleState state)
    {
        var (now, result) = (time.GetUtcNow(), LabelText.OfCase(state.ToString()));
        values.Take(new Sample(BotMetrics.Cycles, 1, result));
        using (var span = Spans.Source.StartActivity("cycle", ActivityKind.Internal, default(ActivityContext), startTime: begun))
            span?.SetTag("bumpbot.result", result).SetEndTime(now.UtcDateTime);
        if (state != CycleState.Good)
            return;
        lock (_lock)
            _good = now;
    }

    public Sample SinceGood()
    {
        lock (_lock)
            return new Sample(BotMetrics.SinceGoodCycle, Math.Max(0, (time.GetUtcNow() - _good).TotalSeconds));
    }
}
