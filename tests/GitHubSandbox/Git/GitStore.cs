using System.IO.Compression;

namespace Sandbox.Git;

/// <summary>
/// Objects and references of one repository: in memory until somebody needs a folder, from then on loose files in a bare repository
/// that git serves and writes to. Pushes are unpacked into loose objects, so everything stays readable here without git.
/// </summary>
internal sealed class GitStore(string reservedFolder, string defaultBranch)
{
    private const string Config = """
        [core]
            repositoryformatversion = 0
            filemode = true
            bare = true
        [http]
            receivepack = true
        [receive]
            autogc = false
            unpackLimit = 100000000
            hideRefs = refs/pull
        [gc]
            auto = 0
        [uploadpack]
            allowFilter = true
            allowAnySHA1InWant = true

        """;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, GitObject> _objects = [];
    private readonly SortedDictionary<string, string> _memoryRefs = new(StringComparer.Ordinal);
    private bool _onDisk;

    /// <summary>The bare repository's folder, made now if it was not there yet.</summary>
    public string Folder()
    {
        lock (_gate)
        {
            if (!_onDisk)
                Materialise();
            return reservedFolder;
        }
    }

    public bool OnDisk => _onDisk;

    public string Write(ObjectKind kind, byte[] content)
    {
        var item = new GitObject(kind, content);
        var framed = item.Framed();
        var sha = GitObject.Hash(framed);
        lock (_gate)
        {
            if (_objects.TryAdd(sha, item) && _onDisk)
                WriteLoose(sha, framed);
        }
        return sha;
    }

    public GitObject? TryRead(string sha)
    {
        lock (_gate)
        {
            if (_objects.TryGetValue(sha, out var known))
                return known;
            var path = LoosePath(sha);
            if (!_onDisk || sha.Length != 40 || !File.Exists(path))
                return null;
            using var packed = new ZLibStream(File.OpenRead(path), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            packed.CopyTo(plain);
            return _objects[sha] = GitObject.Unframe(plain.ToArray());
        }
    }

    public GitObject Read(string sha) =>
        TryRead(sha) ?? throw new InvalidOperationException($"no object {sha} in {reservedFolder}");

    /// <summary>All references by full name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, string> Refs()
    {
        lock (_gate)
        {
            if (!_onDisk)
                return new SortedDictionary<string, string>(_memoryRefs, StringComparer.Ordinal);
            var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
            ReadPackedRefs(found);
            var root = Path.Combine(reservedFolder, "refs");
            foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            {
                var name = "refs/" + Path.GetRelativePath(root, file).Replace('\\', '/');
                if (!name.EndsWith(".lock", StringComparison.Ordinal) && ReadRefFile(file) is { } sha)
                    found[name] = sha;
            }
            return found;
        }
    }

    public string? Ref(string name)
    {
        lock (_gate)
        {
            if (!_onDisk)
                return _memoryRefs.GetValueOrDefault(name);
            if (ReadRefFile(Path.Combine(reservedFolder, name)) is { } sha)
                return sha;
            var packed = new SortedDictionary<string, string>(StringComparer.Ordinal);
            ReadPackedRefs(packed);
            return packed.GetValueOrDefault(name);
        }
    }

    public void SetRef(string name, string sha)
    {
        lock (_gate)
        {
            if (_onDisk)
                WriteRefFile(name, sha);
            else
                _memoryRefs[name] = sha;
        }
    }

    public void DeleteRef(string name)
    {
        lock (_gate)
        {
            if (_onDisk)
                GitProcess.Run(reservedFolder, ["update-ref", "-d", name]);
            else
                _memoryRefs.Remove(name);
        }
    }

    /// <summary>Pushes to the reference are declined by a hook, with a message to the client's terminal.</summary>
    public void Refuse(string reference, string message) =>
        AddUpdateHook($"if [ \"$1\" = {Quoted(reference)} ]; then echo {Quoted(message)} >&2; exit 1; fi\n");

    /// <summary>Pushes to the reference come second to another one of the same commit.</summary>
    public void Repeat(string reference) =>
        AddUpdateHook($"if [ \"$1\" = {Quoted(reference)} ]; then git update-ref \"$1\" \"$3\"; fi\n");

    /// <summary>A piece of shell that sees each update: its reference, old and new commit. Added once.</summary>
    public void AddUpdateHook(string script)
    {
        var hook = Path.Combine(Folder(), "hooks", "update");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        var before = File.Exists(hook) ? File.ReadAllText(hook) : "#!/bin/sh\n";
        if (before.Contains(script, StringComparison.Ordinal))
            return;
        File.WriteAllText(hook, before + script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private void Materialise()
    {
        Directory.CreateDirectory(Path.Combine(reservedFolder, "objects", "pack"));
        Directory.CreateDirectory(Path.Combine(reservedFolder, "objects", "info"));
        Directory.CreateDirectory(Path.Combine(reservedFolder, "refs", "heads"));
        Directory.CreateDirectory(Path.Combine(reservedFolder, "refs", "tags"));
        File.WriteAllText(Path.Combine(reservedFolder, "config"), Config);
        File.WriteAllText(Path.Combine(reservedFolder, "HEAD"), $"ref: refs/heads/{defaultBranch}\n");
        foreach (var (sha, item) in _objects)
            WriteLoose(sha, item.Framed());
        foreach (var (name, sha) in _memoryRefs)
            WriteRefFile(name, sha);
        _onDisk = true;
    }

    private string LoosePath(string sha) =>
        sha.Length < 3 ? reservedFolder : Path.Combine(reservedFolder, "objects", sha[..2], sha[2..]);

    private void WriteLoose(string sha, byte[] framed)
    {
        var path = LoosePath(sha);
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".new";
        using (var packed = new ZLibStream(File.Create(temporary), CompressionLevel.Fastest))
            packed.Write(framed);
        File.Move(temporary, path, overwrite: true);
    }

    private void WriteRefFile(string name, string sha)
    {
        var path = Path.Combine(reservedFolder, name);
        if (Directory.Exists(path))
            Directory.Delete(path);             // left empty by a deleted branch; git does the same
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var locked = new StreamWriter(new FileStream(path + ".lock", FileMode.CreateNew)))
            locked.Write(sha + "\n");
        File.Move(path + ".lock", path, overwrite: true);
    }

    private static string? ReadRefFile(string path)
    {
        try
        {
            var text = File.ReadAllText(path).Trim();
            return text.Length == 40 ? text : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void ReadPackedRefs(SortedDictionary<string, string> into)
    {
        var path = Path.Combine(reservedFolder, "packed-refs");
        if (!File.Exists(path))
            return;
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length > 41 && line[0] is not ('#' or '^'))
                into[line[41..]] = line[..40];
        }
    }
}
