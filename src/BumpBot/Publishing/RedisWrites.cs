using BumpBot.Model;
using BumpBot.Redis;

namespace BumpBot.Publishing;

/// <summary>The budget of <see cref="WriteBudget"/>, kept in Redis and by its clock, so that all processes together write no more than one may.</summary>
/// <param name="identity">Whose writes they are, and where; tells nobody a secret.</param>
public sealed class RedisWrites(RedisServer server, string identity, ApiSettings settings) : ISharedWrites
{
    /// <summary>
    /// ARGV: milliseconds a write, burst, creations a minute and an hour, and whether it creates. Answers the milliseconds to wait; 0 = it is counted.
    /// </summary>
    private const string TakeOrWait = """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local interval = tonumber(ARGV[1])
        local created = KEYS[1] .. ':created'
        local full = tonumber(redis.call('HGET', KEYS[1], 'full') or 0)
        local earliest = math.max(now, full - interval * (ARGV[2] - 1), tonumber(redis.call('HGET', KEYS[1], 'held') or 0))

        local function within(limit, length)
          local first = redis.call('ZREVRANGE', created, limit - 1, limit - 1, 'WITHSCORES')
          if first[2] then earliest = math.max(earliest, first[2] + length) end
        end

        if ARGV[5] == 'creation' then
          within(ARGV[3], 60000)
          within(ARGV[4], 3600000)
        end
        if earliest > now then return math.ceil(earliest - now) end
        redis.call('HSET', KEYS[1], 'full', math.max(full, now) + interval)
        redis.call('PEXPIRE', KEYS[1], 7200000)
        if ARGV[5] == 'creation' then
          redis.call('ZADD', created, now, redis.call('HINCRBY', KEYS[1], 'count', 1) .. ':' .. now)
          redis.call('ZREMRANGEBYSCORE', created, '-inf', now - 3600000)
          redis.call('PEXPIRE', created, 7200000)
        end
        return 0
        """;

    /// <summary>ARGV: the moment in milliseconds.</summary>
    private const string Hold = """
        if tonumber(redis.call('HGET', KEYS[1], 'held') or 0) < tonumber(ARGV[1]) then
          redis.call('HSET', KEYS[1], 'held', ARGV[1])
          redis.call('PEXPIRE', KEYS[1], 7200000)
        end
        """;

    private readonly string _key = "writes:" + identity;

    public async Task<TimeSpan> TakeOrWaitAsync(WriteKind kind, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var wait = await server.RunAsync(
            TakeOrWait, _key, 60_000.0 / Math.Max(1, settings.WritesPerMinute), Math.Max(1, settings.Burst), WriteBudget.CreationsPerMinute,
            Math.Max(1, settings.CreationsPerHour), kind == WriteKind.Creation ? "creation" : "");
        return TimeSpan.FromMilliseconds((long)wait);
    }

    public async Task HoldUntilAsync(DateTimeOffset moment)
    {
        try
        {
            await server.RunAsync(Hold, _key, moment.ToUnixTimeMilliseconds());
        }
        catch (FaultException)
        {
            // The others learn it from the forge.
        }
    }
}
