using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Planning.Tracing;
using BumpBot.Tests.Planning;
using Updaters.Dockerfile;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Tests.Commands;

/// <summary>The decisions whose traces are kept under <c>fixtures/why</c>.</summary>
internal static class WhyCases
{
    private static readonly EvidenceQuestion Image = new EvidenceQuestion.ImageTag("ghcr.io/acme/tool", "1.2.0");

    public static readonly IReadOnlyDictionary<string, TraceReport> All = new Dictionary<string, TraceReport>
    {
        ["bump"] = Of(World.With(("a.txt", "acme/tool@1.0.0\ntool==1.1.0\n"), ("b.txt", "acme/tool@0.9.0 # bumpbot:ignore\ntool==7.7.7\nacme/tool@pin:1.0.0\n"))
            .Watching(Histories.Entry("acme/tool"), History)),
        ["declined"] = Of(
            End(World.With(("a.txt", "acme/tool@1.0.0\n")).Watching(Histories.Entry("acme/tool"), History)
                .Pull(4, PullState.ClosedByBot, "bumpbot/acme--tool", "acme/tool@v1.1.0")
                .Pull(7, PullState.ClosedByPerson, "bumpbot/acme--tool", "acme/tool@v1.2.0")
                .Issue(6, IssueState.Closed, MarkKind.Bump, "acme/tool@v1.2.0")
                with
            {
                Done = new DoneTarget(
                    new Dictionary<string, string> { ["acme/tool"] = "v1.2.0" },
                    new Dictionary<string, DoneBump> { ["acme/tool"] = new(["1.0.0"], "v1.2.0", "bumpbot/acme--tool", BumpOutcome.ClosedByPerson, 7, 6, Histories.Now.AddDays(-2)) }),
            }),
            Seen),
        ["policy"] = Of(World.With(("a.txt", "acme/tool@1.0.0\n")).Watching(Strict, [Histories.Release("v2.0.0", 9), .. History]), Seen),
        ["waits"] = Of((World.With(("Dockerfile", "FROM ghcr.io/acme/tool:1.1.0\n")) with { Updater = new DockerfileUpdater() })
            .Watching(Histories.Entry("acme/tool"), History).Answered(Image, new EvidenceAnswer.Absent())),
        ["many-tags"] = Of(World.With(("a.txt", "acme/tool@1.0.0\n")).Watching(
            Histories.Entry("acme/tool"),
            [.. Enumerable.Range(0, 40).Select(i => Histories.Release($"v1.{i}.0", 100 - i)), .. Enumerable.Range(1, 30).Select(i => Histories.Release($"nightly-{i}", i))])),
        ["nothing-allowed"] = Of(World.With(("a.txt", "acme/tool@1.0.0\n")).Watching(Histories.Entry("acme/tool") with { Allow = Range(">=9") }, History)),
        ["failed-look"] = Of(World.With(("a.txt", "acme/tool@1.0.0\n")).Watching("acme/tool", new Detection.Unknown(UpstreamId.Parse("acme/tool"), new Fault.Retry("GitHub answered 502; the next run looks again"))), Seen),
        ["failed-target"] = new(
            [TraceDecision.Of(Histories.Entry("acme/tool"), Histories.Detect(Histories.Entry("acme/tool"), History), null, Histories.Now, [new TargetTrace.Failed(Target("acme/app"), new Fault.GiveUp("the branch dev is not there"))])],
            [],
            [new TargetTrace.Failed(Target("acme/other"), new Fault.GiveUp("acme/other is not there, or the token may not see it"))]),
        ["no-target"] = new([TraceDecision.Of(Histories.Entry("acme/tool"), Histories.Detect(Histories.Entry("acme/tool"), History), null, Histories.Now, [])], [], []),
    };

    private static Release[] History => [Histories.Release("v1.3.0-rc.1", 1), Histories.Release("v1.2.0", 3), Histories.Release("v1.1.0", 30), Histories.Release("v1.0.0", 60), Histories.Release("nightly", 1)];

    private static SeenUpstream Seen => new("v1.1.0", Histories.Now.AddDays(-30), null, Histories.Now.AddHours(-12), 1, new Dictionary<string, string>(), []);

    private static WatchEntry Strict => Histories.Entry("acme/tool") with
    {
        Allow = Range("<2"),
        Ignore = [new IgnoredVersions(Range("1.1.0"), "breaks our CI", new DateOnly(2026, 12, 31))],
        Cooldown = TimeSpan.FromDays(7),
        Hold = new Hold(new DateOnly(2026, 12, 1), "code freeze"),
        Upstream = Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool")).AlsoCalled(["tool-cli"], [], []),
    };

    private static TargetName Target(string name) => new TargetName.OnForge(RepoName.Parse(name));

    private static VersionRange Range(string text) => VersionRange.TryParse(text, out var range) ? range : throw new ArgumentException(text, nameof(text));

    private static World End(World world) => world with
    {
        Standing = world.Standing with
        {
            Pulls = [.. world.Standing.Pulls.Select(pull => pull with { End = new ThreadEnd(Histories.Now.AddDays(pull.Number - 9), pull.State == PullState.ClosedByPerson ? "alice" : null) })],
        },
    };

    private static TraceReport Of(World world, SeenUpstream? seen = null)
    {
        var input = world.Input();
        var plan = Planner.Plan(input);
        var watch = world.Watch;
        return new TraceReport(
            [.. watch.Select(entry => TraceDecision.Of(entry, world.Detections[entry.Id], seen, Histories.Now, [TraceTarget.Of(entry, input, plan)]))],
            [.. watch.Select(entry => entry.Id)],
            []);
    }
}
