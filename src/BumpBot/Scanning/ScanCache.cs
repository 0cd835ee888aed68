using BumpBot.Model;

namespace BumpBot.Scanning;

/// <summary>
/// What was found in files before, kept in the process: a file is known again by its blob and its path, under the same upstreams, rules and
/// file settings (<see cref="ScanIdentity"/>). Bounded, and any number of threads may use it.
/// </summary>
/// <remarks>
/// Entries live in two generations. The young one takes new entries and those that were used again; once it is full it becomes the old
/// one, and what was not used since is forgotten.
/// </remarks>
/// <param name="capacity">In bytes, roughly, over both generations.</param>
public sealed class ScanCache(long capacity = ScanCache.DefaultCapacity)
{
    public const long DefaultCapacity = 128 * 1024 * 1024;

    /// <summary>Of an entry itself: its key and its places in the tables.</summary>
    private const int EntryCost = 200;

    private readonly Lock _lock = new();
    private Dictionary<Key, FileScan> _young = [];
    private Dictionary<Key, FileScan> _old = [];
    private long _cost;

    internal FileScan? Find(string identity, TreeFile file)
    {
        var key = new Key(identity, file.Blob, file.Path);
        lock (_lock)
        {
            if (_young.TryGetValue(key, out var found))
                return found;
            if (_old.Remove(key, out found))
                Add(key, found);
            return found;
        }
    }

    internal void Keep(string identity, TreeFile file, FileScan scan)
    {
        lock (_lock)
            Add(new Key(identity, file.Blob, file.Path), scan);
    }

    private void Add(Key key, FileScan scan)
    {
        if (_cost >= capacity / 2)
            (_old, _young, _cost) = (_young, [], 0);
        if (_young.TryAdd(key, scan))
            _cost += EntryCost + 2L * (key.Path.Length + (scan.Content?.Text.Length ?? 0)) + (long)EntryCost * scan.References.Count;
    }

    private readonly record struct Key(string Identity, string Blob, string Path);
}
