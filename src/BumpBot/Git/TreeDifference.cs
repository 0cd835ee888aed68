namespace BumpBot.Git;

/// <summary>What differs between two trees, told by bytes: no name is decoded, and no rename guessed.</summary>
/// <param name="Path">With U+FFFD for what is not UTF-8.</param>
/// <param name="Id">The id that the path has now, a blob's or a submodule's commit; null = something else than the content of one file or submodule differs there: a mode, a kind, a name, an entry too many.</param>
internal sealed record TreeDifference(string Path, string? Id)
{
    public static IReadOnlyList<TreeDifference> Between(NativeObjects objects, string before, string after)
    {
        List<TreeDifference> found = [];
        var folders = new Stack<(string Prefix, string Before, string After)>([("", before, after)]);
        while (folders.TryPop(out var folder))
        {
            var (old, now) = (RawTree.Read(objects.ReadTree(folder.Before)), RawTree.Read(objects.ReadTree(folder.After)));
            for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
            {
                if (i >= old.Count || i >= now.Count)
                    found.Add(new TreeDifference(folder.Prefix + (i < old.Count ? old : now)[i].Text, null));
                else if (old[i].Mode != now[i].Mode || !old[i].Name.Span.SequenceEqual(now[i].Name.Span))
                    found.Add(new TreeDifference(folder.Prefix + old[i].Text, null));
                else if (old[i].Id != now[i].Id && old[i].IsFolder)
                    folders.Push((folder.Prefix + old[i].Text + "/", old[i].Id, now[i].Id));
                else if (old[i].Id != now[i].Id)
                    found.Add(new TreeDifference(folder.Prefix + old[i].Text, now[i].Id));
            }
        }
        return found;
    }
}
