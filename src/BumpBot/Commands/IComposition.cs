using BumpBot.Targets;

namespace BumpBot.Commands;

/// <summary>What commands ask to be put together for them, so that they need not know how.</summary>
public interface IComposition
{
    CheckRun Check(Session session);

    TraceRun Trace(Session session);

    DryRun DryRun(Session session);

    BumpRun Run(Session session);

    DiscoveryRun Discovery(Session session);

    BaselineRun Baseline(Session session);

    RebuildRun Rebuild(Session session);

    /// <summary>What the ledger remembers now.</summary>
    Task<Model.Ledger> LedgerAsync(Session session, CancellationToken cancellation);

    /// <summary>The channels that people are told through, with what they are still to be told.</summary>
    Outbox Outbox(Session session);

    /// <summary>Serves until it is cancelled.</summary>
    /// <param name="read">Reads command line and config, at the start and when the config has changed.</param>
    /// <param name="urls">Where it listens.</param>
    /// <param name="told">Told of its start and of each run; called by several threads.</param>
    /// <exception cref="UsageException">The config cannot be served by, as it is at the start.</exception>
    Task ServeAsync(Func<Session> read, IReadOnlyList<Uri> urls, Action<Model.ServiceEvent> told, CancellationToken cancellation);

    /// <summary>Takes part in the work of those that serve with the same ledger in Redis, until it is cancelled.</summary>
    /// <param name="read">As for <see cref="ServeAsync"/>.</param>
    /// <param name="urls">Where it tells how it is, and what it counts; empty = nowhere.</param>
    /// <param name="told">As for <see cref="ServeAsync"/>.</param>
    Task WorkAsync(Func<Session> read, IReadOnlyList<Uri> urls, Action<Model.ServiceEvent> told, CancellationToken cancellation);

    /// <summary>The job of GitHub Actions that this is a step of; null elsewhere.</summary>
    Actions.ActionsJob? Job { get; }

    LocalClone? FindLocalClone(string folder);

    /// <summary>Makes the repositories that <c>demo</c> works on.</summary>
    Demo.IDemoRepositories DemoRepositories { get; }
}
