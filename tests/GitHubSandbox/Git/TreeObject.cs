using System.Text;

namespace Sandbox.Git;

/// <summary>A file of a tree: git's mode and the blob's name.</summary>
internal sealed record TreeEntry(string Mode, string Sha);

/// <summary>
/// A commit's tree as one flat map from path to file. Paths hold one character per byte (Latin-1), because git knows no encoding.
/// </summary>
internal static class TreeObject
{
    public const string FolderMode = "40000";

    public static string Raw(string path) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(path));

    public static string Shown(string raw) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(raw));

    public static SortedDictionary<string, TreeEntry> ReadAll(GitStore store, string tree)
    {
        var files = new SortedDictionary<string, TreeEntry>(StringComparer.Ordinal);
        Collect(store, tree, "", files);
        return files;
    }

    /// <returns>The root tree's name.</returns>
    public static string WriteAll(GitStore store, IReadOnlyDictionary<string, TreeEntry> files) =>
        WriteFolder(store, [.. files.Select(file => (file.Key, file.Value))]);

    private static void Collect(GitStore store, string tree, string prefix, SortedDictionary<string, TreeEntry> into)
    {
        var content = store.Read(tree).Content;
        for (var at = 0; at < content.Length;)
        {
            var end = Array.IndexOf(content, (byte)0, at);
            var head = Encoding.Latin1.GetString(content, at, end - at);
            var space = head.IndexOf(' ', StringComparison.Ordinal);
            var (mode, name) = (head[..space], prefix + head[(space + 1)..]);
            var sha = Convert.ToHexStringLower(content.AsSpan(end + 1, 20));
            if (mode == FolderMode)
                Collect(store, sha, name + "/", into);
            else
                into[name] = new TreeEntry(mode, sha);
            at = end + 21;
        }
    }

    private static string WriteFolder(GitStore store, IReadOnlyList<(string Path, TreeEntry Entry)> files)
    {
        var entries = new List<(string Name, TreeEntry Entry)>();
        foreach (var group in files.GroupBy(file => file.Path.Split('/', 2)[0], StringComparer.Ordinal))
        {
            var inside = group.Where(file => file.Path.Length > group.Key.Length)
                .Select(file => (file.Path[(group.Key.Length + 1)..], file.Entry)).ToList();
            var entry = inside.Count == 0 ? group.First().Entry : new TreeEntry(FolderMode, WriteFolder(store, inside));
            entries.Add((group.Key, entry));
        }
        using var content = new MemoryStream();
        foreach (var (name, entry) in entries.OrderBy(SortKey, StringComparer.Ordinal))
        {
            content.Write(Encoding.Latin1.GetBytes($"{entry.Mode} {name}\0"));
            content.Write(Convert.FromHexString(entry.Sha));
        }
        return store.Write(ObjectKind.Tree, content.ToArray());
    }

    /// <summary>Git sorts a folder as if its name ended in a slash.</summary>
    private static string SortKey((string Name, TreeEntry Entry) item) =>
        item.Entry.Mode == FolderMode ? item.Name + "/" : item.Name;
}
