using BumpBot.Ledgers;
using BumpBot.Model;
using Microsoft.Extensions.Time.Testing;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Ledgers;

/// <summary>A ledger file of a service: it need not be written whole each time that nothing was seen but that all is as before.</summary>
public sealed class PostponedLooksTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UpstreamId Ruff = UpstreamId.Parse("astral-sh/ruff");
    private static readonly UpstreamId Uv = UpstreamId.Parse("astral-sh/uv");
    private static readonly TargetName App = new TargetName.OnForge(RepoName.Parse("acme/app"));

    private readonly string _folder = Directory.CreateTempSubdirectory("bumpbot-tests-").FullName;
    private readonly FakeTimeProvider _time = new(Noon);
    private readonly LedgerFile _store;

    public PostponedLooksTests() => _store = Service();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(_folder, "ledger.json");

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task That_an_upstream_was_looked_at_again_is_known_at_once_and_on_disk_after_the_pause()
    {
        await _store.ApplyAsync([Looked(Ruff, Noon)], Cancellation);
        await _store.ApplyAsync([Looked(Ruff, Noon.AddHours(1))], Cancellation);
        Assert.Equal(Noon.AddHours(1), (await _store.LoadAsync(Cancellation)).SeenOf(Ruff)!.LastChecked);
        Assert.Equal(Noon, OnDisk().SeenOf(Ruff)!.LastChecked);
        _time.Advance(_store.LookPause);
        Assert.Equal(Noon.AddHours(1), OnDisk().SeenOf(Ruff)!.LastChecked);
    }

    [Fact]
    public async Task What_is_seen_for_the_first_time_waits_too_and_what_matters_takes_it_along()
    {
        await _store.ApplyAsync([Looked(Ruff, Noon)], Cancellation);
        await _store.ApplyAsync([Looked(Uv, Noon), Knows(App, Uv)], Cancellation);
        Assert.Equal((1, 0), (OnDisk().Seen.Count, OnDisk().Done.Count));
        await _store.ApplyAsync([new LedgerChange.OfTarget(App, before => before with { Lease = new TargetLease("run", "process", Noon) })], Cancellation);
        Assert.Equal((2, "run"), (OnDisk().Seen.Count, OnDisk().DoneIn(App).Lease?.Holder));
        Assert.Equal("0.5.0", OnDisk().DoneIn(App).Known["astral-sh/uv"]);
    }

    [Fact]
    public async Task What_was_told_or_done_never_waits()
    {
        await _store.ApplyAsync([Looked(Ruff, Noon)], Cancellation);
        await _store.ApplyAsync([new LedgerChange.OfUpstream(Uv, _ => Seen(Noon) with { Told = ["0.5.0"] })], Cancellation);
        Assert.Equal(["0.5.0"], OnDisk().SeenOf(Uv)!.Told);
        await _store.ApplyAsync([new LedgerChange.OfUpstream(Ruff, seen => seen! with { LatestTag = "0.6.0", LastChecked = Noon.AddHours(1) })], Cancellation);
        Assert.Equal("0.6.0", OnDisk().SeenOf(Ruff)!.LatestTag);
    }

    [Fact]
    public async Task What_waits_is_written_at_the_end()
    {
        using (var store = Service())
        {
            await store.ApplyAsync([Looked(Ruff, Noon)], Cancellation);
            await store.ApplyAsync([Looked(Ruff, Noon.AddHours(1))], Cancellation);
        }
        Assert.Equal(Noon.AddHours(1), OnDisk().SeenOf(Ruff)!.LastChecked);
    }

    [Fact]
    public async Task Another_process_that_writes_meanwhile_undoes_nothing_and_nothing_of_it_is_undone()
    {
        await _store.ApplyAsync([Looked(Ruff, Noon)], Cancellation);
        await _store.ApplyAsync([Looked(Ruff, Noon.AddHours(1)), Looked(Uv, Noon), Knows(App, Uv)], Cancellation);
        using (var other = new LedgerFile(Path, _time))
            await other.ApplyAsync([new LedgerChange.OfUpstream(Ruff, seen => seen! with { LatestTag = "0.6.0" })], Cancellation);
        _time.Advance(_store.LookPause);
        Assert.Equal(("0.6.0", Noon.AddHours(1)), (OnDisk().SeenOf(Ruff)!.LatestTag, OnDisk().SeenOf(Ruff)!.LastChecked));
        Assert.Equal((2, 1), (OnDisk().Seen.Count, OnDisk().Done.Count));
    }

    [Fact]
    public async Task A_file_that_was_taken_away_is_not_made_again_for_looks_alone()
    {
        await _store.ApplyAsync([Looked(Ruff, Noon)], Cancellation);
        await _store.ApplyAsync([Looked(Ruff, Noon.AddHours(1))], Cancellation);
        File.Delete(Path);
        _time.Advance(_store.LookPause);
        Assert.False(File.Exists(Path));
        Assert.Empty((await _store.LoadAsync(Cancellation)).Seen);
    }

    private LedgerFile Service() => new(Path, _time) { LookPause = TimeSpan.FromMinutes(1) };

    private Ledger OnDisk() => LedgerJson.Read(File.ReadAllBytes(Path));

    private static LedgerChange Looked(UpstreamId upstream, DateTimeOffset at) =>
        new LedgerChange.OfUpstream(upstream, before => before is null ? Seen(at) : before with { LastChecked = at, TagsListedAt = at });

    private static LedgerChange Knows(TargetName target, UpstreamId upstream) =>
        new LedgerChange.OfTarget(target, before => before with { Known = new Dictionary<string, string> { [upstream.ToString()] = "0.5.0" } });

    private static SeenUpstream Seen(DateTimeOffset at) => new("0.5.0", at, null, at, null, new Dictionary<string, string>(), []);
}
