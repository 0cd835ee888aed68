using System.Runtime.InteropServices;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>
/// The object database of a repository as bytes. LibGit2Sharp decodes the names in trees, so that those which are not UTF-8 are lost; here
/// they stay as they are. Not for use by several threads at once.
/// </summary>
internal sealed unsafe partial class NativeObjects : IDisposable
{
    private const string Library = "git2";

    // Of git_object_t and git_tree_update_t.
    private const int TreeType = 2;
    private const int Upsert = 0;

    private nint _repository;
    private nint _database;

    private NativeObjects() { }

    /// <exception cref="LibGit2SharpException">The repository cannot be opened, as for everything here that fails.</exception>
    public static NativeObjects Of(Repository repository)
    {
        NativeGit.EnsureStarted();
        var objects = new NativeObjects();
        try
        {
            Check(OpenRepository(out objects._repository, repository.Info.Path));
            Check(OpenDatabase(out objects._database, objects._repository));
            return objects;
        }
        catch
        {
            objects.Dispose();
            throw;
        }
    }

    public byte[] ReadTree(string id)
    {
        fixed (byte* raw = Raw(id))
        {
            Check(ReadObject(out var found, _database, raw));
            try
            {
                return TypeOf(found) == TreeType
                    ? new ReadOnlySpan<byte>(ContentOf(found), checked((int)SizeOf(found))).ToArray()
                    : throw new LibGit2SharpException($"object {id} is no tree");
            }
            finally
            {
                FreeObject(found);
            }
        }
    }

    /// <summary>The size of a blob, in bytes.</summary>
    public long SizeOfBlob(string id)
    {
        fixed (byte* raw = Raw(id))
        {
            Check(ReadHeader(out var size, out _, _database, raw));
            return checked((long)size);
        }
    }

    /// <summary>Writes the tree with other ids at these paths; all other entries are taken over byte for byte.</summary>
    /// <returns>The new tree's id.</returns>
    public string UpdateTree(string tree, IReadOnlyList<(string Path, string Id, int Mode)> changes)
    {
        var updates = new TreeUpdate[changes.Count];
        nint root = 0;
        try
        {
            for (var i = 0; i < updates.Length; i++)
            {
                updates[i].Action = Upsert;
                updates[i].Mode = changes[i].Mode;
                updates[i].Path = Marshal.StringToCoTaskMemUTF8(changes[i].Path);
                fixed (byte* id = updates[i].Id)
                    Raw(changes[i].Id).CopyTo(new Span<byte>(id, IdLength));
            }
            var written = new byte[IdLength];
            fixed (byte* old = Raw(tree), id = written)
            fixed (TreeUpdate* first = updates)
            {
                Check(LookUpTree(out root, _repository, old));
                Check(CreateUpdated(id, _repository, root, (nuint)updates.Length, first));
            }
            return Convert.ToHexStringLower(written);
        }
        finally
        {
            foreach (var update in updates)
                Marshal.FreeCoTaskMem(update.Path);
            FreeTree(root);
        }
    }

    public void Dispose()
    {
        FreeDatabase(_database);
        FreeRepository(_repository);
        (_database, _repository) = (0, 0);
    }

    private const int IdLength = 20;

    private static byte[] Raw(string id) => Convert.FromHexString(id) is { Length: IdLength } raw ? raw : throw new LibGit2SharpException($"{id} is no object id");

    private static void Check(int code)
    {
        if (code < 0)
            throw new LibGit2SharpException(NativeGit.LastMessage());
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TreeUpdate
    {
        public int Action;
        public fixed byte Id[IdLength];
        public int Mode;
        public nint Path;
    }

    [LibraryImport(Library, EntryPoint = "git_repository_open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenRepository(out nint repository, string path);

    [LibraryImport(Library, EntryPoint = "git_repository_free")]
    private static partial void FreeRepository(nint repository);

    [LibraryImport(Library, EntryPoint = "git_repository_odb")]
    private static partial int OpenDatabase(out nint database, nint repository);

    [LibraryImport(Library, EntryPoint = "git_odb_free")]
    private static partial void FreeDatabase(nint database);

    [LibraryImport(Library, EntryPoint = "git_odb_read")]
    private static partial int ReadObject(out nint found, nint database, byte* id);

    [LibraryImport(Library, EntryPoint = "git_odb_read_header")]
    private static partial int ReadHeader(out nuint size, out int type, nint database, byte* id);

    [LibraryImport(Library, EntryPoint = "git_odb_object_data")]
    private static partial byte* ContentOf(nint found);

    [LibraryImport(Library, EntryPoint = "git_odb_object_size")]
    private static partial nuint SizeOf(nint found);

    [LibraryImport(Library, EntryPoint = "git_odb_object_type")]
    private static partial int TypeOf(nint found);

    [LibraryImport(Library, EntryPoint = "git_odb_object_free")]
    private static partial void FreeObject(nint found);

    [LibraryImport(Library, EntryPoint = "git_tree_lookup")]
    private static partial int LookUpTree(out nint tree, nint repository, byte* id);

    [LibraryImport(Library, EntryPoint = "git_tree_free")]
    private static partial void FreeTree(nint tree);

    [LibraryImport(Library, EntryPoint = "git_tree_create_updated")]
    private static partial int CreateUpdated(byte* id, nint repository, nint baseline, nuint count, TreeUpdate* updates);
}
