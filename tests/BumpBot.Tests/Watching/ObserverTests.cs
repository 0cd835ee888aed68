using System.Collections.Concurrent;
using BumpBot.Model;
using BumpBot.Watching;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Updaters.References;

namespace BumpBot.Tests.Watching;

public sealed class ObserverTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly RecordingFeed _feed = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Entries_of_one_repository_share_a_look()
    {
        var (cli, lib) = (Entry("acme/mono#cli", Follow.Releases), Entry("acme/mono#lib", Follow.Releases | Follow.Commits));
        var seen = await Observe(cli, lib);
        var request = Assert.Single(_feed.Requests);
        Assert.Equal(Follow.Releases | Follow.Commits, request.Follow);
        Assert.Same(seen[cli], seen[lib]);
    }

    [Fact]
    public async Task The_second_look_is_given_the_first_one()
    {
        await Observe(Entry("a/b", Follow.Releases));
        Assert.Null(Assert.Single(_feed.Requests).Last);
        _feed.Requests.Clear();
        await Observe(Entry("a/b", Follow.Releases));
        var last = Assert.Single(_feed.Requests).Last;
        Assert.NotNull(last);
        Assert.Equal(new Dictionary<string, string> { ["releases"] = "W/\"1\"" }, last.Validators);
        Assert.Equal("v1.0.0", Assert.Single(last.Snapshot.Releases).Tag);
        Assert.Equal(RepoName.Parse("a/b"), last.Snapshot.Repo);
    }

    [Fact]
    public async Task A_kept_look_that_is_broken_counts_as_not_there()
    {
        await Observe(Entry("a/b", Follow.Releases));
        File.WriteAllText(Assert.Single(Directory.GetFiles(_folder)), "{\"snapshot\":{");
        _feed.Requests.Clear();
        await Observe(Entry("a/b", Follow.Releases));
        Assert.Null(Assert.Single(_feed.Requests).Last);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_spoils_no_look()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var entry = Entry("a/b", Follow.Releases);
        var observer = new Observer([_feed], new LookCache(Path.Combine(file, "looks")), 4, Logger.None);
        Assert.IsType<Observation.Seen>((await observer.ObserveAsync([entry], Cancellation)).ByEntry[entry]);
    }

    [Fact]
    public async Task A_failed_look_spoils_no_other_and_keeps_nothing()
    {
        var (bad, good) = (Entry("gone/gone", Follow.Releases), Entry("a/b", Follow.Releases));
        _feed.Faults[bad.Source.Repo] = new Fault.GiveUp("not found");
        var seen = await Observe(bad, good);
        Assert.IsType<Observation.Failed>(seen[bad]);
        Assert.IsType<Observation.Seen>(seen[good]);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_mistake_in_one_look_spoils_no_other()
    {
        var (bad, good) = (Entry("odd/odd", Follow.Releases), Entry("a/b", Follow.Releases));
        _feed.Mistakes.Add(bad.Source.Repo);
        var seen = await Observe(bad, good);
        Assert.IsType<Observation.Failed>(seen[bad]);
        Assert.IsType<Observation.Seen>(seen[good]);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_costs_nothing_but_requests()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", Cancellation);
        var entry = Entry("a/b", Follow.Releases);
        var observer = new Observer([_feed], new LookCache(Path.Combine(file, "looks")), concurrency: 3, Logger.None);
        Assert.IsType<Observation.Seen>((await observer.ObserveAsync([entry], Cancellation)).ByEntry[entry]);
    }

    [Fact]
    public async Task Bad_credentials_stop_the_run()
    {
        var entry = Entry("a/b", Follow.Releases);
        _feed.Faults[entry.Source.Repo] = new Fault.StopRun("bad credentials");
        var fault = await Assert.ThrowsAsync<FaultException>(() => Observe(entry));
        Assert.IsType<Fault.StopRun>(fault.Fault);
    }

    [Fact]
    public async Task What_was_looked_at_together_is_kept_and_not_looked_at_again()
    {
        var (one, other) = (Entry("a/b", Follow.Releases), Entry("c/d", Follow.Releases));
        _feed.Together.Add(one.Source.Repo);
        var seen = await Observe(one, other);
        Assert.Equal(other.Source.Repo, Assert.Single(_feed.Requests).Source.Repo);
        Assert.All(seen.Values, observation => Assert.IsType<Observation.Seen>(observation));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public async Task A_look_at_many_that_fails_leaves_them_to_be_looked_at_one_by_one()
    {
        var entries = Enumerable.Range(0, 3).Select(i => Entry($"a/b{i}", Follow.Releases)).ToArray();
        _feed.TogetherFails = true;
        Assert.All((await Observe(entries)).Values, observation => Assert.IsType<Observation.Seen>(observation));
        Assert.Equal(3, _feed.Requests.Count);
    }

    [Fact]
    public async Task No_more_looks_than_allowed_are_under_way_at_once()
    {
        _feed.Gate = new SemaphoreSlim(0);
        var observing = Observe([.. Enumerable.Range(0, 12).Select(i => Entry($"a/r{i}", Follow.Releases))]);
        while (_feed.Requests.Count < 3)
            await Task.Yield();
        _feed.Gate.Release(12);
        await observing;
        Assert.Equal(12, _feed.Requests.Count);
        Assert.InRange(_feed.MostAtOnce, 1, 3);
    }

    [Fact]
    public async Task What_was_looked_at_since_is_not_asked_for_again()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var observer = new Observer([_feed], new LookCache(_folder), concurrency: 3, Logger.None, time: time);
        var (entry, begun) = (Entry("a/b", Follow.Releases), time.GetUtcNow());
        await observer.ObserveAsync([entry], Cancellation, since: begun);
        Assert.IsType<Observation.Seen>((await observer.ObserveAsync([entry], Cancellation, since: begun)).ByEntry[entry]);
        Assert.Single(_feed.Requests);
        time.Advance(TimeSpan.FromSeconds(1));
        await observer.ObserveAsync([entry], Cancellation, since: time.GetUtcNow());
        await observer.ObserveAsync([entry], Cancellation);
        Assert.Equal(3, _feed.Requests.Count);
    }

    [Fact]
    public async Task Of_several_runs_that_want_one_look_at_once_one_asks()
    {
        _feed.Gate = new SemaphoreSlim(0);
        var time = new FakeTimeProvider();
        var observer = new Observer([_feed], new LookCache(_folder), concurrency: 3, Logger.None, time: time);
        var runs = Enumerable.Range(0, 3).Select(_ => observer.ObserveAsync([Entry("a/b", Follow.Releases)], Cancellation, since: time.GetUtcNow())).ToList();
        _feed.Gate.Release(3);
        Assert.All(await Task.WhenAll(runs), seen => Assert.IsType<Observation.Seen>(Assert.Single(seen.ByEntry).Value));
        Assert.Single(_feed.Requests);
    }

    [Fact]
    public async Task A_look_that_failed_is_asked_for_again()
    {
        var time = new FakeTimeProvider();
        var observer = new Observer([_feed], new LookCache(_folder), concurrency: 3, Logger.None, time: time);
        var entry = Entry("a/b", Follow.Releases);
        _feed.Faults[entry.Source.Repo] = new Fault.Retry("502");
        await observer.ObserveAsync([entry], Cancellation, since: time.GetUtcNow());
        _feed.Faults.Clear();
        Assert.IsType<Observation.Seen>((await observer.ObserveAsync([entry], Cancellation, since: time.GetUtcNow())).ByEntry[entry]);
        Assert.Equal(2, _feed.Requests.Count);
    }

    private async Task<IReadOnlyDictionary<WatchEntry, Observation>> Observe(params WatchEntry[] entries) =>
        (await new Observer([_feed], new LookCache(_folder), concurrency: 3, Logger.None).ObserveAsync(entries, Cancellation)).ByEntry;

    private static WatchEntry Entry(string id, Follow follow) =>
        new(Upstream.WithDefaultNames(UpstreamId.Parse(id)), follow, null, null, [], false, []);

    private sealed class RecordingFeed : IUpstreamFeed
    {
        private int _underWay;

        public ConcurrentQueue<LookRequest> Requests { get; } = [];

        public Dictionary<RepoName, Fault> Faults { get; } = [];

        public HashSet<RepoName> Mistakes { get; } = [];

        public HashSet<RepoName> Together { get; } = [];

        public bool TogetherFails { get; set; }

        public SemaphoreSlim? Gate { get; set; }

        public int MostAtOnce { get; private set; }

        public bool Serves(UpstreamSource source) => source.Git is null;

        public async Task<StoredLook> LookAsync(LookRequest request, CancellationToken cancellation)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _underWay));
            Requests.Enqueue(request);
            if (Gate is not null)
                await Gate.WaitAsync(cancellation);
            Interlocked.Decrement(ref _underWay);
            if (Mistakes.Contains(request.Source.Repo))
                throw new TaskCanceledException("nobody cancelled it");
            if (Faults.TryGetValue(request.Source.Repo, out var fault))
                throw new FaultException(fault);
            return Seen(request);
        }

        public Task<IReadOnlyDictionary<LookRequest, StoredLook>> LookTogetherAsync(IReadOnlyList<LookRequest> requests, CancellationToken cancellation) =>
            TogetherFails
                ? throw new InvalidOperationException("a mistake")
                : Task.FromResult<IReadOnlyDictionary<LookRequest, StoredLook>>(requests.Where(request => Together.Contains(request.Source.Repo)).ToDictionary(request => request, Seen));

        private static StoredLook Seen(LookRequest request)
        {
            var release = new Release("v1.0.0", null, null, null, "notes", "someone", new Uri("https://example.org/x"), ReleaseStage.Published);
            return request.Last ?? new StoredLook(
                new Snapshot(request.Source.Repo, 7, ReleaseSource.Releases, [release], new CommitHead("main", "abc", null, "s")),
                request.Follow,
                new Dictionary<string, string> { ["releases"] = "W/\"1\"" },
                "someone",
                DateTimeOffset.UnixEpoch);
        }
    }
}
