using BumpBot.Model;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>The regular files and the submodules of a tree.</summary>
/// <param name="Files">In the order of their paths.</param>
/// <param name="PathsNotUtf8">Those files whose path is not UTF-8, which nothing can name; with U+FFFD for what cannot be read.</param>
/// <param name="Submodules">The commit of each, by path; those whose path is not UTF-8 are left out.</param>
internal sealed record TreeListing(IReadOnlyList<TreeFile> Files, IReadOnlyList<string> PathsNotUtf8, IReadOnlyDictionary<string, string> Submodules)
{
    /// <param name="tree">The root's id.</param>
    public static TreeListing Of(Repository repository, string tree)
    {
        using var objects = NativeObjects.Of(repository);
        List<TreeFile> files = [];
        List<string> notUtf8 = [];
        Dictionary<string, string> submodules = new(StringComparer.Ordinal);
        var folders = new Stack<(string Prefix, string Id, bool IsUtf8)>([("", tree, true)]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in RawTree.Read(objects.ReadTree(folder.Id)))
            {
                var path = folder.Prefix + entry.Text;
                var isUtf8 = folder.IsUtf8 && entry.IsUtf8;
                if (entry.IsFolder)
                    folders.Push((path + "/", entry.Id, isUtf8));
                else if ((Mode)entry.Mode == Mode.GitLink && isUtf8)
                    submodules[path] = entry.Id;
                else if (ModeOf((Mode)entry.Mode) is not { } mode)
                    continue;
                else if (isUtf8)
                    files.Add(new TreeFile(path, entry.Id, mode, objects.SizeOfBlob(entry.Id)));
                else
                    notUtf8.Add(path);
            }
        }
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        notUtf8.Sort(StringComparer.Ordinal);
        return new TreeListing(files, notUtf8, submodules);
    }

    public static TreeFileMode? ModeOf(Mode mode) => mode switch
    {
        Mode.NonExecutableFile or Mode.NonExecutableGroupWritableFile => TreeFileMode.Regular,
        Mode.ExecutableFile => TreeFileMode.Executable,
        _ => null,
    };
}
