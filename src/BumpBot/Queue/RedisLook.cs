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

    public RedisLook(RedisQueue queue, RedisTurn turn, LookState.Taken state)
        : base(RedisQueueValues.KeyOf(turn.Key), state.AcceptedAt, state.Attempt)
    {
        (_queue, _turn) = (queue, turn);
        _ = RenewAsync();
    }

    public override CancellationToken Lost => _lost.Token;

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
            var renewed = _queue.Time.GetTimestamp();
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                var asked = _queue.Time.GetTimestamp();
                if (await TryRenewAsync() is not { } isOurs)
                    isOurs = _queue.Time.GetElapsedTime(renewed) < _queue.Lease;
                else
                    renewed = asked;
                if (isOurs || _ended.IsCancellationRequested)
                    continue;
                await _lost.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }

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
}
