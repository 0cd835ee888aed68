using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using BumpBot.Model;
using BumpBot.Targets;
using BumpBot.Watching;
using Updaters.References;

namespace Benchmarks;

/// <summary>Upstreams and targets that are current with them, in memory: what a cycle costs beside the network.</summary>
internal sealed class ScaleWorld(int upstreams, int targets) : IUpstreamFeed, ITargetHost
{
    /// <summary>Each target watches so many, of which the next one watches half too.</summary>
    private readonly int _watched = 2 * Math.Max(1, upstreams / targets);

    private int _looks;
    private int _openings;

    public int Looks => _looks;

    public int Openings => _openings;

    public IReadOnlyList<TargetName> Targets { get; } =
        [.. Enumerable.Range(0, targets).Select(number => new TargetName.OnForge(RepoName.Parse(string.Create(CultureInfo.InvariantCulture, $"acme/app-{number}"))))];

    public bool Serves(UpstreamSource source) => true;

    public bool Serves(TargetName target) => true;

    public Task<StoredLook> LookAsync(LookRequest request, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _looks);
        // As where nothing has changed.
        return Task.FromResult(request.Last ?? new StoredLook(
            new Snapshot(request.Source.Repo, 1, ReleaseSource.Releases, [.. Enumerable.Range(0, 30).Select(age => Release(request.Source.Repo, 29 - age))], null),
            request.Follow, new Dictionary<string, string> { ["releases"] = "\"etag\"" }, "", DateTimeOffset.UnixEpoch));
    }

    public Task<OpenedTarget> OpenAsync(TargetName target, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _openings);
        var number = int.Parse(target.ToString()!.Split('-')[^1], CultureInfo.InvariantCulture);
        string[] names = [.. Enumerable.Range(number * _watched / 2, _watched).Select(at => string.Create(CultureInfo.InvariantCulture, $"tool{at % upstreams}"))];
        return Task.FromResult(new OpenedTarget(target, new Repository(names), DispatchProxy.Create<IForge, IdleForge>()));
    }

    private static Release Release(RepoName repo, int minor) => new(
        $"1.{minor}.0", null, null, DateTimeOffset.UnixEpoch.AddDays(minor), new string('n', 500), "someone", new Uri($"https://github.com/{repo}/releases/tag/1.{minor}.0"), ReleaseStage.Published);

    /// <summary>Nothing stands there, and nobody asks for more than that.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "The runtime derives from it.")]
    internal class IdleForge : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name == nameof(IForge.LookAsync)
            ? Task.FromResult(new ForgeStanding([], [], IssuesEnabled: true))
            : throw new InvalidOperationException($"an idle cycle does not {targetMethod?.Name}");
    }

    private sealed class Repository : ITargetRepository, IBase
    {
        private readonly byte[] _config;
        private readonly byte[] _makefile;

        public Repository(string[] names)
        {
            _config = Encoding.UTF8.GetBytes($"watch: [{string.Join(", ", names.Select(name => $"acme/{name}"))}]\nissues: off\n");
            _makefile = Encoding.UTF8.GetBytes(string.Concat(names.Select(name => $"{name.ToUpperInvariant()}_VERSION := 1.29.0\n")));
            Files = [new TreeFile("Makefile", Convert.ToHexStringLower(SHA256.HashData(_makefile)), TreeFileMode.Regular, _makefile.Length)];
        }

        public string DefaultBranch => "main";

        public string Branch => DefaultBranch;

        public string Commit => "base";

        public IReadOnlyList<TreeFile> Files { get; }

        public IReadOnlyList<string> PathsNotUtf8 => [];

        public IReadOnlyDictionary<string, string> Submodules { get; } = new Dictionary<string, string>();

        public IReadOnlyDictionary<string, StandingBranch> Branches { get; } = new Dictionary<string, StandingBranch>();

        public byte[]? ReadAtDefaultBranch(string path) => path == TargetConfig.FileName ? _config : null;

        public byte[] Read(TreeFile file) => _makefile;

        public Task<IBase> AtBaseAsync(string? branch, CancellationToken cancellation) => Task.FromResult<IBase>(this);

        public Task<IReadOnlyList<PushResult>> PushAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation) =>
            throw new InvalidOperationException("an idle cycle pushes nothing");

        public void Dispose()
        {
        }
    }
}
