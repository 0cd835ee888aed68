using BumpBot.Model;
using BumpBot.Redis;

namespace BumpBot.Ledgers;

/// <summary>
/// Tells of processes on any machine whether they are over: each that shares a ledger in Redis gives a sign of life there, which ends by itself.
/// So the lease of a killed worker binds nobody for longer than that.
/// </summary>
public sealed class RedisSigns : IDisposable
{
    /// <summary>Shorter than a look's lease in the queue, and given as often: whoever gets the look of a killed worker finds the target free.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(20);

    private readonly RedisServer _server;
    private readonly ProcessSigns _machine;
    private readonly ITimer _timer;

    private RedisSigns(RedisServer server, ProcessSigns machine, TimeProvider time)
    {
        (_server, _machine) = (server, machine);
        _timer = time.CreateTimer(_ => _ = GiveAsync(), null, Life / 4, Life / 4);
    }

    public ProcessSigns Signs => new(_machine.Own, sign => _machine.AreOver(sign) || IsSilent(sign));

    /// <summary>Gives the first sign before it returns.</summary>
    public static RedisSigns Start(RedisServer server, ProcessSigns machine, TimeProvider time)
    {
        var signs = new RedisSigns(server, machine, time);
        signs.GiveAsync().GetAwaiter().GetResult();
        return signs;
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>False also where it cannot be told.</summary>
    private bool IsSilent(string sign)
    {
        try
        {
            return !_server.AskAsync(database => database.KeyExistsAsync(Key(sign))).GetAwaiter().GetResult();
        }
        catch (FaultException)
        {
            return false;
        }
    }

    private StackExchange.Redis.RedisKey Key(string sign) => _server.Key("process:" + sign);

    private async Task GiveAsync()
    {
        try
        {
            await _server.AskAsync(database => database.StringSetAsync(Key(_machine.Own), 1, Life));
        }
        catch (FaultException)
        {
            // The next one may get through; till then leases end by time.
        }
    }
}
