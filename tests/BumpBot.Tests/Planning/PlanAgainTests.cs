using BumpBot.Model;
using BumpBot.Planning;
using CsCheck;
using Xunit;

namespace BumpBot.Tests.Planning;

/// <summary>What a plan asks for, once it is done, is not asked for again.</summary>
public sealed class PlanAgainTests
{
    private static readonly string[] Upstreams = ["acme/a", "acme/b", "acme/c"];
    private static readonly string[] Tags = ["1.0.0", "1.1.0", "1.2.0", "2.0.0"];

    private static readonly Gen<World> AnyWorld =
        from lines in Gen.Select(One(Upstreams), One(Tags), (upstream, tag) => $"{upstream}@{tag}").Array[0, 6]
        from newest in Gen.Int[1, 4].Array[3]
        from limit in Gen.Int[0, 2]
        from issues in One(ReleaseIssues.All, ReleaseIssues.Off)
        from enabled in Gen.Bool
        from known in One(Tags)
        from threads in Gen.Select(One(Upstreams), One(Tags), Gen.Enum<PullState>(), Gen.Enum<IssueState>(), Gen.Int[0, 3], Gen.Bool).Array[0, 4]
        select Build(lines, newest, limit, issues, enabled, known, threads);

    [Fact]
    public void A_plan_that_was_carried_out_leaves_nothing_to_do() => AnyWorld.Sample(world =>
    {
        var plan = world.Plan();
        Assert.True(After(world, plan).Plan().IsEmpty, Describe(plan) + " then " + Describe(After(world, plan).Plan()));
    });

    [Fact]
    public void The_same_input_gives_the_same_plan() => AnyWorld.Sample(world =>
        Assert.Equal(Describe(world.Plan()), Describe(world.Plan())));

    [Fact]
    public void No_reference_ever_goes_down_and_each_has_one_outcome() => AnyWorld.Sample(world =>
    {
        var plan = world.Plan();
        var input = world.Input();
        foreach (var move in plan.Pulls.SelectMany(pull => pull.Bump().Moves))
            Assert.True(string.CompareOrdinal(move.NewText, move.Found.Reference.Current) > 0);
        Assert.True(plan.NotDone.OfType<NotDone.Reference>().Count() + plan.Pulls.Sum(pull => pull.Bump().Moves.Count) <= input.Scan.References.Count);
    });

    private static Gen<T> One<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    private static World Build(
        string[] lines, int[] newest, int limit, ReleaseIssues issues, bool enabled, string known, (string Upstream, string Tag, PullState Pull, IssueState Issue, int Kind, bool Person)[] threads)
    {
        var world = World.With(("a.txt", string.Join('\n', lines)), ("b/c.txt", string.Join(' ', lines.Take(2))));
        foreach (var (upstream, count) in Upstreams.Zip(newest))
            world = world.Watching(upstream, Tags[..count]);
        foreach (var (i, t) in threads.Index())
        {
            var branch = BranchName.For(Updaters.References.UpstreamId.Parse(t.Upstream));
            BranchOwner owner = t.Person ? new BranchOwner.Person("a commit") : new BranchOwner.Bot();
            world = t.Kind switch
            {
                0 => world.Pull((2 * i) + 1, t.Pull, branch, $"{t.Upstream}@{t.Tag}").Branch(branch, owner, new MergeOutcome.Conflict()),
                1 => world.Issue((2 * i) + 1, t.Issue, MarkKind.Bump, $"{t.Upstream}@{t.Tag}"),
                2 => world.Issue((2 * i) + 1, t.Issue, MarkKind.Release, $"{t.Upstream}@{t.Tag}"),
                _ => world.Branch(branch, owner, new MergeOutcome.Clean(new Dictionary<string, string?>())),
            };
        }
        return world with
        {
            Pulls = PullSettings.Default with { Limit = limit },
            Issues = IssueSettings.Default with { Releases = issues },
            Standing = world.Standing with { IssuesEnabled = enabled },
            Done = DoneTarget.Empty with { Known = Upstreams.ToDictionary(upstream => upstream, _ => known) },
        };
    }

    private static World After(World world, Plan plan)
    {
        var number = 1000;
        foreach (var pull in plan.Pulls)
            world = Published(world, pull, ref number);
        foreach (var note in plan.Notes)
            world = Noted(world, note.Standing);
        foreach (var issue in plan.Issues)
            world = Told(Without(world, issue is PlannedIssue.Refresh refresh ? refresh.Number : 0), issue.Release, MarkKind.Release, ref number);
        foreach (var closing in plan.Closings)
            world = Closed(world, closing);
        return world;
    }

    private static World Published(World world, PlannedPull pull, ref int number)
    {
        var member = $"{pull.Bump().Upstream}@{pull.Bump().To.Release.Tag}";
        if (pull.Push is { } push)
            world = world.Branch(pull.Branch, new BranchOwner.Bot(), new MergeOutcome.Clean(push.Changes.Cast<FileChange>().ToDictionary(c => c.Path, c => (string?)BlobId.Of(c.After))));
        world = pull.Tracking() switch
        {
            Tracking.Open => world.Issue(number++, IssueState.Open, MarkKind.Bump, member),
            Tracking.Refresh refresh => Without(world, refresh.Number).Issue(refresh.Number, IssueState.Open, MarkKind.Bump, member),
            _ => world,
        };
        return pull is PlannedPull.Refresh old
            ? Without(world, old.Number).Pull(old.Number, PullState.Open, pull.Branch, member)
            : world.Pull(number++, PullState.Open, pull.Branch, member);
    }

    private static World Noted(World world, StandingPull pull) => world with
    {
        Standing = world.Standing with { Pulls = [.. world.Standing.Pulls.Select(other => other == pull ? pull with { Mark = pull.Mark with { IsLeftToPerson = true } } : other)] },
    };

    private static World Told(World world, Detection.Found release, MarkKind kind, ref int number) =>
        world.Issue(number++, IssueState.Open, kind, $"{release.Upstream}@{release.Candidate.Release.Tag}");

    private static World Closed(World world, Closing closing)
    {
        var members = closing.Mark.Members.Select(m => $"{m.Upstream}@{m.Tag}").ToArray();
        return closing is Closing.Pull
            ? Without(world, closing.Number).Pull(closing.Number, PullState.ClosedByBot, world.Standing.Pulls.First(p => p.Number == closing.Number).Branch, members)
            : Without(world, closing.Number).Issue(closing.Number, IssueState.ClosedByBot, closing.Mark.Kind, members);
    }

    private static World Without(World world, int number) => world with
    {
        Standing = world.Standing with
        {
            Pulls = [.. world.Standing.Pulls.Where(p => p.Number != number)],
            Issues = [.. world.Standing.Issues.Where(i => i.Number != number)],
        },
    };

    private static string Describe(Plan plan) => string.Join("; ", [
        .. plan.Pulls.Select(p => $"{p.GetType().Name} {p.Branch} {p.Tracking()}"),
        .. plan.Issues.Select(i => $"issue {i.GetType().Name} {i.Release.Upstream}"),
        .. plan.Closings.Select(c => $"close {c.Number}"),
        .. plan.NotDone.Select(n => n is NotDone.Upstream u ? $"{u.Id}: {u.Reason}" : "")]);
}
