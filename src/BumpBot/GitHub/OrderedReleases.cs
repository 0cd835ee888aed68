using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>Entries in the order of the pages, each once: while pages are read, a new entry pushes others on to the next page.</summary>
internal sealed class OrderedReleases
{
    private readonly List<Release> _all = [];
    private readonly HashSet<(string, Uri?)> _keys = [];

    public IReadOnlyList<Release> All => _all;

    public void Add(IEnumerable<Release> page) => _all.AddRange(page.Where(release => _keys.Add(ReleaseMerge.Key(release))));
}
