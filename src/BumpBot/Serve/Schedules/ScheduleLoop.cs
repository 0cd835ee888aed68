using BumpBot.Model;
using BumpBot.Queue;
using Serilog;

namespace BumpBot.Serve.Schedules;

/// <summary>Puts into the queue what falls due: all targets at the start, then by the timetable, until it is stopped.</summary>
/// <param name="begun">Told when a look at whole targets was put into the queue, and when.</param>
public sealed class ScheduleLoop(CurrentParts parts, WatcherMemory watchers, ILookQueue queue, Action<DateTimeOffset> begun, TimeProvider time, ILogger log)
{
    /// <summary>
    /// The longest single wait. A timer does not count while the machine sleeps, so the clock is asked now and then; and what the targets'
    /// own configs say about times may have changed.
    /// </summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Where the queue is full, what is due stays due.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private volatile TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset? _told;

    /// <summary>The config is another one: all its targets are looked at now, and its timetable holds.</summary>
    public void StartAnew() => _news.TrySetResult();

    public async Task RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset? until = null;
        while (!cancellation.IsCancellationRequested)
        {
            var news = _news;
            if (news.Task.IsCompleted)
            {
                until = null;
                _news = news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            try
            {
                until = await TickAsync(until, cancellation);
            }
            catch (FaultException e)
            {
                log.Error("what is due could not be told: {Fault}", e.Fault.Message);
            }
            await WaitAsync(until, news.Task, cancellation);
        }
    }

    /// <param name="until">What fell due until then is in the queue; null = nothing is yet.</param>
    /// <returns>The same, now.</returns>
    private async Task<DateTimeOffset?> TickAsync(DateTimeOffset? until, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var config = parts.Config;
        // At the start the targets come without the ledger: a run that cannot read it says so, and is tried again.
        IReadOnlyList<LookKey> due = until is { } last
            ? [.. Timetable.Of(config, await watchers.NowAsync(cancellation)).Due(last, now).SelectMany(looks => looks.Keys).Distinct()]
            : [.. config.Names.Select(name => new LookKey.Target(name))];
        if (due.Count == 0)
            return now;
        if (await queue.AddAsync(due, cancellation) == Acceptance.Full)
        {
            log.Error("the queue is full: {Count} looks that are due wait until there is room", due.Count);
            return until;
        }
        log.Information("{Count} looks are due", due.Count);
        if (due.Any(key => key is LookKey.Target { Only: null }))
            begun(now);
        return now;
    }

    private async Task WaitAsync(DateTimeOffset? until, Task news, CancellationToken cancellation)
    {
        var wait = until is { } last && await NextAsync(last, cancellation) is { } next ? next - time.GetUtcNow() : LongestWait;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        wait = TimeSpan.FromTicks(Math.Clamp(wait.Ticks, ShortestWait.Ticks, LongestWait.Ticks));
        await Task.WhenAny(Task.Delay(wait, time, stop.Token), news);
        await stop.CancelAsync();
    }

    /// <summary>Null = that is not known.</summary>
    private async Task<DateTimeOffset?> NextAsync(DateTimeOffset last, CancellationToken cancellation)
    {
        try
        {
            var next = Timetable.Of(parts.Config, await watchers.NowAsync(cancellation)).NextAfter(last);
            if (next is { } moment && moment != _told)
                log.Information("next run at {Next:yyyy-MM-dd HH:mm:ss zzz}", moment);
            _told = next;
            return next;
        }
        catch (FaultException)
        {
            return null;
        }
    }
}
