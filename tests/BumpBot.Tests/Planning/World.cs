using System.Text;
using BumpBot.Model;
using BumpBot.Planning;
using Updaters;
using Updaters.References;
using Updaters.Text;
using Updaters.Versions;
using Xunit;

namespace BumpBot.Tests.Planning;

/// <summary>A target with its files, its upstreams and its forge, as values: what a plan is made from, and what becomes of it.</summary>
internal sealed record World
{
    public static readonly Uri Page = new("https://github.com/acme/target/pull/1");

    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>The commit of each submodule, by path.</summary>
    public IReadOnlyDictionary<string, string> Submodules { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<WatchEntry> Watch { get; init; } = [];

    public IReadOnlyDictionary<UpstreamId, Detection> Detections { get; init; } = new Dictionary<UpstreamId, Detection>();

    public Standing Standing { get; init; } = new([], [], new Dictionary<string, StandingBranch>(), IssuesEnabled: true);

    public DoneTarget Done { get; init; } = DoneTarget.Empty;

    public PullSettings Pulls { get; init; } = PullSettings.Default;

    public IssueSettings Issues { get; init; } = IssueSettings.Default;

    public IReadOnlyList<FileRule> Rules { get; init; } = [];

    public IReadOnlyList<UnreadFile> Unread { get; init; } = [];

    public IReadOnlyList<string> RuleProblems { get; init; } = [];

    public IFileUpdater Updater { get; init; } = new TokenUpdater();

    public string Target { get; init; } = "acme/target";

    public Verification Verify { get; init; } = Verification.Lenient;

    public RangePolicy Ranges { get; init; } = RangePolicy.PinOnly;

    public AlarmPolicy Alarms { get; init; } = AlarmPolicy.Block;

    public OwnConfig? OwnConfig { get; init; }

    public CodeOwners? CodeOwners { get; init; }

    public bool Rollback { get; init; }

    /// <summary>A Thursday.</summary>
    public DateTimeOffset Now { get; init; } = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public bool WorkflowsForbidden { get; init; }

    public IReadOnlyDictionary<EvidenceQuestion, EvidenceAnswer> Evidence { get; init; } = new Dictionary<EvidenceQuestion, EvidenceAnswer>();

    /// <summary>The question is answered by these values.</summary>
    public World There(EvidenceQuestion question, params string[] values) => Answered(question, new EvidenceAnswer.There(values));

    public World Answered(EvidenceQuestion question, EvidenceAnswer answer) =>
        this with { Evidence = new Dictionary<EvidenceQuestion, EvidenceAnswer>(Evidence) { [question] = answer } };

    public static World With(params (string Path, string Text)[] files) =>
        new() { Files = files.ToDictionary(f => f.Path, f => f.Text) };

    /// <summary>Watches the upstream, which has published these tags; the last one is the candidate.</summary>
    public World Watching(string upstream, params string[] tags) => Watching(upstream, [], tags);

    public World Watching(string upstream, PathGlob[] files, params string[] tags)
    {
        var entry = new WatchEntry(Upstream.WithDefaultNames(UpstreamId.Parse(upstream)), Follow.Releases, null, null, [], false, files);
        return Detecting(this with { Watch = [.. Watch, entry] }, Found(upstream, tags));
    }

    public World Watching(string upstream, Detection detection) => Detecting(
        this with { Watch = [.. Watch, new WatchEntry(Upstream.WithDefaultNames(UpstreamId.Parse(upstream)), Follow.Releases, null, null, [], false, [])] },
        detection);

    public World Releasing(string upstream, params string[] tags) => Detecting(this, Found(upstream, tags));

    public World Pull(int number, PullState state, string branch, params string[] members) => this with
    {
        Standing = Standing with
        {
            Pulls = [.. Standing.Pulls, new StandingPull(number, Page, state, branch, "title", Marks.Write(Mark(MarkKind.Bump, members)), Mark(MarkKind.Bump, members))],
        },
    };

    public World Issue(int number, IssueState state, MarkKind kind, params string[] members) => this with
    {
        Standing = Standing with { Issues = [.. Standing.Issues, new StandingIssue(number, Page, state, "title", "", Mark(kind, members))] },
    };

    /// <summary>An issue of acme/tool's about alarms.</summary>
    public World AlarmIssue(int number, IssueState state, params Alarm[] alarms) => this with
    {
        Standing = Standing with
        {
            Issues = [.. Standing.Issues, new StandingIssue(number, Page, state, "title", "", Mark(MarkKind.Alarm, "acme/tool@" + Model.Mark.AnyTag) with { Alarms = alarms })],
        },
    };

    public World Branch(string name, BranchOwner owner, MergeOutcome merge) => this with
    {
        Standing = Standing with
        {
            Branches = new Dictionary<string, StandingBranch>(Standing.Branches) { [name] = new StandingBranch(name, "head of " + name, owner, merge) },
        },
    };

    public Plan Plan() => Planner.Plan(Input());

    public PlanInput Input()
    {
        var upstreams = Watch.Select(entry => entry.Upstream).ToList();
        var files = Files.ToDictionary(
            f => f.Key,
            f => new ScannedFile(new TreeFile(f.Key, "", TreeFileMode.Regular, f.Value.Length), FileBytes.Decode(Encoding.UTF8.GetBytes(f.Value))));
        var references =
            from file in files
            let text = file.Value.Content.Text
            let optOut = OptOut.Read(text)
            from reference in Updater.Find(new FileText(file.Key, text) { Repository = RepoName.Parse(Target) }, upstreams)
            select new FoundReference(reference, Updater.Name, new LineNumbers(text).At(reference.Span.Start), optOut.Covers(reference.Span))
            {
                SubmoduleCommit = reference.Kind == ReferenceKind.Submodule ? Submodules.GetValueOrDefault(reference.Current) : null,
            };
        return new PlanInput(
            new TargetName.OnForge(RepoName.Parse(Target)),
            new TargetSettings(Watch, [], new Dictionary<string, IReadOnlyList<PathGlob>>(), Rules, Pulls, Issues) { Verify = Verify, Ranges = Ranges, Alarms = Alarms, Rollback = Rollback },
            "main",
            new Scan("base", files, [.. references], RuleProblems, Unread) { Paths = Files.Keys.ToHashSet() },
            Detections,
            Standing,
            Done,
            [Updater])
        {
            Now = Now,
            CodeOwners = CodeOwners,
            Evidence = Evidence,
            OwnConfig = OwnConfig,
            WorkflowsForbidden = WorkflowsForbidden,
        };
    }

    public static Detection.Found Found(string upstream, params string[] tags)
    {
        var id = UpstreamId.Parse(upstream);
        var pattern = TagPattern.Infer(id.Repo, tags);
        List<Candidate> newestFirst =
        [
            .. from tag in tags.Reverse()
               select pattern.TryRead(tag, out var version) ? new Candidate(Release(id, tag), version) : throw new ArgumentException($"{tag} is no version", nameof(tags)),
        ];
        var snapshot = new Snapshot(id.Repo, 1, ReleaseSource.Releases, [.. newestFirst.Select(c => c.Release)], null);
        return new Detection.Found(id, snapshot, newestFirst[0], newestFirst, new PublishedVersions(pattern, tags), []);
    }

    public static Mark Mark(MarkKind kind, params string[] members) =>
        new(kind, [.. members.Select(m => new MarkMember(UpstreamId.Parse(m.Split('@')[0]), m.Split('@')[1]))]);

    private static Release Release(UpstreamId id, string tag) => new(
        tag, tag, null, null, $"Notes of {tag}", "someone", new Uri($"https://github.com/{id.Repo}/releases/tag/{tag}"), ReleaseStage.Published);

    private static World Detecting(World world, Detection detection) => world with
    {
        Detections = new Dictionary<UpstreamId, Detection>(world.Detections) { [detection.Upstream] = detection },
    };
}
