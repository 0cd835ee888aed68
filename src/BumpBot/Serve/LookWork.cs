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
    /// <exception cref="FaultException">Nothing could be done.</exception>
    public Task<LookEnd> WorkAsync(TakenLook look, CancellationToken cancellation) => look.Key switch
    {
        LookKey.Upstream upstream => PassOnAsync(upstream.Repo, cancellation),
        LookKey.Target target => RunAsync(target, look.AcceptedAt, cancellation),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The looks at the targets are in the queue before this one is ended.</summary>
    private async Task<LookEnd> PassOnAsync(RepoName watched, CancellationToken cancellation)
    {
        var looks = (await watchers.NowAsync(cancellation)).LooksFor(watched);
        if (looks.Count > 0 && await queue.AddAsync(looks, cancellation) == Acceptance.Full)
            return new LookEnd.Failed(new Fault.Retry("the queue is full"));
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
        var end = LookEnds.Of(report);
        if (end is LookEnd.Done)
            log.Information("{Look} is done", key.ToString());
        return end;
    }
}
