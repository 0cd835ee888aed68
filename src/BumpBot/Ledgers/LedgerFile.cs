using System.Security.Cryptography;
using System.Text.Json;
using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>
/// The ledger in a file. Written to a temporary file, flushed and renamed, so that a crash leaves the old or the new state;
/// the generation before stays beside it as <c>.previous</c>.
/// </summary>
public sealed class LedgerFile(string path, TimeProvider time) : ILedgerStore, IDisposable
{
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _oneWriter = new(1);
    private readonly Lock _gate = new();

    private readonly PostponedLooks _postponed = new();
    private Known? _known;
    private ITimer? _timer;

    public string Path { get; } = path;

    /// <summary>
    /// How long it may take until it is on disk that there was a look by which nothing was done or told: a crash within this time only means to look
    /// once more. Zero = it is written at once.
    /// </summary>
    public TimeSpan LookPause { get; init; }

    private string Previous => Path + ".previous";

    public Task<Ledger> LoadAsync(CancellationToken cancellation) => Task.FromResult(Read().Ledger);

    public async Task ApplyAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation)
    {
        if (changes.Count == 0)
            return;
        await WriteAsync(Change, cancellation);

        void Change(Known newest)
        {
            var changed = LedgerChange.Apply(newest.Ledger, changes);
            switch (LedgerDifference.Between(newest.Ledger, changed, changes))
            {
                case LedgerStep.None when newest.IsThere:
                    break;
                case LedgerStep.LooksAlone when newest.IsThere && LookPause > TimeSpan.Zero:
                    Postpone(newest with { Ledger = changed }, changes);
                    break;
                default:
                    Save(changed);
                    break;
            }
        }
    }

    /// <summary>Writes what was postponed.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        SavePostponedAsync().GetAwaiter().GetResult();
    }

    /// <summary>What is known already where the file is still the same: by its stamp, or byte for byte.</summary>
    private Known Read()
    {
        lock (_gate)
        {
            try
            {
                var stamp = FileStamp.Of(Path);
                if (_known is { } known && known.IsAt(stamp))
                    return known;
                var isSettled = stamp.IsSettled(time.GetUtcNow());
                var text = File.ReadAllBytes(Path);
                var hash = SHA256.HashData(text);
                var ledger = _known is { } same && same.Hash.AsSpan().SequenceEqual(hash) ? same.Ledger : _postponed.Over(LedgerJson.Read(text), _known?.Ledger ?? Ledger.Empty);
                return _known = new Known(hash, stamp, isSettled, ledger);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                return Known.NotThere;
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
    }

    /// <summary>Lets one at a time change the newest state, in this process and among all.</summary>
    private async Task WriteAsync(Action<Known> change, CancellationToken cancellation)
    {
        await _oneWriter.WaitAsync(cancellation);
        try
        {
            using var fileLock = await LockAsync(cancellation);
            change(Read());
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

    private void Save(Ledger ledger)
    {
        var text = LedgerJson.Write(ledger);
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
        lock (_gate)
        {
            _known = new Known(SHA256.HashData(text), FileStamp.Of(Path), IsSettled: false, ledger);
            _postponed.Clear();
        }
    }

    private void Postpone(Known known, IReadOnlyList<LedgerChange> changes)
    {
        lock (_gate)
        {
            _known = known;
            _postponed.Add(changes);
            _timer ??= time.CreateTimer(_ => _ = SavePostponedAsync(), null, LookPause, LookPause);
        }
    }

    /// <summary>What cannot be written now stays postponed: who has something to write that matters tells of the fault.</summary>
    private async Task SavePostponedAsync()
    {
        lock (_gate)
        {
            if (_postponed.IsEmpty)
                return;
        }
        try
        {
            await WriteAsync(SaveKnown, CancellationToken.None);
        }
        catch (FaultException)
        {
            // The next time, or the next write that matters, may get through.
        }

        void SaveKnown(Known newest)
        {
            // A file that somebody took away is not made again for that.
            if (newest.IsThere)
                Save(newest.Ledger);
        }
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

    /// <param name="Hash">Of the file's bytes; empty = there is none.</param>
    /// <param name="Stamp">Of the file before it was read, or after it was written.</param>
    /// <param name="IsSettled">Whether a later write shows in the stamp for certain.</param>
    /// <param name="Ledger">What the file holds, with what is postponed.</param>
    private sealed record Known(byte[] Hash, FileStamp Stamp, bool IsSettled, Ledger Ledger)
    {
        public static readonly Known NotThere = new([], default, IsSettled: false, Ledger.Empty);

        public bool IsThere => Hash.Length > 0;

        public bool IsAt(FileStamp stamp) => IsSettled && Stamp == stamp;
    }
}
