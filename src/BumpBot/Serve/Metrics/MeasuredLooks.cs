using System.Diagnostics;
using BumpBot.Model;
using BumpBot.Queue;

namespace BumpBot.Serve.Metrics;

/// <summary>Measures how long looks take, and traces them.</summary>
public sealed class MeasuredLooks(Func<TakenLook, CancellationToken, Task<LookEnd>> look, MetricValues values, TimeProvider time)
{
    public async Task<LookEnd> WorkAsync(TakenLook taken, CancellationToken cancellation)
    {
        var (begun, kind, result) = (time.GetTimestamp(), KindOf(taken.Key), "failed");
        using var span = Spans.Source.StartActivity("look");
        span?.SetTag("bumpbot.look", taken.Key.ToString()).SetTag("bumpbot.attempt", taken.Attempt);
        try
        {
            var end = await look(taken, cancellation);
            result = LabelText.OfCase(end.GetType().Name);
            return end;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            result = "stopped";
            throw;
        }
        finally
        {
            values.Take(new Sample(BotMetrics.LookTime, time.GetElapsedTime(begun).TotalSeconds, kind, result));
            span?.SetTag("bumpbot.result", result).SetStatus(result == "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        }
    }

    private static string KindOf(LookKey key) => key switch
    {
        LookKey.Upstream => "upstream",
        LookKey.Target { Only: null } => "target",
        LookKey.Target => "target_for_upstream",
        _ => throw new UnreachableException(),
    };
}
