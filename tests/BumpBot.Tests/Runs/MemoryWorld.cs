using System.Globalization;
using BumpBot.Evidence;
using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Notify;
using BumpBot.Publishing;
using BumpBot.Targets;
using BumpBot.Watching;
using BumpBot.Watching.Trust;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Updaters;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace BumpBot.Tests.Runs;

/// <summary>Upstreams, one target with its forge, and a ledger, all in memory: the real run between them.</summary>
internal sealed class MemoryWorld : IUpstreamFeed, ITargetHost, ITagListing, IEvidenceSource
{
    public static readonly string[] Names = ["alpha", "beta", "gamma"];

    private static readonly TargetName Target = new TargetName.OnForge(RepoName.Parse("acme/target"));

    private readonly string _cache;
    private readonly string _evidence = Guid.NewGuid().ToString("N");
    private readonly string[] _names;

    /// <param name="names">The upstreams; null = <see cref="Names"/>.</param>
    public MemoryWorld(string cache, string[]? names = null)
    {
        _cache = cache;
        _names = names ?? Names;
        Forge = new MemoryForge(Life, Time);
        Ledger = new MemoryLedger(Life);
        Repository = new MemoryRepository(Life, FilesAt(_names.ToDictionary(name => name, _ => 0)))
        {
            OnMove = (old, moved) => Assert.True(MinorIn(moved) > MinorIn(old), $"{old} -> {moved}"),
        };
        Newest = _names.ToDictionary(name => name, _ => 0);
    }

    public Life Life { get; } = new();

    public MemoryForge Forge { get; }

    public MemoryLedger Ledger { get; }

    public MemoryRepository Repository { get; }

    /// <summary>Of each upstream its newest release, 1.N.0.</summary>
    public Dictionary<string, int> Newest { get; }

    /// <summary>Upstreams whose next look fails.</summary>
    public HashSet<string> Failing { get; } = [];

    /// <summary>How often the tag 1.N.0 of an upstream was moved.</summary>
    public Dictionary<(string Name, int Minor), int> Moves { get; } = [];

    /// <summary>Releases 1.N.0 that were taken back.</summary>
    public HashSet<(string Name, int Minor)> Withdrawn { get; } = [];

    /// <summary>How often an upstream's repository was made anew.</summary>
    public Dictionary<string, int> Replaced { get; } = [];

    /// <summary>Each run is a new process: that of any run before is over.</summary>
    public ProcessSigns Processes { get; set; } = new("a process", _ => true);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public IReadOnlyList<FileRule> Rules { get; init; } = [];

    /// <summary>Through which people are told.</summary>
    public (IReadOnlyList<ChannelSettings> Settings, IReadOnlyList<IChannel> Reached) Channels { get; set; } = ([], []);

    public PullSettings Pulls { get; set; } = PullSettings.Default with { Labels = ["deps"] };

    public bool Serves(UpstreamSource source) => true;

    public bool Serves(TargetName target) => true;

    public Task<OpenedTarget> OpenAsync(TargetName target, CancellationToken cancellation) =>
        Task.FromResult(new OpenedTarget(target, Repository, Forge));

    public Task<StoredLook> LookAsync(LookRequest request, CancellationToken cancellation)
    {
        var repo = request.Source.Repo;
        if (Failing.Contains(repo.Name))
            throw FaultException.Retry("502");
        var releases = Enumerable.Range(0, Newest[repo.Name] + 1)
            .Where(minor => !Withdrawn.Contains((repo.Name, minor)))
            .Select(minor => new Release($"1.{minor}.0", null, null, DateTimeOffset.UnixEpoch.AddDays(minor), "Notes", "someone", new Uri($"https://github.com/{repo}/releases/tag/1.{minor}.0"), ReleaseStage.Published))
            .Reverse();
        return Task.FromResult(new StoredLook(
            new Snapshot(repo, 1 + Replaced.GetValueOrDefault(repo.Name), ReleaseSource.Releases, [.. releases], null), request.Follow, new Dictionary<string, string>(), "", DateTimeOffset.UnixEpoch));
    }

