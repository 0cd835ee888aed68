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

    Serve.ScheduleLoop Schedule(Session session);

    /// <summary>The job of GitHub Actions that this is a step of; null elsewhere.</summary>
    Actions.ActionsJob? Job { get; }

    LocalClone? FindLocalClone(string folder);

    /// <summary>Makes the repositories that <c>demo</c> works on.</summary>
    Demo.IDemoRepositories DemoRepositories { get; }
}
