using System.Text.Json;
using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>
/// The ledger in a file. Written to a temporary file, flushed and renamed, so that a crash leaves the old or the new state;
/// the generation before stays beside it as <c>.previous</c>.
/// </summary>
public sealed class LedgerFile(string path, TimeProvider time) : ILedgerStore
{
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _oneWriter = new(1);

    /// <summary>What was read last: as long as the file is the same byte for byte, it need not be parsed again.</summary>
    private Known? _known;

    public string Path { get; } = path;

    private string Previous => Path + ".previous";

    public Task<Ledger> LoadAsync(CancellationToken cancellation) => Task.FromResult(Read().Ledger);

    public async Task ApplyAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation)
    {
        if (changes.Count == 0)
            return;
        await _oneWriter.WaitAsync(cancellation);
        try
        {
            using var fileLock = await LockAsync(cancellation);
            var newest = Read();
            var changed = LedgerJson.Write(LedgerChange.Apply(newest.Ledger, changes));
            if (!File.Exists(Path) || !newest.Canonical.AsSpan().SequenceEqual(changed))
                Save(changed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FaultException.StopRun($"the ledger {Path} cannot be written: {e.Message} Check the folder's rights and the free disk space.", e);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    private Known Read()
    {
        try
        {
            var (text, known) = (File.ReadAllBytes(Path), Volatile.Read(ref _known));
            if (known is null || !known.Text.AsSpan().SequenceEqual(text))
                Volatile.Write(ref _known, known = new Known(text, LedgerJson.Read(text)));
            return known;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Known([], Ledger.Empty);
        }
        catch (JsonException e)
        {
            var way = File.Exists(Previous) ? $"Restore the generation before it (cp '{Previous}' '{Path}')" : "Repair it";
            throw FaultException.StopRun(
                $"the ledger {Path} cannot be read: {e.Message} Nothing was changed. {way}, or move it away and run bumpbot ledger rebuild.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FaultException.StopRun($"the ledger {Path} cannot be read: {e.Message}", e);
        }
    }

    private void Save(byte[] text)
    {
        var next = Path + ".next";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            stream.Write(text);
            stream.Flush(flushToDisk: true);
        }
        if (File.Exists(Path))
        {
            File.Copy(Path, Previous + ".next", overwrite: true);
            File.Move(Previous + ".next", Previous, overwrite: true);
        }
        File.Move(next, Path, overwrite: true);
    }

    /// <summary>Held by one process at a time; the system frees it when that process ends, however it ends.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        var deadline = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(deadline) < LockPatience)
            {
                await Task.Delay(LockPause, time, cancellation);
            }
        }
    }

    private sealed record Known(byte[] Text, Ledger Ledger)
    {
        private readonly Lazy<byte[]> _canonical = new(() => LedgerJson.Write(Ledger));

        /// <summary>The same as this program writes it. A file of an older schema is not written anew for that alone.</summary>
        public byte[] Canonical => _canonical.Value;
    }
}