    public Task<IReadOnlyDictionary<string, string>> ListAsync(RepoName repo, CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<string, string>>(
        Enumerable.Range(0, Newest[repo.Name] + 1).ToDictionary(minor => $"1.{minor}.0", minor => CommitOf(repo.Name, minor)));

    public bool Serves(EvidenceQuestion question) => question is EvidenceQuestion.TagCommit;

    public Task<EvidenceAnswer> AskAsync(EvidenceQuestion question, CancellationToken cancellation) => Task.FromResult<EvidenceAnswer>(
        question is EvidenceQuestion.TagCommit tag ? new EvidenceAnswer.There([CommitOf(tag.Repo.Name, MinorIn(tag.Tag))]) : new EvidenceAnswer.NoPlace("nowhere"));

    /// <summary>The commit that the tag 1.N.0 leads to now.</summary>
    public string CommitOf(string name, int minor) => string.Create(
        CultureInfo.InvariantCulture, $"{Array.IndexOf(_names, name):x2}{Replaced.GetValueOrDefault(name):x4}{minor:x4}{Moves.GetValueOrDefault((name, minor)):x30}");

    /// <summary>One run of a new process, which is killed after so many effects.</summary>
    public async Task<RunReport?> RunAsync(int effects = int.MaxValue, CancellationToken cancellation = default, params UpstreamId[] only)
    {
        Life.Begin(effects);
        var time = Time;
        var look = new BumpLook(
            [this],
            new Observer([this], new LookCache(_cache), concurrency: 1, Logger.None),
            new TagLister(this, concurrency: 1, time, Logger.None),
            new EvidenceGatherer([this], new EvidenceCache(Path.Combine(_cache, _evidence), time), concurrency: 1, Logger.None),
            Ledger,
            "github.com",
            time,
            TimeZoneInfo.Utc,
            concurrency: 1,
            Logger.None)
        {
            WriteTrace = trace => trace.Entry.Id.ToString(),
        };
        var leases = new TargetLeases(Ledger, Processes, time, Logger.None);
        var run = new BumpRun(look, new Publisher(Logger.None), Ledger, leases, new Outbox(Ledger, Channels.Settings, Channels.Reached, TimeZoneInfo.Utc, time, Logger.None), concurrency: 1, time);
        try
        {
            return await run.RunAsync(new RunRequest([Target], Settings, only), cancellation);
        }
        catch (KilledException)
        {
            return null;
        }
    }

    /// <summary>Two places for each upstream, on lines of their own, with a line between them that is nobody's.</summary>
    public static MemoryFiles FilesAt(IReadOnlyDictionary<string, int> minors) => new(new Dictionary<string, string[]>
    {
        ["Makefile"] = [.. minors.SelectMany(m => new[] { $"{m.Key.ToUpperInvariant()}_VERSION = 1.{m.Value}.0", "# -" })],
        ["requirements.txt"] = [.. minors.Select(m => $"{m.Key} @ git+https://github.com/acme/{m.Key}@1.{m.Value}.0"), "# -"],
    });

    /// <summary>A person writes a version of the upstream into base by hand.</summary>
    public void Write(string name, int minor)
    {
        var at = FilesAt(_names.ToDictionary(n => n, n => minor));
        var index = Array.IndexOf(_names, name);
        Repository.Base = Repository.Base
            .With("Makefile", 2 * index, at.Lines["Makefile"][2 * index])
            .With("requirements.txt", index, at.Lines["requirements.txt"][index]);
    }

    /// <summary>The N of the 1.N.0 at the text's end.</summary>
    public static int MinorIn(string text) => int.Parse(text.Split('.')[^2], CultureInfo.InvariantCulture);

    private TargetSettings Settings => new(
        [.. _names.Select(name => new WatchEntry(Upstream.WithDefaultNames(UpstreamId.Parse($"acme/{name}")), Follow.Releases, null, null, [], false, []))],
        [], new Dictionary<string, IReadOnlyList<PathGlob>>(), Rules, Pulls, IssueSettings.Default);
}
