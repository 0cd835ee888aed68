using System.Text.Json;
using System.Text.Json.Nodes;
using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Redis;
using BumpBot.Tests.Redis;
using Serilog.Core;
using Xunit;

namespace BumpBot.Tests.Ledgers;

public sealed class LedgerRedisTests : LedgerStoreContract, IClassFixture<RedisProcess>
{
    private readonly RedisProcess _redis;
    private readonly string _test = Guid.NewGuid().ToString("N");
    private readonly RedisServer _server;

    public LedgerRedisTests(RedisProcess redis)
    {
        RedisProcess.SkipWhereMissing();
        _redis = redis;
        _server = redis.Connect(_test);
    }

    [Fact]
    public async Task Each_entry_has_a_field_of_its_own()
    {
        await NewStore().ApplyAsync([Saw(Ruff, "0.5.0"), Did(App, Ruff, "0.5.0")], Cancellation);
        Assert.Equal(["done:acme/app", "seen:astral-sh/ruff"], (await FieldsAsync()).Keys.Order());
    }

    [Fact]
    public async Task A_corrupt_field_is_named_with_the_remedy()
    {
        await PutAsync("{ cut"u8.ToArray());
        var fault = await Assert.ThrowsAsync<FaultException>(() => NewStore().LoadAsync(Cancellation));
        Assert.Contains($"hdel '{{{_test}}}:ledger' 'seen:astral-sh/ruff'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_made_again_where_another_writer_was_faster()
    {
        var times = 0;
        await NewStore().ApplyAsync(
            [
                new LedgerChange.OfTarget(App, before =>
                {
                    if (times++ == 0)
                        NewStore().ApplyAsync([Did(App, Ruff, "0.6.0")], Cancellation).GetAwaiter().GetResult();
                    return before with { Known = new Dictionary<string, string>(before.Known) { ["cli/cli"] = "v1" } };
                }),
            ],
            Cancellation);
        Assert.Equal(2, times);
        Assert.Equal(["astral-sh/ruff", "cli/cli"], (await NewStore().LoadAsync(Cancellation)).Done["acme/app"].Known.Keys.Order());
    }

    [Fact]
    public async Task A_lease_of_a_process_that_gives_no_sign_binds_nobody()
    {
        var machine = new ProcessSigns("one", _ => false);
        var one = RedisSigns.Start(_redis.Connect(_test), machine, TimeProvider.System);
        using var two = RedisSigns.Start(_redis.Connect(_test), machine with { Own = "two" }, TimeProvider.System);
        await using var held = Assert.IsType<LeaseAttempt.Taken>(await Leases(one).TryTakeAsync(App, DoneTarget.Empty, Cancellation)).Target;
        Assert.IsType<LeaseAttempt.HeldByAnother>(await Leases(two).TryTakeAsync(App, DoneTarget.Empty, Cancellation));
        one.Dispose();
        await _server.AskAsync(database => database.KeyDeleteAsync(_server.Key("process:one")));
        await using var taken = Assert.IsType<LeaseAttempt.Taken>(await Leases(two).TryTakeAsync(App, DoneTarget.Empty, Cancellation)).Target;

        TargetLeases Leases(RedisSigns signs) => new(NewStore(), signs.Signs, TimeProvider.System, Logger.None);
    }

    protected override ILedgerStore NewStore() => new LedgerRedis(_redis.Connect(_test), _redis.Place);

    /// <summary>An entry a field; what is no ledger is the field of the one upstream.</summary>
    protected override async Task PutAsync(byte[] content)
    {
        var fields = new Dictionary<string, string>();
        try
        {
            LedgerJson.Read(content);
            var document = JsonNode.Parse(content)!;
            foreach (var (kind, other) in new[] { ("seen", "done"), ("done", "seen") })
            {
                foreach (var (name, entry) in document[kind]!.AsObject())
                    fields[$"{kind}:{name.ToLowerInvariant()}"] = new JsonObject { ["schema"] = document["schema"]!.DeepClone(), [kind] = new JsonObject { [name] = entry?.DeepClone() }, [other] = new JsonObject() }.ToJsonString();
            }
        }
        catch (JsonException)
        {
            fields["seen:astral-sh/ruff"] = System.Text.Encoding.UTF8.GetString(content);
        }
        foreach (var (name, value) in fields)
            await _server.AskAsync(database => database.HashSetAsync(_server.Key("ledger"), name, value));
    }

    protected override async Task<byte[]> ContentAsync()
    {
        try
        {
            return LedgerJson.Write(await NewStore().LoadAsync(Cancellation));
        }
        catch (FaultException)
        {
            return System.Text.Encoding.UTF8.GetBytes((await FieldsAsync()).Values.Single());
        }
    }

    /// <summary>How often anything was written to the server.</summary>
    protected override string Generation() =>
        ((string)_server.RunAsync("return redis.call('INFO', 'persistence')", "ledger").GetAwaiter().GetResult()!).Split("\r\n").Single(line => line.StartsWith("rdb_changes_since_last_save:", StringComparison.Ordinal));

    private async Task<Dictionary<string, string>> FieldsAsync() =>
        (await _server.AskAsync(database => database.HashGetAllAsync(_server.Key("ledger")))).ToDictionary(field => field.Name.ToString(), field => field.Value.ToString());
}
