using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Ledgers;

/// <summary>A change of one named entry, as a function of that entry's newest state. A closed family.</summary>
public abstract record LedgerChange
{
    private LedgerChange() { }

    public sealed record OfUpstream(UpstreamId Upstream, Func<SeenUpstream?, SeenUpstream> Change) : LedgerChange;

    public sealed record OfTarget(TargetName Target, Func<DoneTarget, DoneTarget> Change) : LedgerChange;

    /// <param name="Key">The event and the channel.</param>
    /// <param name="Change">Null = there is no such entry.</param>
    public sealed record OfNotice(string Key, Func<OutboxEntry?, OutboxEntry?> Change) : LedgerChange;

    /// <summary>The ledger with all changes made, in their order.</summary>
    public static Ledger Apply(Ledger ledger, IEnumerable<LedgerChange> changes)
    {
        var seen = new Dictionary<string, SeenUpstream>(ledger.Seen, StringComparer.OrdinalIgnoreCase);
        var done = new Dictionary<string, DoneTarget>(ledger.Done, StringComparer.OrdinalIgnoreCase);
        var outbox = new Dictionary<string, OutboxEntry>(ledger.Outbox, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            switch (change)
            {
                case OfUpstream upstream:
                    seen[upstream.Upstream.ToString()] = upstream.Change(seen.GetValueOrDefault(upstream.Upstream.ToString()));
                    break;
                case OfTarget target:
                    done[target.Target.ToString()!] = target.Change(done.GetValueOrDefault(target.Target.ToString()!) ?? DoneTarget.Empty);
                    break;
                case OfNotice notice when notice.Change(outbox.GetValueOrDefault(notice.Key)) is { } entry:
                    outbox[notice.Key] = entry;
                    break;
                case OfNotice notice:
                    outbox.Remove(notice.Key);
                    break;
            }
        }
        return new Ledger(seen, done) { Outbox = outbox };
    }

    /// <summary>Of the ledger the entries that the changes name, as far as they are there.</summary>
    public static Ledger Touched(Ledger ledger, IReadOnlyList<LedgerChange> changes) => new(
        Those(ledger.Seen, changes.OfType<OfUpstream>().Select(change => change.Upstream.ToString()), StringComparer.OrdinalIgnoreCase),
        Those(ledger.Done, changes.OfType<OfTarget>().Select(change => change.Target.ToString()!), StringComparer.OrdinalIgnoreCase))
    {
        Outbox = Those(ledger.Outbox, changes.OfType<OfNotice>().Select(change => change.Key), StringComparer.Ordinal),
    };

    private static Dictionary<string, T> Those<T>(IReadOnlyDictionary<string, T> entries, IEnumerable<string> names, StringComparer comparer)
        where T : class =>
        names.Distinct(comparer).Where(entries.ContainsKey).ToDictionary(name => name, name => entries[name], comparer);
}
