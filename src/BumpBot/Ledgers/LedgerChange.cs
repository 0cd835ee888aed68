using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Ledgers;

/// <summary>A change of one named entry, as a function of that entry's newest state. A closed family.</summary>
public abstract record LedgerChange
{
    private LedgerChange() { }

    public sealed record OfUpstream(UpstreamId Upstream, Func<SeenUpstream?, SeenUpstream> Change) : LedgerChange;

    public sealed record OfTarget(TargetName Target, Func<DoneTarget, DoneTarget> Change) : LedgerChange;

    /// <summary>The ledger with all changes made, in their order.</summary>
    public static Ledger Apply(Ledger ledger, IEnumerable<LedgerChange> changes)
    {
        var seen = ledger.Seen.ToDictionary(StringComparer.OrdinalIgnoreCase);
        var done = ledger.Done.ToDictionary(StringComparer.OrdinalIgnoreCase);
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
            }
        }
        return new Ledger(seen, done);
    }
}
