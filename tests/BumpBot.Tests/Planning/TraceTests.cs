using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Planning.Tracing;
using CsCheck;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class TraceTests
{
    private static readonly Gen<Release> Releases =
        from tag in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], (major, minor) => $"{major}.{minor}.0")
        from form in Gen.OneOf("v{0}", "{0}", "v{0}-rc.1", "nightly-{0}")
        from stage in Gen.OneOf(ReleaseStage.Published, ReleaseStage.Published, ReleaseStage.Prerelease, ReleaseStage.Draft)
        from days in Gen.Int[0, 300].Nullable()
        select Histories.Release(form.Replace("{0}", tag, StringComparison.Ordinal), days, stage);

    private static readonly Gen<string> Places =
        from version in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], (major, minor) => $"{major}.{minor}.0")
        from form in Gen.OneOf("acme/tool@{0}", "tool=={0}", "acme/saw@{0}", "saw=={0}", "acme/tool@pin:{0}", "tool=={0} # bumpbot:ignore", "rule:0 acme/saw {0}", "no place {0}")
        select form.Replace("{0}", version, StringComparison.Ordinal);

    private static readonly string[] Upstreams = ["acme/tool", "acme/saw", "acme/hammer"];

    [Fact]
    public void Every_release_of_the_look_and_every_reference_of_the_scan_is_in_the_trace_once() =>
        Gen.Select(Releases.Array[0, 20], Releases.Array[0, 3], Places.Array[0, 12], Gen.Bool, Gen.Int[0, 2]).Sample((tool, saw, places, isCooling, limit) =>
        {
            var watched = World.With(("a.txt", string.Join('\n', places)), ("b.txt", string.Concat(places.Reverse().Take(3).Select(place => place + "\n"))))
                .Watching(Histories.Entry(Upstreams[0]) with { Cooldown = TimeSpan.FromDays(isCooling ? 30 : 0) }, tool)
                .Watching(Histories.Entry(Upstreams[1]), saw)
                .Watching(Upstreams[2], new Detection.Unknown(UpstreamId.Parse(Upstreams[2]), new Fault.Retry("502")));
            var world = watched with { Pulls = PullSettings.Default with { Limit = limit } };
            var input = world.Input();
            var plan = Planner.Plan(input);
            var traces = Traces(world, input, plan);
            Assert.All(traces, trace => Assert.Equal(
                (trace.Snapshot?.Releases ?? []).Order(ByIdentity), trace.Releases.Select(traced => traced.Release).Order(ByIdentity), ReferenceEqualityComparer.Instance));
            Assert.Equal(
                input.Scan.References.Order(ByIdentity), traces.SelectMany(Target).Select(traced => traced.Found).Order(ByIdentity), ReferenceEqualityComparer.Instance);
            AssertTellsThePlan(plan, traces);
        }, iter: 300, threads: 1);

    [Fact]
    public void Releases_come_newest_first_and_those_without_a_version_last()
    {
        var releases = new[] { Histories.Release("v1.9.0", 1), Histories.Release("nightly", 0), Histories.Release("v1.10.0", 5), Histories.Release("old", 9), Histories.Release("v2.0.0-rc.1", 2) };
        var entry = Histories.Entry("acme/tool");
        var trace = TraceDecision.Of(entry, Histories.Detect(entry, releases), null, Histories.Now, []);
        Assert.Equal(["v2.0.0-rc.1", "v1.10.0", "v1.9.0", "nightly", "old"], trace.Releases.Select(traced => traced.Release.Tag));
        Assert.Equal("v1.10.0", Assert.Single(trace.Releases, traced => traced.Verdict is ReleaseVerdict.Chosen).Release.Tag);
    }

    [Theory]
    [InlineData("limit")]
    [InlineData("declined")]
    [InlineData("held")]
    [InlineData("open")]
    public void What_would_move_is_told_also_where_no_pull_request_is_planned(string why)
    {
        var world = World.With(("a.txt", "acme/tool@1.0.0\n")).Watching("acme/tool", "v1.0.0", "v1.1.0");
        world = why switch
        {
            "limit" => world.Pull(3, PullState.Open, "bumpbot/x--y", "x/y@v1") with { Pulls = PullSettings.Default with { Limit = 1 } },
            "declined" => world.Pull(3, PullState.ClosedByPerson, "bumpbot/acme--tool", "acme/tool@v1.1.0"),
            "held" => world.Watching("acme/saw", "v1.0.0") with
            {
                Detections = new Dictionary<UpstreamId, Detection>(world.Detections) { [UpstreamId.Parse("acme/tool")] = World.Found("acme/tool", "v1.0.0", "v1.1.0") with { Hold = new Hold(new DateOnly(2027, 1, 1)) } },
            },
            _ => world.Pull(3, PullState.Open, "bumpbot/acme--tool", "acme/tool@v1.1.0").Branch("bumpbot/acme--tool", new BranchOwner.Person("it has two commits"), new MergeOutcome.Conflict()),
        };
        var input = world.Input();
        var trace = TraceTarget.Of(input.Settings.Watch[0], input, Planner.Plan(input));
        Assert.Equal("1.1.0", Assert.IsType<ReferenceFate.Moves>(Assert.Single(trace.References).Fate).Move.NewText);
        Assert.Null(trace.Outcome.Pull);
        Assert.Single(trace.Outcome.NotDone);
        Assert.NotEqual("nothing to do", NextStep.Of(trace));
    }

    [Fact]
    public void The_next_step_is_known_for_every_reason()
    {
        var input = World.With(("a.txt", "acme/tool@1.0.0\n")).Watching("acme/tool", "v1.0.0").Input();
        var trace = TraceTarget.Of(input.Settings.Watch[0], input, Planner.Plan(input));
        BumpReason[] reasons =
        [
            new BumpReason.NoReferences(), new BumpReason.NothingToMove("v1"), new BumpReason.NothingToMoveTo(), new BumpReason.LookFailed(new Fault.Retry("502")), new BumpReason.RivalNotSeen("o/r"), new BumpReason.MemberNotSeen(1, UpstreamId.Parse("o/r")),
            new BumpReason.AlreadyOpen(1), new BumpReason.OpenTwice(2, 1), new BumpReason.DeclinedByPerson(1), new BumpReason.RevertedAfterMerge(1), new BumpReason.PersonOnBranch(1, "why"),
            new BumpReason.BranchHeldByPerson("b", "why"),
            new BumpReason.HourlyLimitReached(4), new BumpReason.OutsideWindow(DateTimeOffset.UnixEpoch), new BumpReason.NotRebased(4), new BumpReason.ApartFromGroup("web", "it looks breaking"),
            new BumpReason.LimitReached(1), new BumpReason.IssuesSwitchedOff(), new BumpReason.Snoozed(DateTimeOffset.UnixEpoch, "alice"), new BumpReason.IgnoredByPerson("v2", "2.x", "alice", 5), new BumpReason.WaitsForEvidence("x"),
            new BumpReason.CoolingDown("v2", DateTimeOffset.UnixEpoch), new BumpReason.Held(new DateOnly(2026, 12, 1), "freeze"),
            new BumpReason.Alarmed(new Alarm.Archived(), 3), new BumpReason.NeedsWorkflowsPermission(),
        ];
        Assert.Equal(typeof(BumpReason).GetNestedTypes().Select(type => type.Name).Order(), reasons.Select(reason => reason.GetType().Name).Order());
        Assert.All(reasons, reason => Assert.NotEqual("", NextStep.Of(trace with { Outcome = trace.Outcome with { NotDone = [reason] } })));
    }

    [Fact]
    public void Targets_that_share_an_entry_share_its_key_whatever_the_host_is_called()
    {
        var entry = Histories.Entry("acme/tool");
        Assert.Equal(TraceDecision.SharedKey(entry), TraceDecision.SharedKey(entry with { Upstream = entry.Upstream.AlsoOn("git.example.org") }));
        Assert.NotEqual(TraceDecision.SharedKey(entry), TraceDecision.SharedKey(entry with { Prereleases = true }));
    }

    private static Comparer<object> ByIdentity { get; } = Comparer<object>.Create((one, other) =>
        System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(one).CompareTo(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(other)));

    private static List<DecisionTrace> Traces(World world, PlanInput input, Plan plan) =>
        [.. world.Watch.Select(entry => TraceDecision.Of(entry, world.Detections[entry.Id], null, Histories.Now, [TraceTarget.Of(entry, input, plan)]))];

    private static IReadOnlyList<TracedReference> Target(DecisionTrace trace) => Planned(trace).References;

    private static TargetTrace.Planned Planned(DecisionTrace trace) => Assert.IsType<TargetTrace.Planned>(Assert.Single(trace.Targets));

    /// <summary>What the plan does and does not do is in the trace of its upstream, with the same words.</summary>
    private static void AssertTellsThePlan(Plan plan, List<DecisionTrace> traces)
    {
        Assert.Equal(plan.Pulls, traces.Select(trace => Planned(trace).Outcome.Pull).OfType<PlannedPull>());
        Assert.All(plan.Pulls, pull => Assert.Equal(
            pull.Bump().Moves.Select(move => (move.Found, move.NewText)),
            Target(traces.Single(trace => trace.Entry.Id == pull.Bump().Upstream)).Select(traced => traced.Fate).OfType<ReferenceFate.Moves>().Select(fate => (fate.Move.Found, fate.Move.NewText))));
        Assert.Equal(
            plan.NotDone.OfType<NotDone.Upstream>().Select(one => (one.Id, one.Reason)).OrderBy(one => one.Id.ToString(), StringComparer.Ordinal),
            traces.SelectMany(trace => Planned(trace).Outcome.NotDone.Select(reason => (trace.Entry.Id, reason))).OrderBy(one => one.Id.ToString(), StringComparer.Ordinal));
        Assert.Equal(
            plan.NotDone.OfType<NotDone.Reference>().Select(left => (left.Found, left.Reason)).ToHashSet(),
            traces.SelectMany(Target).Where(traced => traced.Fate is ReferenceFate.Stays).Select(traced => (traced.Found, ((ReferenceFate.Stays)traced.Fate).Reason)).ToHashSet());
    }
}
