using BumpBot.Model;
using BumpBot.Planning.Dashboards;
using Updaters.References;

namespace BumpBot.Planning.Asking;

/// <summary>Takes what people ask for into what a plan is made from, so that the plan is made as they want it. Pure.</summary>
public static class TakeCommands
{
    public static PlanInput Into(PlanInput input)
    {
        var ticks = input.Settings.Issues.Dashboard ? DashboardBoxes.Ticked(input.Standing) : [];
        var standing = input.Standing.Asked.Aggregate(input.Standing, With);
        var policy = PersonPolicy.Of(standing, input.Now);
        var openNow = ticks.Select(tick => tick.Box).OfType<DashboardBox.OpenNow>().Select(box => box.Upstream)
            .Concat(input.Standing.Asked.Where(asked => asked.Command is PersonCommand.Reopen).SelectMany(asked => WithoutBranch(asked, standing)))
            .ToHashSet();
        var ignored = new Dictionary<UpstreamId, BumpReason.IgnoredByPerson>();
        var detections = new Dictionary<UpstreamId, Detection>();
        foreach (var (upstream, detection) in input.Detections)
        {
            var (allowed, reason) = policy.Apply(Cooled.Lift(detection, input.Settings, upstream, openNow.Contains(upstream), UpstreamStanding.Of(standing, upstream)));
            detections[upstream] = allowed;
            if (reason is not null)
                ignored[upstream] = reason;
        }
        return input with
        {
            Standing = standing,
            Detections = detections,
            People = new PersonWishes(policy)
            {
                Ignored = ignored,
                OpenNow = openNow,
                Rebase = Pulls<PersonCommand.Rebase>(input.Standing, ticks.Select(tick => tick.Box).OfType<DashboardBox.Rebase>().Select(box => box.Pull)),
                Recreate = Pulls<PersonCommand.Recreate>(input.Standing, ticks.Select(tick => tick.Box).OfType<DashboardBox.Recreate>().Select(box => box.Pull)),
                Checked = ticks.Select(tick => tick.Box).OfType<DashboardBox.Checked>().Select(box => box.Upstream).ToHashSet(),
                Ticked = ticks.Select(tick => tick.Issue).ToHashSet(),
            },
        };
    }

    private static HashSet<int> Pulls<T>(Standing standing, IEnumerable<int> ticked)
        where T : PersonCommand =>
        [.. standing.Asked.Where(asked => asked.Command is T).Select(asked => CommandThread.Of(asked, standing)?.PullIn(standing)?.Number).OfType<int>(), .. ticked];

    /// <summary>The upstreams of a pull request that cannot be opened again since its branch is gone.</summary>
    private static IEnumerable<UpstreamId> WithoutBranch(AskedCommand asked, Standing standing) =>
        CommandThread.Of(asked, standing)?.Pull is { State: PullState.ClosedByPerson } pull && !standing.Branches.ContainsKey(pull.Branch)
            ? pull.Mark.Members.Select(member => member.Upstream)
            : [];

    /// <summary>As it will be once the command is carried out.</summary>
    private static Standing With(Standing standing, AskedCommand asked)
    {
        if (CommandThread.Of(asked, standing) is not { } thread)
            return standing;
        if (asked.Command is PersonCommand.Close && thread.Pull is { State: PullState.Open } pull)
            return WithPull(standing, pull with { State = PullState.ClosedByPerson });
        if (Said(asked, thread) is not { } said)
            return standing;
        var mark = thread.Mark with { Said = [.. thread.Mark.Said.Append(said).OrderBy(one => one.At).TakeLast(SaidInMark.Max)] };
        return thread.Pull is { } own
            ? WithPull(standing, own with { Mark = mark, Body = Marks.Replace(own.Body, mark) })
            : standing with { Issues = [.. standing.Issues.Select(issue => issue.Number == thread.Number ? issue with { Mark = mark, Body = Marks.Replace(issue.Body, mark) } : issue)] };
    }

    /// <returns>Null = nothing that holds on.</returns>
    private static PersonSaid? Said(AskedCommand asked, CommandThread thread)
    {
        if (thread.Upstreams is not { Count: > 0 } of)
            return null;
        // What a person asks for again is not written down twice: after a crash the same command comes again.
        return asked.Command switch
        {
            PersonCommand.Snooze snooze => Once(new PersonSaid.Snooze(asked.At + snooze.For, of, asked.By, asked.At), thread),
            PersonCommand.Ignore ignore => Once(new PersonSaid.Ignore(ignore.Range, of, asked.By, asked.At), thread),
            PersonCommand.Unignore => Once(new PersonSaid.Unignore(of, asked.By, asked.At), thread),
            _ => null,
        };
    }

    private static PersonSaid? Once(PersonSaid said, CommandThread thread) =>
        thread.Mark.Said.Any(one => one.GetType() == said.GetType() && one.By == said.By && one.At == said.At) ? null : said;

    private static Standing WithPull(Standing standing, StandingPull changed) =>
        standing with { Pulls = [.. standing.Pulls.Select(pull => pull.Number == changed.Number ? changed : pull)] };
}
