using System.Globalization;
using System.Text.Json;
using BumpBot.Model;
using StackExchange.Redis;

namespace BumpBot.Queue;

/// <summary>How keys, states and moments are written in Redis. Pure.</summary>
internal static class RedisQueueValues
{
    /// <summary>Names are compared without case, and keys in Redis are not.</summary>
    public static string NameOf(LookKey key) => key.ToString()!.ToLowerInvariant();

    public static LookKey KeyOf(string name) => LookKey.TryParse(name, out var key) ? key : throw Strange($"the key {name}");

    public static LookState? StateOf(RedisValue json)
    {
        try
        {
            return json.IsNullOrEmpty ? null : JsonSerializer.Deserialize((string)json!, QueueLineContext.Default.LookState);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw Strange($"a state ({e.Message})", e);
        }
    }

    public static string Json(LookState state) => JsonSerializer.Serialize(state, QueueLineContext.Default.LookState);

    public static DateTimeOffset? Moment(RedisValue milliseconds) =>
        milliseconds.IsNullOrEmpty ? null : DateTimeOffset.FromUnixTimeMilliseconds((long)double.Parse((string)milliseconds!, CultureInfo.InvariantCulture));

    private static FaultException Strange(string what, Exception? cause = null) => FaultException.StopRun(
        $"the queue in Redis holds {what} that this bumpbot cannot read. Use the same version for all workers, or delete the keys {{bumpbot}}:queue:*: all that is due is looked at again anyway.", cause);
}
