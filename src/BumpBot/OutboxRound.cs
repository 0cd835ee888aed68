using System.Collections.Concurrent;
using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Notify;
using Serilog;

namespace BumpBot;

/// <summary>Marks in the ledger what became of notices, as soon as it is known. What several channels have to mark at once is one write.</summary>
internal sealed class OutboxRound(ILedgerStore ledger, TimeProvider time, ILogger log)
{
    private readonly ConcurrentQueue<LedgerChange> _waiting = [];
    private readonly SemaphoreSlim _oneWriter = new(1);

    public Task SettleAsync(DueNotice due, Delivery delivery)
    {
        Log(due.Notice, delivery);
        var now = time.GetUtcNow();
        return WriteAsync(due.Keys, pending => Attempts.After(pending, delivery, now));
    }

    /// <summary>They were not tried, and are due again at once.</summary>
    public Task ReleaseAsync(IEnumerable<DueNotice> due) =>
        WriteAsync([.. due.SelectMany(one => one.Keys)], pending => pending with { Claim = null });

    private async Task WriteAsync(IReadOnlyList<string> keys, Func<OutboxEntry.Pending, OutboxEntry> change)
    {
        foreach (var key in keys)
            _waiting.Enqueue(new LedgerChange.OfNotice(key, entry => entry is OutboxEntry.Pending pending ? change(pending) : entry));
        await _oneWriter.WaitAsync();
        try
        {
            List<LedgerChange> changes = [];
            while (_waiting.TryDequeue(out var one))
                changes.Add(one);
            // What was sent is marked, even where the program was told to stop.
            await ledger.ApplyAsync(changes, CancellationToken.None);
        }
        catch (FaultException e)
        {
            log.Error("what became of notices could not be remembered, so some may be told twice: {Fault}", e.Fault.Message);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    private void Log(Notice notice, Delivery delivery)
    {
        var what = notice.IsDigest ? "a digest" : LogChannel.Line(notice.Events[0]);
        switch (delivery)
        {
            case Delivery.Sent:
                log.Debug("{Channel} was told: {Notice}", notice.Channel, what);
                break;
            case Delivery.Failed { Fault: Fault.Retry } failed:
                log.Warning("{Channel} could not be told for now: {Fault} It was about: {Notice}", notice.Channel, failed.Fault.Message, what);
                break;
            case Delivery.Failed failed:
                log.Error("{Channel} could not be told, and is not told again: {Fault} It was about: {Notice}", notice.Channel, failed.Fault.Message, what);
                break;
        }
    }
}
