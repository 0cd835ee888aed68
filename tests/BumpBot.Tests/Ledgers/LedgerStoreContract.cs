using System.Text;
using BumpBot.Ledgers;
using BumpBot.Model;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Ledgers;

/// <summary>What holds for a ledger wherever it is kept.</summary>
public abstract class LedgerStoreContract
{
    protected static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));
    protected static readonly UpstreamId Ruff = UpstreamId.Parse("astral-sh/ruff");
    protected static readonly TargetName App = new TargetName.OnForge(RepoName.Parse("acme/app"));

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>As another process has it: nothing is shared but the place itself.</summary>
    protected abstract ILedgerStore NewStore();

    /// <summary>Puts something there by hand.</summary>
    protected abstract Task PutAsync(byte[] content);

    protected abstract Task<byte[]> ContentAsync();

    /// <summary>Another one after each write.</summary>
    protected abstract string Generation();

    [Fact]
    public async Task A_ledger_that_is_not_there_is_empty()
    {
        var ledger = await NewStore().LoadAsync(Cancellation);
        Assert.Empty(ledger.Seen);
        Assert.Empty(ledger.Done);
    }

    [Fact]
    public async Task What_was_applied_is_read_back()
    {
        await NewStore().ApplyAsync([Saw(Ruff, "0.5.0"), Did(App, Ruff, "0.5.0")], Cancellation);
        await NewStore().ApplyAsync([Saw(UpstreamId.Parse("cli/cli"), "v1")], Cancellation);
        var ledger = await NewStore().LoadAsync(Cancellation);
        Assert.Equal("0.5.0", ledger.Seen["astral-sh/ruff"].LatestTag);
        Assert.Equal("v1", ledger.Seen["CLI/cli"].LatestTag);
        Assert.Equal("0.5.0", ledger.Done["acme/app"].Known["astral-sh/ruff"]);
    }

    [Fact]
    public async Task It_has_a_schema_sorted_keys_and_utc_times()
    {
        await NewStore().ApplyAsync([Saw(UpstreamId.Parse("z/z"), "1"), Saw(UpstreamId.Parse("a/a"), "2")], Cancellation);
        var text = Encoding.UTF8.GetString(await ContentAsync());
        Assert.StartsWith("{\n  \"schema\": 2,", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("\"a/a\"", StringComparison.Ordinal) < text.IndexOf("\"z/z\"", StringComparison.Ordinal));
        Assert.Contains("\"lastChecked\": \"2026-03-01T10:00:00+00:00\"", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"schema\":1,\"seen\":{}")]
    [InlineData("{\"schema\":1,\"seen\":null,\"done\":{}}")]
    [InlineData("{\"schema\":1,\"seen\":{},\"done\":{\"a/b\":{\"known\":{},\"bumps\":{}},\"A/b\":{\"known\":{},\"bumps\":{}}}}")]
    [InlineData("{\"schema\":99,\"seen\":{},\"done\":{}}")]
    public async Task A_corrupt_ledger_stops_the_run_and_is_left_as_it_is(string text)
    {
        await PutAsync(Encoding.UTF8.GetBytes(text));
        var generation = Generation();
        var read = await Assert.ThrowsAsync<FaultException>(() => NewStore().LoadAsync(Cancellation));
        var written = await Assert.ThrowsAsync<FaultException>(() => NewStore().ApplyAsync([Saw(Ruff, "1")], Cancellation));
        Assert.IsType<Fault.StopRun>(read.Fault);
        Assert.IsType<Fault.StopRun>(written.Fault);
        Assert.Contains("bumpbot ledger rebuild", read.Message, StringComparison.Ordinal);
        Assert.Equal((text, generation), (Encoding.UTF8.GetString(await ContentAsync()), Generation()));
    }

    [Fact]
    public async Task A_ledger_of_an_older_schema_is_read_and_written_on()
    {
        await PutAsync(await File.ReadAllBytesAsync(Path.Combine(OlderLedgerTests.Folder, "schema-1.json"), Cancellation));
        var before = await NewStore().LoadAsync(Cancellation);
        await NewStore().ApplyAsync([Saw(Ruff, "9.9.9")], Cancellation);
        var after = await NewStore().LoadAsync(Cancellation);
        Assert.Equal(before.Seen.Keys.Order(), after.Seen.Keys.Order());
        Assert.Equal(before.Done.Keys.Order(), after.Done.Keys.Order());
        Assert.Null(after.Done["acme/app"].Lease);
        Assert.Equal("9.9.9", after.Seen["astral-sh/ruff"].LatestTag);
    }

    [Fact]
    public async Task Writers_at_once_cannot_undo_each_other()
    {
        const int Writers = 6;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => NewStore().ApplyAsync([Saw(UpstreamId.Parse($"o/r{i}"), "1"), Did(App, UpstreamId.Parse($"o/r{i}"), "1")], Cancellation))));
        var ledger = await NewStore().LoadAsync(Cancellation);
        Assert.Equal((Writers, Writers), (ledger.Seen.Count, ledger.Done["acme/app"].Known.Count));
    }

    [Fact]
    public async Task A_change_sees_the_newest_state_of_its_entry()
    {
        var (first, second) = (NewStore(), NewStore());
        await first.LoadAsync(Cancellation);
        await second.ApplyAsync([Saw(Ruff, "0.6.0")], Cancellation);
        string? before = null;
        await first.ApplyAsync([new LedgerChange.OfUpstream(Ruff, seen => { before = seen?.LatestTag; return seen!; })], Cancellation);
        Assert.Equal("0.6.0", before);
    }

    [Fact]
    public async Task What_changes_nothing_is_not_written()
    {
        await NewStore().ApplyAsync([Saw(Ruff, "0.5.0"), Did(App, Ruff, "0.5.0")], Cancellation);
        var generation = Generation();
        await NewStore().ApplyAsync([Saw(Ruff, "0.5.0"), Did(App, Ruff, "0.5.0")], Cancellation);
        await NewStore().ApplyAsync([], Cancellation);
        Assert.Equal(generation, Generation());
    }

    [Fact]
    public async Task A_lease_is_read_back()
    {
        var lease = new TargetLease("run", "process", Now);
        await NewStore().ApplyAsync([new LedgerChange.OfTarget(App, before => before with { Lease = lease })], Cancellation);
        Assert.Equal(lease, (await NewStore().LoadAsync(Cancellation)).Done["acme/app"].Lease);
        await NewStore().ApplyAsync([new LedgerChange.OfTarget(App, before => Leases.End(before, "run"))], Cancellation);
        Assert.True((await NewStore().LoadAsync(Cancellation)).Done["acme/app"].Lease!.Ended);
    }

    protected static LedgerChange Saw(UpstreamId upstream, string tag, DateTimeOffset? at = null) => new LedgerChange.OfUpstream(
        upstream, _ => new SeenUpstream(tag, Now, null, at ?? Now, null, new Dictionary<string, string>(), []));

    protected static LedgerChange Did(TargetName target, UpstreamId upstream, string tag) => new LedgerChange.OfTarget(
        target, before => before with { Known = new Dictionary<string, string>(before.Known) { [upstream.ToString()] = tag } });
}
