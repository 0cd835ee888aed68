using BumpBot.Ledgers;
using BumpBot.Model;
using Xunit;

namespace BumpBot.Tests.Ledgers;

public sealed class LedgerFileTests : LedgerStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string File => Path.Combine(_folder, "state", "ledger.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_corrupt_one_is_named()
    {
        await PutAsync("{ cut"u8.ToArray());
        var fault = await Assert.ThrowsAsync<FaultException>(() => NewStore().LoadAsync(Cancellation));
        Assert.Contains(File, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_generation_before_stays_beside_it_and_the_message_names_it()
    {
        await NewStore().ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        await NewStore().ApplyAsync([Saw(Ruff, "0.6.0")], Cancellation);
        var previous = LedgerJson.Read(await System.IO.File.ReadAllBytesAsync(File + ".previous", Cancellation));
        Assert.Equal("0.5.0", previous.Seen["astral-sh/ruff"].LatestTag);
        await System.IO.File.WriteAllTextAsync(File, "{ cut", Cancellation);
        var fault = await Assert.ThrowsAsync<FaultException>(() => NewStore().LoadAsync(Cancellation));
        Assert.Contains($"cp '{File}.previous' '{File}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_left_half_written_by_a_crash_is_not_read()
    {
        await NewStore().ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        await System.IO.File.WriteAllTextAsync(File + ".next", "{ half", Cancellation);
        Assert.Equal("0.5.0", (await NewStore().LoadAsync(Cancellation)).Seen["astral-sh/ruff"].LatestTag);
        await NewStore().ApplyAsync([Saw(Ruff, "0.6.0")], Cancellation);
        Assert.Equal("0.6.0", (await NewStore().LoadAsync(Cancellation)).Seen["astral-sh/ruff"].LatestTag);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_the_run_with_a_message()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "state"), "a file where a folder should be", Cancellation);
        var fault = await Assert.ThrowsAsync<FaultException>(() => NewStore().ApplyAsync([Saw(Ruff, "1")], Cancellation));
        Assert.IsType<Fault.StopRun>(fault.Fault);
    }

    protected override ILedgerStore NewStore() => new LedgerFile(File, TimeProvider.System);

    protected override async Task PutAsync(byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllBytesAsync(File, content, Cancellation);
    }

    protected override Task<byte[]> ContentAsync() => System.IO.File.ReadAllBytesAsync(File, Cancellation);

    protected override string Generation() => $"{System.IO.File.GetLastWriteTimeUtc(File):O}";
}
