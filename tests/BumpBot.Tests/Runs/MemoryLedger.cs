using BumpBot.Ledgers;
using BumpBot.Model;

namespace BumpBot.Tests.Runs;

internal sealed class MemoryLedger(Life life) : ILedgerStore
{
    public Ledger Ledger { get; set; } = Ledger.Empty;

    public Task<Ledger> LoadAsync(CancellationToken cancellation) => Task.FromResult(Ledger);

    public Task ApplyAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        life.Spend("remember");
        Ledger = LedgerChange.Apply(Ledger, changes);
        return Task.CompletedTask;
    }
}
