using BumpBot.Model;

namespace BumpBot.Queue;

/// <summary>
/// The queue of one process, in memory and in a log beside the ledger. What is added is flushed to disk; what else happens is written without
/// waiting, as to lose that only means to look once more.
/// </summary>
public sealed class EmbeddedQueue : ILookQueue
{
    /// <summary>The log is written anew when it is longer than this and most of it is past.</summary>
    private const long LongLog = 1 << 20;

    private const int LongestLine = 512;

    private readonly TimeProvider _time;
    private readonly QueueRules _rules;
    private readonly FileStream _fileLock;
    private readonly QueueLog _log;
    private readonly LookSet _set;
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = NewSignal();

    private EmbeddedQueue(string path, QueueRules rules, TimeProvider time, FileStream fileLock)
    {
        (_rules, _time, _fileLock) = (rules, time, fileLock);
        _set = new LookSet(QueueLogReading.Load(path), rules, time.GetUtcNow());
        _set.TakeChanges();
        _log = new QueueLog(path);
        _log.Rewrite(_set.Lines);
    }

    /// <summary>Opens the queue that lies there, or makes an empty one. What another process had taken and not ended waits again.</summary>
    /// <exception cref="FaultException">Another process has it, or it cannot be read or written.</exception>
    public static async Task<EmbeddedQueue> OpenAsync(string path, QueueRules rules, TimeProvider time)
    {
        var fileLock = Lock(path);
        try
        {
            var queue = new EmbeddedQueue(path, rules, time, fileLock);
            await queue._log.DurableAsync();
            return queue;
        }
        catch
        {
            await fileLock.DisposeAsync();
            throw;
        }
    }

    public async ValueTask<Acceptance> AddAsync(IReadOnlyCollection<LookKey> keys, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Acceptance acceptance;
        Task durable;
        lock (_gate)
        {
            acceptance = _set.Add(keys, _time.GetUtcNow());
            if (acceptance == Acceptance.Full)
                return acceptance;
            WriteChanges(flush: acceptance == Acceptance.Accepted);
            // Also for keys that are there already: whoever added them may still wait for the disk.
            durable = _log.DurableAsync();
        }
        await durable;
        return acceptance;
    }

    public async ValueTask<TakenLook> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            DateTimeOffset? due;
            lock (_gate)
            {
                cancellation.ThrowIfCancellationRequested();
                if (_set.Take(_time.GetUtcNow()) is var (key, state))
                {
                    WriteChanges(flush: false);
                    return new Look(this, key, state);
                }
                (changed, due) = (_changed.Task, _set.NextDue);
            }
            await WaitAsync(changed, due, cancellation);
        }
    }

    public ValueTask<QueueState> StateAsync(CancellationToken cancellation)
    {
        lock (_gate)
            return _log.Failure is { } failure ? ValueTask.FromException<QueueState>(failure) : ValueTask.FromResult(_set.State());
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        await _fileLock.DisposeAsync();
    }

    private void End(LookKey key, Func<LookState.Taken, LookState?> end)
    {
        lock (_gate)
        {
            _set.End(key, end);
            WriteChanges(flush: false);
        }
    }

    /// <summary>Writes down what changed in the set, and wakes who waits for a look.</summary>
    private void WriteChanges(bool flush)
    {
        var changes = _set.TakeChanges();
        if (_log.Failure is not null || (_log.Length > LongLog && _log.Length > 2L * LongestLine * _set.Count))
            _log.Rewrite(_set.Lines);
        else
            _log.Append(changes, flush);
        _changed.SetResult();
        _changed = NewSignal();
    }

    private async Task WaitAsync(Task changed, DateTimeOffset? due, CancellationToken cancellation)
    {
        if (due is null)
        {
            await changed.WaitAsync(cancellation);
            return;
        }
        var pause = due.Value - _time.GetUtcNow();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(changed, Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, _time, over.Token));
        await over.CancelAsync();
    }

    /// <summary>Held by one process at a time; the system frees it when that process ends, however it ends.</summary>
    private static FileStream Lock(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FaultException.StopRun(
                $"the queue {path} cannot be opened: {e.Message} Where another bumpbot serve runs with it, stop that one, or let several share a ledger in Redis.", e);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Look(EmbeddedQueue Queue, LookKey Key, LookState.Taken State) : TakenLook(Key, State.AcceptedAt, State.Attempt)
    {
        private bool _isEnded;

        public override ValueTask DoneAsync(CancellationToken cancellation) => End(taken => taken.Done());

        public override ValueTask PutBackAsync(Fault why, DateTimeOffset? notBefore, CancellationToken cancellation) =>
            End(taken => taken.PutBack(why.Message, notBefore, Queue._time.GetUtcNow(), Queue._rules));

        public override ValueTask ReturnAsync(CancellationToken cancellation) => End(taken => taken.Return());

        private ValueTask End(Func<LookState.Taken, LookState?> end)
        {
            if (!Interlocked.Exchange(ref _isEnded, true))
                Queue.End(Key, end);
            return ValueTask.CompletedTask;
        }
    }
}
