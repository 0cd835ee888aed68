using BumpBot.Model;
using BumpBot.Redis;
using StackExchange.Redis;

namespace BumpBot.Queue;

/// <summary>The queue that any number of processes share. The look of one that died is another's after <see cref="UsualLease"/> at the latest.</summary>
public sealed class RedisQueue(RedisServer server, QueueRules rules, TimeSpan lease, TimeProvider time) : ILookQueue
{
    /// <summary>Renewed three times before it ends, so that a short disturbance is no loss.</summary>
    public static readonly TimeSpan UsualLease = TimeSpan.FromSeconds(30);

    /// <summary>So often a waiting worker looks by itself: for looks of dead ones, and in case a message was lost.</summary>
    private static readonly TimeSpan OwnLook = TimeSpan.FromSeconds(5);

    private const string Name = "queue";

    private readonly string _worker = Guid.NewGuid().ToString("N");
    private TaskCompletionSource _told = NewSignal();
    private bool _isSubscribed;

    internal QueueRules Rules => rules;

    internal TimeSpan Lease => lease;

    internal TimeProvider Time => time;

    public async ValueTask<Acceptance> AddAsync(IReadOnlyCollection<LookKey> keys, CancellationToken cancellation)
    {
        var names = keys.Select(RedisQueueValues.NameOf).Distinct().ToArray();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var known = await server.AskAsync(database => database.HashGetAsync(server.Key(Name + ":states"), [.. names.Select(name => (RedisValue)name)]));
            var states = known.Select(RedisQueueValues.StateOf).ToList();
            var now = time.GetUtcNow();
            var arguments = new List<RedisValue> { rules.Places };
            for (var i = 0; i < names.Length; i++)
            {
                var added = LookState.Add(states[i], now);
                arguments.AddRange([names[i], known[i].IsNull ? "" : known[i], RedisQueueValues.Json(added), states[i] is LookState.Waiting or LookState.Taken ? "same" : "ready", now.ToUnixTimeMilliseconds()]);
            }
            switch ((string?)await server.RunAsync(RedisQueueScripts.Add, Name, [.. arguments]))
            {
                case "full":
                    return Acceptance.Full;
                case "ok":
                    return states.TrueForAll(LookState.IsWaiting) ? Acceptance.AlreadyThere : Acceptance.Accepted;
            }
        }
    }

    public async ValueTask<TakenLook> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var told = Volatile.Read(ref _told).Task;
            await SubscribeAsync();
            var answer = (RedisValue[])(await server.RunAsync(
                RedisQueueScripts.Take, Name, time.GetUtcNow().ToUnixTimeMilliseconds(), _worker, (long)lease.TotalMilliseconds))!;
            if (answer.Length == 1)
                await WaitAsync(told, RedisQueueValues.Moment(answer[0]), cancellation);
            else if (await BeginAsync(new RedisTurn(answer[0]!, answer[1]!, answer[2]!), answer[3]) is { } look)
                return look;
        }
    }

    public async ValueTask<QueueState> StateAsync(CancellationToken cancellation)
    {
        var answer = (RedisValue[])(await server.RunAsync(RedisQueueScripts.State, Name))!;
        var aside = answer[3..].Chunk(2).Select(pair => (Key: RedisQueueValues.KeyOf(pair[0]!), State: RedisQueueValues.StateOf(pair[1]) as LookState.LaidAside));
        return new QueueState(
            (int)answer[0],
            (int)answer[1],
            RedisQueueValues.Moment(answer[2]),
            [.. aside.Where(one => one.State is not null).Select(one => new LaidAsideLook(one.Key, one.State!.At, one.State.Attempts, one.State.Why))]);
    }

    /// <summary>The worker is not known to the server any more, unless it still has looks: those another gets when their leases are over.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await server.RunAsync(RedisQueueScripts.Leave, Name, _worker);
        }
        catch (FaultException)
        {
            // It is tidiness only.
        }
    }

    private async Task SubscribeAsync()
    {
        if (_isSubscribed)
            return;
        await server.SubscribeAsync(Name + ":looks", Told);
        _isSubscribed = true;
    }

    /// <summary>Takes the key of a turn that is this worker's now; null = it was a dead worker's, and stands otherwise by now.</summary>
    private async Task<TakenLook?> BeginAsync(RedisTurn turn, RedisValue known)
    {
        LookState.Taken? taken = null;
        var isOurs = await ChangeAsync(turn, known, isOver: RedisQueueValues.StateOf(known) is not LookState.Waiting, state => state switch
        {
            LookState.Taken dead => dead.Orphaned(time.GetUtcNow(), rules),
            LookState.Waiting waiting => taken = waiting.Take(),
            _ => state,
        });
        return isOurs && taken is not null ? new RedisLook(this, turn, taken) : null;
    }

    /// <summary>Changes the state of the key that is out, again where another added it meanwhile.</summary>
    /// <param name="isOver">Whether the turn is given back.</param>
    /// <returns>False = the look is another's by now.</returns>
    private async Task<bool> ChangeAsync(RedisTurn turn, RedisValue known, bool isOver, Func<LookState?, LookState?> change)
    {
        while (true)
        {
            var state = change(RedisQueueValues.StateOf(known));
            var (where, score, since) = state switch
            {
                LookState.Waiting { NotBefore: { } due } waiting => ("paused", due, waiting.Since),
                LookState.Waiting waiting => ("ready", default, waiting.Since),
                LookState.Taken => ("taken", default, default),
                LookState.LaidAside aside => ("aside", aside.At, default),
                _ => ("gone", default(DateTimeOffset), default(DateTimeOffset)),
            };
            var answer = (string?)await server.RunAsync(
                RedisQueueScripts.Change, Name, turn.Name, turn.Fence, turn.Key, known.IsNull ? "" : known, state is null ? "" : RedisQueueValues.Json(state),
                where, score.ToUnixTimeMilliseconds(), since.ToUnixTimeMilliseconds(), QueueRules.LaidAsideKept, isOver ? "free" : "");
            if (answer != "again")
                return answer == "ok";
            known = await StateOfAsync(turn.Key);
        }
    }

    /// <returns>False = the look is another's by now.</returns>
    internal async Task<bool> EndAsync(RedisTurn turn, Func<LookState.Taken, LookState?> end) =>
        await ChangeAsync(turn, await StateOfAsync(turn.Key), isOver: true, state => state is LookState.Taken taken ? end(taken) : state);

    private Task<RedisValue> StateOfAsync(string key) => server.AskAsync(database => database.HashGetAsync(server.Key(Name + ":states"), key));

    /// <returns>False = the look is another's by now.</returns>
    internal async Task<bool> RenewAsync(RedisTurn turn) => (int)await server.RunAsync(RedisQueueScripts.Renew, Name, turn.Name, turn.Fence, _worker) == 1;

    private async Task WaitAsync(Task told, DateTimeOffset? due, CancellationToken cancellation)
    {
        var longest = lease < OwnLook ? lease : OwnLook;
        var pause = due - time.GetUtcNow() is { } own && own < longest ? own : longest;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(told, Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, over.Token));
        await over.CancelAsync();
    }

    private void Told() => Interlocked.Exchange(ref _told, NewSignal()).SetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
