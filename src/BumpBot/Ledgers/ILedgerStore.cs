using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>Where the ledger is kept.</summary>
public interface ILedgerStore
{
    /// <summary>The newest state; empty where there is none yet.</summary>
    /// <exception cref="FaultException">It is there but cannot be read: the run stops, for a corrupt ledger is never taken as empty.</exception>
    Task<Ledger> LoadAsync(CancellationToken cancellation);

    /// <summary>
    /// Applies the changes, each to its entry's newest state, under a lock or again where another was faster: two writers cannot undo each
    /// other. What changes nothing is not written.
    /// </summary>
    Task ApplyAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation);
}
