using System.Globalization;
using BumpBot.Evidence;
using BumpBot.Model;
using BumpBot.Targets;
using BumpBot.Tests.Runs;
using BumpBot.Watching;
using BumpBot.Watching.Trust;
using Updaters.References;

namespace BumpBot.Tests.Soak;

/// <param name="Watched">The names of its upstreams.</param>
internal sealed record SoakTarget(TargetName.OnForge Name, string[] Watched, MemoryRepository Repository, MemoryForge Forge);

/// <summary>Upstreams that release and targets whose people merge, in memory.</summary>
internal sealed class SoakWorld : IUpstreamFeed, ITagListing, IEvidenceSource, ITargetHost
{
    private readonly SoakFaults _faults;

    /// <summary>Each target watches upstreams of its own, and some that the next one watches too.</summary>
    public SoakWorld(int upstreams, int targets, SoakFaults faults, TimeProvider time)
    {
        _faults = faults;
        Names = [.. Enumerable.Range(0, upstreams).Select(number => string.Create(CultureInfo.InvariantCulture, $"tool{number:d4}"))];
        Newest = Names.ToDictionary(name => name, _ => 0);
        var own = upstreams / targets;
        Targets = [.. Enumerable.Range(0, targets).Select(number => Target(number, [.. Enumerable.Range(number * own, own + (own / 5)).Select(at => Names[at % upstreams]).Distinct()], time))];
    }

    public Life Life { get; } = new();

    /// <summary>What should never happen, and did. An exception would count as one of the faults.</summary>
    public List<string> Wrong { get; } = [];

    public string[] Names { get; }

    /// <summary>Of each upstream its newest release, 1.N.0.</summary>
    public Dictionary<string, int> Newest { get; }

    public IReadOnlyList<SoakTarget> Targets { get; }

    public bool Serves(UpstreamSource source) => true;

    public bool Serves(TargetName target) => true;

    public bool Serves(EvidenceQuestion question) => question is EvidenceQuestion.TagCommit;

    public Task<OpenedTarget> OpenAsync(TargetName target, CancellationToken cancellation)
    {
        var opened = Targets.Single(one => one.Name.Equals(target));
        return Task.FromResult(new OpenedTarget(target, _faults.Around<ITargetRepository>(opened.Repository), _faults.Around<IForge>(opened.Forge)));
    }

    public Task<StoredLook> LookAsync(LookRequest request, CancellationToken cancellation)
    {
        var repo = request.Source.Repo;
        if (request.Last is { } last && last.Snapshot.Releases.Count == Newest[repo.Name] + 1)
            return Task.FromResult(last);
        var releases = Enumerable.Range(0, Newest[repo.Name] + 1).Select(minor => new Release(
            $"1.{minor}.0", null, null, DateTimeOffset.UnixEpoch.AddDays(minor), "Notes", "someone", new Uri($"https://github.com/{repo}/releases/tag/1.{minor}.0"), ReleaseStage.Published)).Reverse();
        return Task.FromResult(new StoredLook(
            new Snapshot(repo, 1, ReleaseSource.Releases, [.. releases], null), request.Follow, new Dictionary<string, string>(), "", DateTimeOffset.UnixEpoch));
    }

    public Task<IReadOnlyDictionary<string, string>> ListAsync(RepoName repo, CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<string, string>>(
        Enumerable.Range(0, Newest[repo.Name] + 1).ToDictionary(minor => $"1.{minor}.0", minor => CommitOf(repo.Name, minor)));

    public Task<EvidenceAnswer> AskAsync(EvidenceQuestion question, CancellationToken cancellation) => Task.FromResult<EvidenceAnswer>(question switch
    {
        _ when _faults.Strikes("evidence unknown") => new EvidenceAnswer.Unknown("502"),
        EvidenceQuestion.TagCommit tag => new EvidenceAnswer.There([CommitOf(tag.Repo.Name, MemoryWorld.MinorIn(tag.Tag))]),
        _ => new EvidenceAnswer.NoPlace("nowhere"),
    });

    /// <summary>A person merges a pull request, where it does not conflict with the base.</summary>
    public static void Merge(SoakTarget target, MemoryThread pull)
    {
        if (!target.Repository.TryMerge(pull.Branch!))
            return;
        target.Repository.Branches.Remove(pull.Branch!);
        target.Forge.Change(pull.Number, thread => thread with { State = ThreadIs.Merged });
    }

    private SoakTarget Target(int number, string[] watched, TimeProvider time)
    {
        var config = $"watch: [{string.Join(", ", watched.Select(name => $"acme/{name}"))}]\npulls: {{ limit: 0 }}\n";
        var repository = new MemoryRepository(Life, MemoryWorld.FilesAt(watched.ToDictionary(name => name, _ => 0)))
        {
            Config = config,
            OnMove = (old, moved) => Wrong.AddRange(MemoryWorld.MinorIn(moved) > MemoryWorld.MinorIn(old) ? [] : [$"a downgrade: {old} -> {moved}"]),
        };
        return new SoakTarget(new TargetName.OnForge(RepoName.Parse(string.Create(CultureInfo.InvariantCulture, $"acme/app-{number}"))), watched, repository, new MemoryForge(Life, time));
    }

    private string CommitOf(string name, int minor) => string.Create(CultureInfo.InvariantCulture, $"{Array.IndexOf(Names, name):x8}{minor:x32}");
}
