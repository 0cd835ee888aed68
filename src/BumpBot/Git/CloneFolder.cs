using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Git;

/// <summary>The place of one clone in the cache, and the right to fetch into it.</summary>
internal sealed class CloneFolder
{
    private const int MaxNameLength = 80;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>For another process: longer than fetches take, so that one which hangs holds up nobody for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> InProcess = new(StringComparer.Ordinal);

    private CloneFolder(string path) => Path = path;

    public string Path { get; }

    private string LockFile => Path + ".lock";

    private string DamageFile => System.IO.Path.Combine(Path, "bumpbot-damaged");

    public bool Exists => Directory.Exists(Path);

    /// <summary>Whether an object of it could not be read: the next fetch makes it anew.</summary>
    public bool IsDamaged => File.Exists(DamageFile);

    /// <summary>One folder for each address: a name that every file system takes, told apart by a hash.</summary>
    public static CloneFolder For(string cache, string address)
    {
        var name = new StringBuilder();
        foreach (var c in address[(address.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..])
            name.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-');
        var readable = name.Length > MaxNameLength ? name.ToString(name.Length - MaxNameLength, MaxNameLength) : name.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..16];
        return new CloneFolder(System.IO.Path.GetFullPath(System.IO.Path.Combine(cache, $"{readable.Trim('-', '.')}-{hash}.git")));
    }

    /// <summary>Waits until no other run, in this process or another, fetches into it. Dispose to let the next one in.</summary>
    /// <exception cref="FaultException">The cache cannot be written, or another process has held the folder for minutes.</exception>
    public async Task<IDisposable> LockAsync(TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return await WaitAsync(time, cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw FaultException.StopRun($"The cache folder {System.IO.Path.GetDirectoryName(Path)} cannot be written: {cause.Message} Name another with --cache.", cause);
        }
    }

    private async Task<IDisposable> WaitAsync(TimeProvider time, CancellationToken cancellation)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var inProcess = InProcess.GetOrAdd(Path, _ => new SemaphoreSlim(1));
        await inProcess.WaitAsync(cancellation);
        try
        {
            var began = time.GetTimestamp();
            while (true)
            {
                if (TryLockFile() is { } file)
                    return new Held(file, inProcess);
                if (time.GetElapsedTime(began) >= Patience)
                    throw FaultException.Retry($"Another process has worked in {Path} for {Patience.TotalMinutes:0} minutes. If it hangs, end it; processes with a --cache of their own do not wait for each other.");
                await Task.Delay(LookAgain, time, cancellation);
            }
        }
        catch
        {
            inProcess.Release();
            throw;
        }
    }

    public void MarkDamaged()
    {
        try
        {
            if (Exists)
                File.WriteAllBytes(DamageFile, []);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The damage itself is reported by the caller; without the mark the next fetch meets it again.
        }
    }

    public void Delete()
    {
        if (!Exists)
            return;
        try
        {
            // Packs are read-only, which Windows takes for a reason not to delete them.
            foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
                File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw FaultException.GiveUp($"The cached clone {Path} is damaged and cannot be deleted: {cause.Message} Delete it by hand.", cause);
        }
    }

    /// <summary>Null while another holds it.</summary>
    private FileStream? TryLockFile()
    {
        try
        {
            return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(LockFile))
        {
            return null;
        }
    }

    private sealed class Held(FileStream file, SemaphoreSlim inProcess) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            inProcess.Release();
        }
    }
}
