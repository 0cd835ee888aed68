using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BumpBot.Model;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>The regular files of a tree, and the folders with names that are not UTF-8.</summary>
internal sealed class TreeListing
{
    private readonly Repository _repository;
    private readonly List<TreeFile> _files = [];
    private readonly HashSet<string> _foldersNotUtf8 = new(StringComparer.Ordinal);

    private TreeListing(Repository repository) => _repository = repository;

    public IReadOnlyList<TreeFile> Files => _files;

    public IReadOnlySet<string> FoldersNotUtf8 => _foldersNotUtf8;

    public static TreeListing Of(Repository repository, Tree root)
    {
        var listing = new TreeListing(repository);
        var folders = new Stack<(string Path, Tree Tree)>([("", root)]);
        while (folders.TryPop(out var folder))
        {
            foreach (var (path, tree) in listing.Add(folder.Path, folder.Tree))
                folders.Push((path, tree));
        }
        listing._files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return listing;
    }

    /// <summary>Takes the files of one folder, and gives the folders in it.</summary>
    private List<(string Path, Tree Tree)> Add(string folder, Tree tree)
    {
        var entries = tree.ToList();
        var spoilt = HasSpoiltNames(tree, entries);
        if (spoilt)
            _foldersNotUtf8.Add(folder);
        var inner = new List<(string, Tree)>();
        foreach (var entry in entries)
        {
            var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
            if (spoilt && MayBeSpoilt(entry.Name))
                continue;
            if (entry.TargetType == TreeEntryTargetType.Tree)
                inner.Add((path, (Tree)entry.Target));
            else if (ModeOf(entry.Mode) is { } mode)
                _files.Add(new TreeFile(path, entry.Target.Sha, mode, _repository.ObjectDatabase.RetrieveObjectMetadata(entry.Target.Id).Size));
        }
        return inner;
    }

    public static TreeFileMode? ModeOf(Mode mode) => mode switch
    {
        Mode.NonExecutableFile or Mode.NonExecutableGroupWritableFile => TreeFileMode.Regular,
        Mode.ExecutableFile => TreeFileMode.Executable,
        _ => null,
    };

    /// <summary>
    /// libgit2sharp decodes names and puts U+FFFD for what is not UTF-8. Such a character may also really stand in a name, so the folder
    /// is written again from the decoded names: only where nothing was lost does that give the tree's own id.
    /// </summary>
    private static bool HasSpoiltNames(Tree tree, List<TreeEntry> entries) =>
        entries.Exists(entry => MayBeSpoilt(entry.Name)) && IdFromNames(entries) != tree.Sha;

    private static bool MayBeSpoilt(string name) => name.Contains((char)Rune.ReplacementChar.Value);

    private static string IdFromNames(List<TreeEntry> entries)
    {
        using var content = new MemoryStream();
        foreach (var entry in entries)
        {
            content.Write(Encoding.UTF8.GetBytes($"{Convert.ToString((int)entry.Mode, 8)} {entry.Name}\0"));
            content.Write(entry.Target.Id.RawId);
        }
        var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"tree {content.Length}\0"));
#pragma warning disable CA5350 // git names its objects by SHA-1.
        return Convert.ToHexStringLower(SHA1.HashData([.. header, .. content.ToArray()]));
#pragma warning restore CA5350
    }
}
