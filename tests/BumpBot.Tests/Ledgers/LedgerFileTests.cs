using BumpBot.Ledgers;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Tests.Ledgers;

public sealed class LedgerFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));
    private static readonly UpstreamId Ruff = UpstreamId.Parse("astral-sh/ruff");
    private static readonly TargetName App = new TargetName.OnForge(RepoName.Parse("acme/app"));

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string File => Path.Combine(_folder, "state", "ledger.json");

    private LedgerFile Store => new(File, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_ledger_that_is_not_there_is_empty()
    {
        var ledger = await Store.LoadAsync(Cancellation);
        Assert.Empty(ledger.Seen);
        Assert.Empty(ledger.Done);
    }

    [Fact]
    public async Task What_was_applied_is_read_back()
    {
        await Store.ApplyAsync([Saw(Ruff, "0.5.0"), Did(App, Ruff, "0.5.0")], Cancellation);
        var ledger = await Store.LoadAsync(Cancellation);
        Assert.Equal("0.5.0", ledger.Seen["astral-sh/ruff"].LatestTag);
        Assert.Equal("0.5.0", ledger.Done["acme/app"].Known["astral-sh/ruff"]);
    }

    [Fact]
    public async Task The_file_has_a_schema_sorted_keys_and_utc_times()
    {
        await Store.ApplyAsync([Saw(UpstreamId.Parse("z/z"), "1"), Saw(UpstreamId.Parse("a/a"), "2")], Cancellation);
        var text = await System.IO.File.ReadAllTextAsync(File, Cancellation);
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
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, text, Cancellation);
        var read = await Assert.ThrowsAsync<FaultException>(() => Store.LoadAsync(Cancellation));
        var written = await Assert.ThrowsAsync<FaultException>(() => Store.ApplyAsync([Saw(Ruff, "1")], Cancellation));
        Assert.IsType<Fault.StopRun>(read.Fault);
        Assert.IsType<Fault.StopRun>(written.Fault);
        Assert.Contains(File, read.Message, StringComparison.Ordinal);
        Assert.Equal(text, await System.IO.File.ReadAllTextAsync(File, Cancellation));
    }

    [Fact]
    public async Task The_generation_before_stays_beside_it_and_the_message_names_it()
    {
        await Store.ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        await Store.ApplyAsync([Saw(Ruff, "0.6.0")], Cancellation);
        var previous = LedgerJson.Read(await System.IO.File.ReadAllBytesAsync(File + ".previous", Cancellation));
        Assert.Equal("0.5.0", previous.Seen["astral-sh/ruff"].LatestTag);
        await System.IO.File.WriteAllTextAsync(File, "{ cut", Cancellation);
        var fault = await Assert.ThrowsAsync<FaultException>(() => Store.LoadAsync(Cancellation));
        Assert.Contains($"cp '{File}.previous' '{File}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_writers_cannot_undo_each_other()
    {
        // Each store stands for a process of its own: they share nothing but the file.
        var writers = Enumerable.Range(0, 20).Select(i => Task.Run(() => Store.ApplyAsync([Saw(UpstreamId.Parse($"o/r{i}"), "1")], Cancellation)));
        await Task.WhenAll(writers);
        Assert.Equal(20, (await Store.LoadAsync(Cancellation)).Seen.Count);
    }

    [Fact]
    public async Task A_change_sees_the_newest_state_of_its_entry()
    {
        var (first, second) = (Store, Store);
        await first.LoadAsync(Cancellation);
        await second.ApplyAsync([Saw(Ruff, "0.6.0")], Cancellation);
        string? before = null;
        await first.ApplyAsync([new LedgerChange.OfUpstream(Ruff, seen => { before = seen?.LatestTag; return seen!; })], Cancellation);
        Assert.Equal("0.6.0", before);
    }

    [Fact]
    public async Task A_file_left_half_written_by_a_crash_is_not_read()
    {
        await Store.ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        await System.IO.File.WriteAllTextAsync(File + ".next", "{ half", Cancellation);
        Assert.Equal("0.5.0", (await Store.LoadAsync(Cancellation)).Seen["astral-sh/ruff"].LatestTag);
        await Store.ApplyAsync([Saw(Ruff, "0.6.0")], Cancellation);
        Assert.Equal("0.6.0", (await Store.LoadAsync(Cancellation)).Seen["astral-sh/ruff"].LatestTag);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_the_run_with_a_message()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "state"), "a file where a folder should be", Cancellation);
        var fault = await Assert.ThrowsAsync<FaultException>(() => Store.ApplyAsync([Saw(Ruff, "1")], Cancellation));
        Assert.IsType<Fault.StopRun>(fault.Fault);
    }

    private static LedgerChange Saw(UpstreamId upstream, string tag) => new LedgerChange.OfUpstream(
        upstream, _ => new SeenUpstream(tag, Now, null, Now, null, new Dictionary<string, string>(), []));

    private static LedgerChange Did(TargetName target, UpstreamId upstream, string tag) => new LedgerChange.OfTarget(
        target, before => before with { Known = new Dictionary<string, string> { [upstream.ToString()] = tag } });
}
