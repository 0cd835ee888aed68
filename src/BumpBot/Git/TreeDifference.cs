namespace BumpBot.Git;

/// <summary>What differs between two trees, told by bytes: no name is decoded, and no rename guessed.</summary>
/// <param name="Path">With U+FFFD for what is not UTF-8.</param>
/// <param name="Id">The id that the path has now, a blob's or a submodule's commit; null = something else than the content of one file or submodule differs there: a mode, a kind, a name, an entry too many.</param>
internal sealed record TreeDifference(string Path, string? Id)
{
    /// <summary>Whether the path is a regular file that was not there before.</summary>
    public bool IsNew { get; init; }

    public static IReadOnlyList<TreeDifference> Between(NativeObjects objects, string before, string after)
    {
        List<TreeDifference> found = [];
        var folders = new Stack<(string Prefix, string? Before, string After)>([("", before, after)]);
        while (folders.TryPop(out var folder))
        {
            var now = RawTree.Read(objects.ReadTree(folder.After));
            var old = folder.Before is null ? [] : RawTree.Read(objects.ReadTree(folder.Before)).ToDictionary(entry => Convert.ToHexString(entry.Name.Span));
            foreach (var entry in now)
            {
                var path = folder.Prefix + entry.Text;
                if (!old.Remove(Convert.ToHexString(entry.Name.Span), out var there))
                    Add(entry, path);
                else if (there.Mode != entry.Mode)
                    found.Add(new TreeDifference(path, null));
                else if (there.Id != entry.Id && entry.IsFolder)
                    folders.Push((path + "/", there.Id, entry.Id));
                else if (there.Id != entry.Id)
                    found.Add(new TreeDifference(path, entry.Id));
            }
            found.AddRange(old.Values.Select(gone => new TreeDifference(folder.Prefix + gone.Text, null)));
        }
        return found;

        void Add(RawEntry entry, string path)
        {
            if (entry.IsFolder)
                folders.Push((path + "/", null, entry.Id));
            else
                found.Add(new TreeDifference(path, entry.Mode == RawTree.File ? entry.Id : null) { IsNew = entry.Mode == RawTree.File });
        }
    }
}
