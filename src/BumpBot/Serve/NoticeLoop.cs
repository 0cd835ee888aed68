using Serilog;

namespace BumpBot.Serve;

/// <summary>Sends once a minute what has become due between runs: digests, what waited for the end of quiet hours, and what failed.</summary>
public sealed class NoticeLoop(CurrentParts parts, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                using var use = parts.Use();
                await use.Parts.SendNotices(time.GetUtcNow(), cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                log.Error(e, "notices that are due could not be sent");
            }
        }
    }
}
