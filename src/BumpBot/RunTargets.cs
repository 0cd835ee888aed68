using System.Collections.Concurrent;
using BumpBot.Model;
using BumpBot.Targets;
using Serilog;
using Updaters.References;

namespace BumpBot;

/// <summary>The targets of one run, held open until its end. A fault of one spoils no other.</summary>
public sealed class RunTargets(IReadOnlyList<OpenResult> all, ILogger log) : IDisposable
{
    /// <summary>What is looked at for the targets, by what the run was asked for.</summary>
    public IEnumerable<WatchEntry> Watched => all.OfType<OpenResult.Ready>().SelectMany(ready => ready.Target.LookedAt);

    /// <summary>All that the targets watch, whatever the run was asked for.</summary>
    public IEnumerable<UpstreamId> WatchedAtAll => all.OfType<OpenResult.Ready>().SelectMany(ready => ready.Target.Settings.Watch).Select(entry => entry.Id).Distinct();

    /// <summary>The targets whose own config has mistakes, with what they are.</summary>
    public IEnumerable<OpenResult.Mistaken> Mistaken => all.OfType<OpenResult.Mistaken>();

    /// <summary>Does the work for every target that could be opened, several at a time. Where nothing can go on, no further one is begun.</summary>
    /// <returns>A report for each target, in the order in which they were asked for.</returns>
    public Task<IReadOnlyList<TargetReport>> EachAsync(
        int concurrency, Func<ReadyTarget, CancellationToken, Task<TargetReport>> work, CancellationToken cancellation, IProgress<RunProgress>? progress = null) =>
        EachAsync(concurrency, work, (target, fault) => new TargetReport.Failed(target, fault), cancellation, progress);

    /// <summary>The same for work that brings something else.</summary>
    /// <param name="progress">Told after each target; null = nobody wants to know.</param>
    /// <param name="failed">What is brought for a target that could not be opened or worked on.</param>
    public async Task<IReadOnlyList<T>> EachAsync<T>(
        int concurrency, Func<ReadyTarget, CancellationToken, Task<T>> work, Func<TargetName, Fault, T> failed, CancellationToken cancellation,
        IProgress<RunProgress>? progress = null)
    {
        var results = new ConcurrentDictionary<int, T>();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation };
        var worked = 0;
        Fault.StopRun? stop = null;
        await Parallel.ForEachAsync(all.Index().GroupBy(target => Shared(target.Item), ReferenceEqualityComparer.Instance), limit, async (bases, token) =>
        {
            foreach (var target in bases)
            {
                results[target.Index] = await ResultAsync(target.Item, token);
                progress?.Report(new TargetProgress(Interlocked.Increment(ref worked), all.Count));
            }
        });
        return [.. results.OrderBy(result => result.Key).Select(result => result.Value)];

        async Task<T> ResultAsync(OpenResult target, CancellationToken token) => target switch
        {
            OpenResult.NotOpened closed => failed(closed.Target, closed.Fault),
            OpenResult.Mistaken mistaken => failed(mistaken.Opened.Name, mistaken.Fault),
            OpenResult.Ready ready when stop is { } fault => failed(ready.Target.Opened.Name, fault),
            OpenResult.Ready ready => await OneAsync(ready.Target, work, Failed, token),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        T Failed(TargetName target, Fault fault)
        {
            if (fault is Fault.StopRun stopped)
                stop = stopped;
            return failed(target, fault);
        }
    }

    /// <summary>What the bases of one target share: they are worked on one after the other, so that each finds what was done for those before.</summary>
    private static object Shared(OpenResult target) => target is OpenResult.Ready ready ? ready.Target.Opened.Repository : target;

    public void Dispose()
    {
        foreach (var ready in all.OfType<OpenResult.Ready>().DistinctBy(Shared, ReferenceEqualityComparer.Instance))
            ready.Target.Opened.Dispose();
        foreach (var mistaken in Mistaken)
            mistaken.Opened.Dispose();
    }

    private async Task<T> OneAsync<T>(
        ReadyTarget target, Func<ReadyTarget, CancellationToken, Task<T>> work, Func<TargetName, Fault, T> failed, CancellationToken cancellation)
    {
        var name = target.Opened.Name;
        try
        {
            return await work(target, cancellation);
        }
        catch (FaultException e)
        {
            log.Error("{Target} failed: {Fault}", name.ToString(), e.Fault.Message);
            return failed(name, e.Fault);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.Error(e, "{Target} failed unexpectedly", name.ToString());
            return failed(name, Fault.OfMistake(e));
        }
    }
}

/// <summary>A target with the settings that hold for it.</summary>
/// <param name="Asked">The entries of its <c>watch:</c> that the run was asked for. The others are searched for too, since they may claim the same places, and no more.</param>
public sealed record ReadyTarget(OpenedTarget Opened, TargetSettings Settings, IReadOnlyList<WatchEntry> Asked)
{
    /// <summary>The entries that are looked at: those that it was asked for, and those that may share a pull request with one of them, which can only be made anew as a whole.</summary>
    public IReadOnlyList<WatchEntry> LookedAt
    {
        get
        {
            var grouping = Settings.Pulls.Group;
            var asked = Asked.Select(entry => entry.Id).ToHashSet();
            var groups = Asked.Select(entry => grouping.GroupOf(entry.Id)).OfType<string>().ToHashSet(StringComparer.Ordinal);
            return [.. Settings.Watch.Where(entry => asked.Contains(entry.Id) || (grouping.GroupOf(entry.Id) is { } group && groups.Contains(group)))];
        }
    }

    /// <summary>What its own config watches; null = it has none.</summary>
    public IReadOnlyList<OwnWatch>? OwnWatch { get; init; }

    /// <summary>The target as it is for each of its bases, the first one's first. What is opened is shared.</summary>
    public IEnumerable<ReadyTarget> OfEachBase() => Settings.OfEachBase()
        .Select(settings => this with { Opened = Opened with { Name = Opened.Name with { Line = settings.Pulls.Line } }, Settings = settings });
}

/// <summary>Whether a target could be opened. A closed family.</summary>
public abstract record OpenResult
{
    private OpenResult() { }

    public sealed record Ready(ReadyTarget Target) : OpenResult;

    /// <summary>Its own config has mistakes, so that nobody knows what to do there.</summary>
    public sealed record Mistaken(OpenedTarget Opened, IReadOnlyList<string> Problems, Fault Fault) : OpenResult;

    public sealed record NotOpened(TargetName Target, Fault Fault) : OpenResult;
}
