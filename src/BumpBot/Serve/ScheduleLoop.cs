using BumpBot.Model;
using Cronos;
using Serilog;

namespace BumpBot.Serve;

/// <summary>Runs at the times of a cron expression until it is cancelled. A run that takes longer than the pause is never overlapped: the next time after its end counts.</summary>
public sealed class ScheduleLoop(CronExpression schedule, TimeZoneInfo zone, TimeProvider time, ILogger log)
{
    /// <summary>The longest single wait: timers count at most some 49 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public async Task RunAsync(Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (schedule.GetNextOccurrence(time.GetUtcNow(), zone) is not { } next)
            {
                log.Error("the schedule {Schedule} has no further time", schedule.ToString());
                return;
            }
            log.Information("next run at {Next:yyyy-MM-dd HH:mm zzz}", next);
            if (!await WaitUntilAsync(next, cancellation))
                return;
            await RunOnceAsync(run, cancellation);
        }
    }

    private async Task<bool> WaitUntilAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        try
        {
            for (var left = moment - time.GetUtcNow(); left > TimeSpan.Zero; left = moment - time.GetUtcNow())
                await Task.Delay(left < LongestWait ? left : LongestWait, time, cancellation);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>A run's fault ends that run, not the service: the next time may find things mended.</summary>
    public async Task RunOnceAsync(Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        try
        {
            await run(cancellation);
        }
        catch (FaultException e)
        {
            log.Error("the run stopped: {Fault}", e.Fault.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            log.Information("stopped in mid-run; the next one does what is missing");
        }
        catch (Exception e)
        {
            log.Error(e, "the run ended unexpectedly; the next one does what is missing");
        }
    }
}
