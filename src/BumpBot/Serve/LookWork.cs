using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Targets;
using Serilog;
using Updaters.References;

namespace BumpBot.Serve;

/// <summary>Carries out looks that were taken from the queue: one at a repository becomes one at each target that watches it, one at a target is a run.</summary>
/// <param name="told">Told of each run's report; called by several threads.</param>
public sealed class LookWork(CurrentParts parts, ILookQueue queue, WatcherMemory watchers, Action<RunReport> told, ILogger log)
{
    public async Task<LookEnd> WorkAsync(TakenLook look, CancellationToken cancellation)
    {
        try
        {
            return look.Key switch
            {
                LookKey.Upstream upstream => await PassOnAsync(upstream.Repo, cancellation),
                LookKey.Target target => await RunAsync(target, look.AcceptedAt, cancellation),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            log.Information("{Look} was stopped in the middle; the next one does what is missing", look.Key.ToString());
            return new LookEnd.Stopped();
        }
        catch (FaultException e)
        {
            log.Error("{Look} failed: {Fault}", look.Key.ToString(), e.Fault.Message);
            return LookEnds.Of(e.Fault);
        }
        catch (Exception e)
        {
            log.Error(e, "{Look} failed unexpectedly", look.Key.ToString());
            return LookEnds.Of(Fault.OfMistake(e));
        }
    }

    /// <summary>The looks at the targets are in the queue before this one is ended.</summary>
    private async Task<LookEnd> PassOnAsync(RepoName watched, CancellationToken cancellation)
    {
        var looks = (await watchers.NowAsync(cancellation)).LooksFor(watched);
        if (looks.Count > 0 && await queue.AddAsync(looks, cancellation) == Acceptance.Full)
            return LookEnds.Of(new Fault.Retry("the queue is full"));
        return new LookEnd.Done();
    }

    private async Task<LookEnd> RunAsync(LookKey.Target key, DateTimeOffset acceptedAt, CancellationToken cancellation)
    {
        using var use = parts.Use();
        if (use.Parts.Config.Find(key.Repo) is not { } target)
        {
            log.Information("{Target} is no target any more", key.Repo.ToString());
            return new LookEnd.Done();
        }
        IReadOnlyList<UpstreamId> only = key.Only is { } repo ? [new UpstreamId(repo)] : [];
        var request = new RunRequest([target], use.Parts.Config.Started, only) { SeenSince = acceptedAt, TellsMistakes = true };
        var report = await use.Parts.Run(request, cancellation);
        told(report);
        return LookEnds.Of(report);
    }
}
