using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>The last listings of trees, by the tree's id, which says all that a listing holds: an unchanged target need not be walked again.</summary>
internal sealed class TreeListings
{
    /// <summary>Over all listings, submodules among them: some 20 MB.</summary>
    private const int MostFiles = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TreeListing> _byTree = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = [];
    private int _files;

    public TreeListing Of(Repository repository, string tree)
    {
        lock (_lock)
        {
            if (_byTree.TryGetValue(tree, out var known))
                return known;
        }
        var listing = TreeListing.Of(repository, tree);
        lock (_lock)
            Keep(tree, listing);
        return listing;
    }

    private void Keep(string tree, TreeListing listing)
    {
        if (SizeOf(listing) > MostFiles || !_byTree.TryAdd(tree, listing))
            return;
        _oldestFirst.Enqueue(tree);
        _files += SizeOf(listing);
        while (_files > MostFiles && _byTree.Remove(_oldestFirst.Dequeue(), out var oldest))
            _files -= SizeOf(oldest);
    }

    private static int SizeOf(TreeListing listing) => listing.Files.Count + listing.Submodules.Count;
}
