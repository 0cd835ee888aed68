using System.Threading.RateLimiting;
using BumpBot.Model;

namespace BumpBot.Publishing;

/// <summary>
/// Lets writes out no faster than the forge takes them: a burst, then a steady rate; never more creations a minute and an hour than the
/// forge allows; none before the moment that the forge named. First come, first served. One pacer for one host and identity.
/// </summary>
/// <param name="shared">What others write as the same: other processes, or parts of this one that were before; null = there are none.</param>
public sealed class WritePacer(ApiSettings settings, TimeProvider time, ISharedWrites? shared = null) : ISharedWrites, IDisposable
{
    /// <summary>A longer wait is taken in parts, since a hold may be set or a clock be moved meanwhile.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(10);

    private readonly WriteBudget _budget = new(settings);
    private readonly long _origin = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = 1,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private DateTimeOffset _heldUntil = DateTimeOffset.MinValue;

    /// <summary>Comes back when the write may go out. A cancelled wait costs nothing.</summary>
    public async Task WaitAsync(WriteKind kind, CancellationToken cancellation)
    {
        using var turn = await _turns.AcquireAsync(1, cancellation);
        await WaitAsync(() => Task.FromResult(TakeOrWait(kind)), cancellation);
        if (shared is not null)
            await WaitAsync(() => shared.TakeOrWaitAsync(kind, cancellation), cancellation);
    }

    /// <summary>No write goes out before this moment: the forge's <c>Retry-After</c> or <c>x-ratelimit-reset</c>. An earlier moment than the one that holds changes nothing.</summary>
    public void HoldUntil(DateTimeOffset moment)
    {
        lock (_lock)
            _heldUntil = moment > _heldUntil ? moment : _heldUntil;
        _ = shared?.HoldUntilAsync(moment);
    }

    public Task<TimeSpan> TakeOrWaitAsync(WriteKind kind, CancellationToken cancellation) => Task.FromResult(TakeOrWait(kind));

    public Task HoldUntilAsync(DateTimeOffset moment)
    {
        HoldUntil(moment);
        return Task.CompletedTask;
    }

    public void Dispose() => _turns.Dispose();

    private async Task WaitAsync(Func<Task<TimeSpan>> takeOrWait, CancellationToken cancellation)
    {
        while (await takeOrWait() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait < LongestNap ? wait : LongestNap, time, cancellation);
    }

    /// <summary>How long to wait yet; zero = the write is counted, and may go.</summary>
    private TimeSpan TakeOrWait(WriteKind kind)
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_origin);
            var budget = _budget.Earliest(kind, now) - now;
            var hold = _heldUntil - time.GetUtcNow();
            var wait = budget > hold ? budget : hold;
            if (wait <= TimeSpan.Zero)
                _budget.Record(kind, now);
            return wait;
        }
    }
}
