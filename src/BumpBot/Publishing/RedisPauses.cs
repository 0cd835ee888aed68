using BumpBot.Model;
using BumpBot.Redis;

namespace BumpBot.Publishing;

/// <summary>The pauses of all processes, kept in Redis and read there at most once a second.</summary>
/// <param name="identity">Whose requests they are, and where; tells nobody a secret.</param>
public sealed class RedisPauses(RedisServer server, string identity, TimeProvider time) : ISharedPauses, IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    /// <summary>So long a server that does not answer is not asked again, as each attempt takes seconds.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>ARGV: which requests, and the moment in milliseconds.</summary>
    private const string Hold = """
        if tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or 0) < tonumber(ARGV[2]) then
          redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
          redis.call('PEXPIRE', KEYS[1], 7200000)
        end
        """;

    private readonly string _key = "pauses:" + identity;
    private readonly SemaphoreSlim _once = new(1, 1);
    private IReadOnlyDictionary<string, DateTimeOffset> _known = new Dictionary<string, DateTimeOffset>();
    private long? _readAt;
    private TimeSpan _holds = Freshness;

    public async Task<DateTimeOffset?> UntilAsync(PausedRequests requests)
    {
        await _once.WaitAsync();
        try
        {
            if (_readAt is not { } last || time.GetElapsedTime(last) >= _holds)
                await ReadAsync();
            return _known.TryGetValue(Field(requests), out var until) ? until : null;
        }
        finally
        {
            _once.Release();
        }
    }

    public async Task TellAsync(PausedRequests requests, DateTimeOffset until)
    {
        try
        {
            await server.RunAsync(Hold, _key, Field(requests), until.ToUnixTimeMilliseconds());
        }
        catch (FaultException)
        {
            // The others learn it from the forge.
        }
    }

    public void Dispose() => _once.Dispose();

    private async Task ReadAsync()
    {
        _holds = Freshness;
        try
        {
            var entries = await server.AskAsync(database => database.HashGetAllAsync(server.Key(_key)));
            _known = entries.ToDictionary(entry => entry.Name.ToString(), entry => DateTimeOffset.FromUnixTimeMilliseconds((long)entry.Value));
        }
        catch (FaultException)
        {
            // What was known holds until Redis answers again.
            _holds = Silence;
        }
        _readAt = time.GetTimestamp();
    }

    private static string Field(PausedRequests requests) => requests switch
    {
        PausedRequests.Rest => "rest",
        PausedRequests.Queries => "queries",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
