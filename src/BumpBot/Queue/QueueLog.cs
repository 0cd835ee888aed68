using System.Text;
using BumpBot.Model;

namespace BumpBot.Queue;

/// <summary>
/// The lines on disk. What is appended while a write is under way goes out with the next one, and so do all who wait for it to be durable: however
/// many they are, they share one flush.
/// </summary>
internal sealed class QueueLog : IAsyncDisposable
{
    private sealed class Batch
    {
        public MemoryStream Lines { get; } = new();

        /// <summary>Whether the lines are all there is, and take the place of the file.</summary>
        public bool IsWhole { get; set; }

        public bool IsFlushed { get; set; }

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private readonly string _path;
    private readonly Lock _gate = new();
    private FileStream? _file;
    private Batch _next = new();

    /// <summary>What is being written and has to be flushed.</summary>
    private Task _flushing = Task.CompletedTask;

    private Task? _writing;
    private long _length;
    private FaultException? _failure;

    public QueueLog(string path) => _path = path;

    /// <summary>Bytes of the file and of what is about to be written to it.</summary>
    public long Length
    {
        get
        {
            lock (_gate)
                return _length;
        }
    }

    /// <summary>Why the last write failed: only <see cref="Rewrite"/> helps then, as nobody knows how far it got; null = it did not.</summary>
    public FaultException? Failure
    {
        get
        {
            lock (_gate)
                return _failure;
        }
    }

    /// <param name="flush">Whether they have to be on disk before <see cref="DurableAsync"/> ends.</param>
    public void Append(IEnumerable<QueueLine> lines, bool flush) => Write(lines, isWhole: false, flush);

    /// <summary>Writes the file anew, of these lines alone.</summary>
    public void Rewrite(IEnumerable<QueueLine> lines) => Write(lines, isWhole: true, flush: true);

    /// <summary>Ends when all that had to be flushed so far is on disk.</summary>
    /// <exception cref="FaultException">It could not be written.</exception>
    public Task DurableAsync()
    {
        lock (_gate)
            return _next.IsFlushed ? _next.Written.Task : _flushing;
    }

    public async ValueTask DisposeAsync()
    {
        Task? writing;
        lock (_gate)
            writing = _writing;
        await (writing ?? Task.CompletedTask);
        _file?.Dispose();
    }

    private void Write(IEnumerable<QueueLine> lines, bool isWhole, bool flush)
    {
        lock (_gate)
        {
            if (isWhole)
                StartAnew();
            var before = _next.Lines.Length;
            foreach (var line in lines)
                line.WriteTo(_next.Lines);
            _length += _next.Lines.Length - before;
            _next.IsFlushed |= flush;
            _writing ??= Task.Run(WriteAll);
        }
    }

    private void StartAnew()
    {
        _next.Lines.SetLength(0);
        _next.Lines.Write(Encoding.UTF8.GetBytes(QueueLine.Heading + "\n"));
        _next.IsWhole = true;
        _length = _next.Lines.Length;
    }

    /// <summary>Writes until there is nothing more to write.</summary>
    private void WriteAll()
    {
        while (TakeNext() is { } batch)
        {
            try
            {
                Write(batch);
                Ended(batch, null);
            }
            catch (Exception e)
            {
                // Whatever it was: nobody may wait for ever.
                Ended(batch, e as FaultException ?? FaultException.Retry($"the queue {_path} cannot be written: {e.Message} Check the folder's rights and the free disk space.", e));
            }
        }
    }

    private Batch? TakeNext()
    {
        lock (_gate)
        {
            var batch = _next;
            if (batch.Lines.Length == 0)
            {
                _writing = null;
                return null;
            }
            _next = new Batch();
            _flushing = batch.IsFlushed ? batch.Written.Task : Task.CompletedTask;
            return batch;
        }
    }

    private void Ended(Batch batch, FaultException? failure)
    {
        lock (_gate)
            _failure = failure;
        if (failure is null)
            batch.Written.SetResult();
        else
            batch.Written.SetException(failure);
        _ = batch.Written.Task.Exception;
    }

    private void Write(Batch batch)
    {
        if (batch.IsWhole)
            Replace(batch);
        else if (Failure is { } failure)
            throw failure;
        else
            Write(_file!, batch);
    }

    private void Replace(Batch batch)
    {
        var next = _path + ".next";
        var file = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            Write(file, batch);
            File.Move(next, _path, overwrite: true);
        }
        catch
        {
            file.Dispose();
            throw;
        }
        // Flushed once more, since the new name has to be on disk before anything that is only in this file.
        file.Flush(flushToDisk: true);
        _file?.Dispose();
        _file = file;
    }

    private static void Write(FileStream file, Batch batch)
    {
        file.Write(batch.Lines.GetBuffer(), 0, (int)batch.Lines.Length);
        if (batch.IsFlushed)
            file.Flush(flushToDisk: true);
    }
}
