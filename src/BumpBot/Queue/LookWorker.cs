using BumpBot.Model;
using Serilog;

namespace BumpBot.Queue;

/// <summary>Takes looks from a queue and has them done, so many at once. Nothing that goes wrong with one of them ends it.</summary>
/// <param name="look">Does a look; its token is cancelled when it has to stop, as the program does or the look was lost to another.</param>
/// <param name="grace">So long looks under way may go on when the program stops; then they are stopped and put back.</param>
public sealed class LookWorker(
    ILookQueue queue, Func<TakenLook, CancellationToken, Task<LookEnd>> look, int atOnce, TimeSpan grace, TimeProvider time, ILogger log)
{
    /// <summary>After a queue that could not be reached.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>So long a look that is to stop may take to notice. One that does not is left to its end: it comes back as that of a dead process does.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <summary>Works until it is told to stop, and all looks are ended.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var cut = new CancellationTokenSource();
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = stopping.Register(stop.SetResult);
        var places = Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => WorkAsync(stopping, cut.Token), CancellationToken.None)));
        await stop.Task;
        if (await EndsWithinAsync(places, grace))
            return;
        log.Information("Looks that are still under way are stopped and put back");
        await cut.CancelAsync();
        if (!await EndsWithinAsync(places, StopPatience))
            log.Warning("A look did not stop in time; it is done anew later");
    }

    /// <summary>One place: one look after the other.</summary>
    private async Task WorkAsync(CancellationToken stopping, CancellationToken cut)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var taken = await queue.TakeAsync(stopping);
                await EndAsync(taken, await LookAsync(taken, cut));
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (e is FaultException { Fault: var fault })
                    log.Error("The queue failed: {Fault}", fault.Message);
                else
                    log.Error(e, "The queue failed");
                await EndsWithinAsync(Task.Delay(Timeout.InfiniteTimeSpan, time, stopping), Pause);
            }
        }
    }

    private async Task<LookEnd> LookAsync(TakenLook taken, CancellationToken cut)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cut, taken.Lost);
        try
        {
            WriteGuard.Add(taken.ConfirmAsync);
            return await look(taken, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new LookEnd.Stopped();
        }
        catch (FaultException e)
        {
            return new LookEnd.Failed(e.Fault);
        }
        catch (Exception e)
        {
            log.Error(e, "A look at {Key} failed by a mistake in the program", taken.Key.ToString());
            return new LookEnd.Failed(Fault.OfMistake(e));
        }
    }

    /// <summary>What was looked at is ended even while the program stops.</summary>
    private async Task EndAsync(TakenLook taken, LookEnd end)
    {
        switch (end)
        {
            case LookEnd.Done:
                await taken.DoneAsync(CancellationToken.None);
                break;
            case LookEnd.Failed failed:
                log.Warning("The look at {Key} failed, attempt {Attempt}: {Fault}", taken.Key.ToString(), taken.Attempt, failed.Why.Message);
                await taken.PutBackAsync(failed.Why, failed.NotBefore, CancellationToken.None);
                break;
            case LookEnd.Stopped when taken.Lost.IsCancellationRequested:
                log.Warning("The look at {Key} was taken over by another worker", taken.Key.ToString());
                break;
            case LookEnd.Stopped:
                await taken.ReturnAsync(CancellationToken.None);
                break;
        }
    }

    private async Task<bool> EndsWithinAsync(Task task, TimeSpan limit)
    {
        using var over = new CancellationTokenSource();
        var ended = await Task.WhenAny(task, Task.Delay(limit, time, over.Token)) == task;
        await over.CancelAsync();
        return ended;
    }
}
