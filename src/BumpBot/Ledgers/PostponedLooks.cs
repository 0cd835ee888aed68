using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>The entries of which it is not on disk yet what the last looks told.</summary>
internal sealed class PostponedLooks
{
    private readonly HashSet<string> _upstreams = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _targets = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => _upstreams.Count == 0 && _targets.Count == 0;

    public void Add(IEnumerable<LedgerChange> changes)
    {
        foreach (var change in changes)
        {
            _ = change switch
            {
                LedgerChange.OfUpstream upstream => _upstreams.Add(upstream.Upstream.ToString()),
                LedgerChange.OfTarget target => _targets.Add(target.Target.ToString()!),
                LedgerChange.OfNotice => false,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    public void Clear()
    {
        _upstreams.Clear();
        _targets.Clear();
    }

    /// <summary>What another process has written, with what is postponed here: what that one does not know, and looks that are newer than its own.</summary>
    /// <param name="own">The ledger with what is postponed.</param>
    public Ledger Over(Ledger read, Ledger own)
    {
        if (IsEmpty)
            return read;
        var seen = new Dictionary<string, SeenUpstream>(read.Seen, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, entry) in own.Seen.Where(entry => _upstreams.Contains(entry.Key)))
            seen[name] = seen.TryGetValue(name, out var theirs) ? Later(theirs, entry) : entry;
        var done = new Dictionary<string, DoneTarget>(read.Done, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, entry) in own.Done.Where(entry => _targets.Contains(entry.Key)))
            done.TryAdd(name, entry);
        return read with { Seen = seen, Done = done };
    }

    private static SeenUpstream Later(SeenUpstream theirs, SeenUpstream own) => theirs with
    {
        LastChecked = own.LastChecked > theirs.LastChecked ? own.LastChecked : theirs.LastChecked,
        TagsListedAt = theirs.TagsListedAt is null || own.TagsListedAt > theirs.TagsListedAt ? own.TagsListedAt : theirs.TagsListedAt,
    };
}
