using System.Diagnostics;
using BumpBot.Model;
using BumpBot.Queue;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Queue;

public sealed class EmbeddedQueueTests(ITestOutputHelper output) : LookQueueContract
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bumpbot-queue-");
    private readonly List<EmbeddedQueue> _opened = [];

    private string Log => Path.Combine(_folder.FullName, "queue.log");

    public override async ValueTask DisposeAsync()
    {
        foreach (var queue in _opened)
            await queue.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_a_dead_process_had_taken_comes_back_and_counts_as_an_attempt()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App, Web], Cancellation);
        await queue.TakeAsync(Cancellation);
        var look = await (await OpenAsync()).TakeAsync(Cancellation);
        Assert.Equal((App, 2), (look.Key, look.Attempt));
    }

    [Fact]
    public async Task A_look_that_kills_its_process_each_time_is_laid_aside()
    {
        await (await OpenAsync()).AddAsync([App], Cancellation);
        for (var attempt = 1; attempt <= Rules.Attempts; attempt++)
            Assert.Equal(attempt, (await (await OpenAsync()).TakeAsync(Cancellation)).Attempt);
        var aside = Assert.Single((await (await OpenAsync()).StateAsync(Cancellation)).LaidAside);
        Assert.Contains("ended in the middle", aside.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_laid_aside_is_found_by_another_process()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        for (var attempt = 1; attempt <= Rules.Attempts; attempt++)
        {
            Time.Advance(Rules.LongestPause);
            await (await queue.TakeAsync(Cancellation)).PutBackAsync(new Fault.GiveUp("no such\nrepository"), null, Cancellation);
        }
        Assert.Equal((await queue.StateAsync(Cancellation)).LaidAside, (await (await OpenAsync()).StateAsync(Cancellation)).LaidAside);
    }

    [Fact]
    public async Task Two_processes_do_not_share_it()
    {
        await OpenAsync();
        var e = await Assert.ThrowsAsync<FaultException>(() => EmbeddedQueue.OpenAsync(Log, Rules, Time));
        Assert.IsType<Fault.StopRun>(e.Fault);
        Assert.Contains("Redis", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wherever_its_last_line_is_cut_all_before_is_there()
    {
        await (await OpenAsync()).AddAsync([App], Cancellation);
        await CloseAsync();
        var whole = await File.ReadAllBytesAsync(Log, Cancellation);
        await (await OpenAsync()).AddAsync([Web], Cancellation);
        await CloseAsync();
        var longer = await File.ReadAllBytesAsync(Log, Cancellation);
        for (var length = whole.Length; length < longer.Length; length++)
        {
            await File.WriteAllBytesAsync(Log, longer[..length], Cancellation);
            var queue = await OpenAsync();
            Assert.Equal(1, (await queue.StateAsync(Cancellation)).Waiting);
            Assert.Equal(Acceptance.Accepted, await queue.AddAsync([Web], Cancellation));
            Assert.Equal(2, (await (await OpenAsync()).StateAsync(Cancellation)).Waiting);
            await CloseAsync();
        }
    }

    [Theory]
    [InlineData("{\"key\":\"target:acme/app\"")]
    [InlineData("{\"key\":\"target:acme/app/../x\",\"state\":null}")]
    [InlineData("{\"key\":\"target:acme/app\",\"state\":{\"is\":\"lost\"}}")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_corrupt_line_in_the_middle_stops_with_the_remedy_and_changes_nothing(string corrupt)
    {
        await (await OpenAsync()).AddAsync([App], Cancellation);
        await CloseAsync();
        var lines = await File.ReadAllLinesAsync(Log, Cancellation);
        await File.WriteAllTextAsync(Log, string.Join('\n', [lines[0], corrupt, .. lines[1..], ""]), Cancellation);
        var before = await File.ReadAllTextAsync(Log, Cancellation);
        var e = await Assert.ThrowsAsync<FaultException>(() => EmbeddedQueue.OpenAsync(Log, Rules, Time));
        Assert.IsType<Fault.StopRun>(e.Fault);
        Assert.Contains("line 2 of the queue", e.Message, StringComparison.Ordinal);
        Assert.Contains("move the file away", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Log, Cancellation));
    }

    [Fact]
    public async Task A_log_of_another_form_is_not_taken_for_empty()
    {
        await File.WriteAllTextAsync(Log, "bumpbot queue 2\n", Cancellation);
        var e = await Assert.ThrowsAsync<FaultException>(() => EmbeddedQueue.OpenAsync(Log, Rules, Time));
        Assert.Contains("newer bumpbot", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_accepted_that_could_not_be_written_and_it_heals_when_it_can_be()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([App], Cancellation);
        var away = _folder.FullName + "-away";
        Directory.Move(_folder.FullName, away);
        // The log is written anew when it is long, and that needs the folder.
        await Assert.ThrowsAsync<FaultException>(async () =>
        {
            for (var i = 0; i < 20_000; i++)
                await queue.AddAsync([App], Cancellation);
        });
        await Assert.ThrowsAsync<FaultException>(() => queue.StateAsync(Cancellation).AsTask());
        await Assert.ThrowsAsync<FaultException>(() => queue.AddAsync([Web], Cancellation).AsTask());
        await Assert.ThrowsAsync<FaultException>(() => queue.AddAsync([Web], Cancellation).AsTask());
        Directory.Move(away, _folder.FullName);
        Assert.Equal(Acceptance.AlreadyThere, await queue.AddAsync([Web], Cancellation));
        Assert.Equal(2, (await (await OpenAsync()).StateAsync(Cancellation)).Waiting);
    }

    [Fact]
    public async Task The_log_stays_short_however_much_happens()
    {
        var queue = await OpenAsync();
        await queue.AddAsync([Web], Cancellation);
        for (var i = 0; i < 10_000; i++)
        {
            await queue.AddAsync([Ruff], Cancellation);
            await (await queue.TakeAsync(Cancellation)).ReturnAsync(Cancellation);
        }
        await CloseAsync();
        Assert.InRange(new FileInfo(Log).Length, 1, 2 << 20);
        Assert.Equal(2, (await (await OpenAsync()).StateAsync(Cancellation)).Waiting);
    }

    [Fact]
    public async Task Many_who_add_at_once_share_a_flush_and_all_is_there_afterwards()
    {
        const int many = 20_000;
        var rules = Rules with { Places = many };
        var queue = await OpenAsync(rules);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, many), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancellation },
            async (number, cancellation) => await queue.AddAsync([new LookKey.Upstream(RepoName.Parse($"many/n{number}"))], cancellation));
        output.WriteLine($"{many / watch.Elapsed.TotalSeconds:F0} adds a second, each flushed to disk");
        Assert.Equal(many, (await (await OpenAsync(rules)).StateAsync(Cancellation)).Waiting);
    }

    protected override async Task<ILookQueue> OpenAsync() => await OpenAsync(Rules);

    private async Task<EmbeddedQueue> OpenAsync(QueueRules rules)
    {
        await CloseAsync();
        var queue = await EmbeddedQueue.OpenAsync(Log, rules, Time);
        _opened.Add(queue);
        return queue;
    }

    /// <summary>As if the process had ended; what was written is there, since the system has it.</summary>
    private async Task CloseAsync()
    {
        foreach (var queue in _opened)
            await queue.DisposeAsync();
        _opened.Clear();
    }
}
