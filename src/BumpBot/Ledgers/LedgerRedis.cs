using System.Text.Json;
using BumpBot.Model;
using BumpBot.Redis;
using StackExchange.Redis;

namespace BumpBot.Ledgers;

/// <summary>
/// The ledger in Redis: a hash with one field per entry, each a ledger of this entry alone. A field is set only where it is still as it was read;
/// else its change is applied again, to the newest.
/// </summary>
public sealed class LedgerRedis(RedisServer server, RedisPlace place) : ILedgerStore
{
    private const string Name = "ledger";

    /// <summary>Fields that are set in one step.</summary>
    private const int AtOnce = 200;

    /// <summary>ARGV: for each field its name, the value read, and the new one, of which an empty one takes the field away. Answers those names that stood otherwise, and were left.</summary>
    private const string CompareAndSet = """
        local left = {}
        for i = 1, #ARGV, 3 do
          if (redis.call('HGET', KEYS[1], ARGV[i]) or '') == ARGV[i + 1] then
            if ARGV[i + 2] == '' then redis.call('HDEL', KEYS[1], ARGV[i]) else redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 2]) end
          else
            table.insert(left, ARGV[i])
          end
        end
        return left
        """;

    public async Task<Ledger> LoadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var fields = await server.AskAsync(database => database.HashGetAllAsync(server.Key(Name)));
        return Read(fields.Select(field => (field.Name.ToString(), field.Value)));
    }

    public async Task ApplyAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation)
    {
        // What is to be told comes before what counts it as told: a crash between the two steps loses nothing.
        foreach (var some in changes.GroupBy(FieldOf).OrderBy(field => !field.Key.StartsWith(NoticeField(""), StringComparison.Ordinal)).Chunk(AtOnce))
        {
            var left = some.ToDictionary(entry => entry.Key, entry => entry.ToList());
            while (left.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                var refused = await TryApplyAsync(left);
                left = left.Where(entry => refused.Contains(entry.Key)).ToDictionary();
            }
        }
    }

    /// <returns>The fields that another writer was faster with.</returns>
    private async Task<HashSet<string>> TryApplyAsync(Dictionary<string, List<LedgerChange>> changes)
    {
        var names = changes.Keys.ToArray();
        var known = await server.AskAsync(database => database.HashGetAsync(server.Key(Name), [.. names.Select(name => (RedisValue)name)]));
        var arguments = new List<RedisValue>();
        foreach (var (name, value) in names.Zip(known))
        {
            var before = Read([(name, value)]);
            var after = LedgerChange.Apply(before, changes[name]);
            if (IsEmpty(after) ? !value.IsNull : value.IsNull || !LedgerDifference.IsNone(before, after))
                arguments.AddRange([name, value.IsNull ? "" : value, IsEmpty(after) ? "" : LedgerJson.Write(after)]);
        }
        return arguments.Count == 0 ? [] : [.. ((string[])(await server.RunAsync(CompareAndSet, Name, [.. arguments]))!)];
    }

    private Ledger Read(IEnumerable<(string Name, RedisValue Value)> fields)
    {
        var seen = new Dictionary<string, SeenUpstream>(StringComparer.OrdinalIgnoreCase);
        var done = new Dictionary<string, DoneTarget>(StringComparer.OrdinalIgnoreCase);
        var outbox = new Dictionary<string, OutboxEntry>(StringComparer.Ordinal);
        foreach (var (name, value) in fields.Where(field => !field.Value.IsNull))
        {
            var entry = ReadField(name, value);
            foreach (var (upstream, what) in entry.Seen)
                seen.Add(upstream, what);
            foreach (var (target, what) in entry.Done)
                done.Add(target, what);
            foreach (var (notice, what) in entry.Outbox)
                outbox.Add(notice, what);
        }
        return new Ledger(seen, done) { Outbox = outbox };
    }

    private Ledger ReadField(string name, RedisValue value)
    {
        try
        {
            var entry = LedgerJson.Read((byte[])value!);
            string[] fields = [.. entry.Seen.Keys.Select(SeenField), .. entry.Done.Keys.Select(DoneField), .. entry.Outbox.Keys.Select(NoticeField)];
            return fields is [var only] && only == name ? entry : throw new JsonException($"it holds {fields.Length} entries, and should hold that of its name");
        }
        catch (JsonException e)
        {
            throw FaultException.StopRun(
                $"the field {name} of the ledger in {place} cannot be read: {e.Message} Nothing was changed. Repair it, or delete it (redis-cli -n {place.Database} hdel '{server.Key(Name)}' '{name}') and run bumpbot ledger rebuild.", e);
        }
    }

    /// <summary>Names of repositories are compared without case, and fields are not.</summary>
    private static string FieldOf(LedgerChange change) => change switch
    {
        LedgerChange.OfUpstream upstream => SeenField(upstream.Upstream.ToString()),
        LedgerChange.OfTarget target => DoneField(target.Target.ToString()!),
        LedgerChange.OfNotice notice => NoticeField(notice.Key),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool IsEmpty(Ledger entry) => entry is { Seen.Count: 0, Done.Count: 0, Outbox.Count: 0 };

    private static string NoticeField(string key) => "notice:" + key;

    private static string SeenField(string upstream) => "seen:" + upstream.ToLowerInvariant();

    private static string DoneField(string target) => "done:" + target.ToLowerInvariant();
}
