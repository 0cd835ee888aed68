using BumpBot.Model;

namespace BumpBot.Queue;

/// <summary>A turn that is out, and the key of it that is looked at.</summary>
/// <param name="Fence">Another one for each taking of the turn.</param>
internal sealed record RedisTurn(string Name, string Fence, string Key);

/// <summary>A look with a lease, which is renewed until the look has ended.</summary>
internal sealed record RedisLook : TakenLook
{
    private readonly RedisQueue _queue;
    private readonly RedisTurn _turn;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ended = new();
    private Moment _renewed;

    public RedisLook(RedisQueue queue, RedisTurn turn, LookState.Taken state)
        : base(RedisQueueValues.KeyOf(turn.Key), state.AcceptedAt, state.Attempt)
    {
        (_queue, _turn) = (queue, turn);
        _renewed = Moment.Now(queue.Time);
        _ = RenewAsync();
    }

    public override CancellationToken Lost => _lost.Token;

    /// <summary>The lease is renewed first where it was not for long.</summary>
    public override async Task ConfirmAsync()
    {
        if (SinceRenewal() >= _queue.Lease / 2)
            await KeepAsync();
    }

    public override ValueTask DoneAsync(CancellationToken cancellation) => EndAsync(taken => taken.Done());

    public override ValueTask PutBackAsync(Fault why, DateTimeOffset? notBefore, CancellationToken cancellation) =>
        EndAsync(taken => taken.PutBack(why.Message, notBefore, _queue.Time.GetUtcNow(), _queue.Rules));

    public override ValueTask ReturnAsync(CancellationToken cancellation) => EndAsync(taken => taken.Return());

    /// <summary>Where the server cannot be reached, the look is another's when its lease is over.</summary>
    private async ValueTask EndAsync(Func<LookState.Taken, LookState?> end)
    {
        await _ended.CancelAsync();
        await _queue.EndAsync(_turn, end);
    }

    private async Task RenewAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(_queue.Lease / 4, _queue.Time);
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                if (!await KeepAsync())
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }

    /// <summary>Renews the lease; false = it is lost, which cancels the look.</summary>
    private async Task<bool> KeepAsync()
    {
        var asked = Moment.Now(_queue.Time);
        if (await TryRenewAsync() is not { } isOurs)
            isOurs = SinceRenewal() < _queue.Lease;
        else
            Volatile.Write(ref _renewed, asked);
        if (isOurs || _ended.IsCancellationRequested)
            return true;
        await _lost.CancelAsync();
        return false;
    }

    private TimeSpan SinceRenewal() => Volatile.Read(ref _renewed).Since(_queue.Time);

    /// <summary>Null = the server could not be asked.</summary>
    private async Task<bool?> TryRenewAsync()
    {
        try
        {
            return await _queue.RenewAsync(_turn);
        }
        catch (FaultException)
        {
            return null;
        }
    }

    /// <summary>By both clocks: the one stands still with a machine that sleeps, the other may be set back.</summary>
    private sealed record Moment(long Timestamp, DateTimeOffset At)
    {
        public static Moment Now(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());

        public TimeSpan Since(TimeProvider time)
        {
            var (elapsed, told) = (time.GetElapsedTime(Timestamp), time.GetUtcNow() - At);
            return told > elapsed ? told : elapsed;
        }
    }
}
