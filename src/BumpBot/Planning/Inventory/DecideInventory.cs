using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Inventory;

/// <summary>Whether the inventory's own pull request is opened, refreshed, left or closed. Pure.</summary>
internal static class DecideInventory
{
    private const string Current = "the inventory is current";

    /// <param name="plan">With its pull requests and closings.</param>
    public static Plan With(Plan plan, PlanInput input)
    {
        var open = input.Standing.Pulls.LastOrDefault(pull => pull is { State: PullState.Open, Mark.Kind: MarkKind.Inventory });
        if (input.Settings.Inventory is not { } settings)
            return open is null ? plan : Close(plan, open, "inventory: is off in the config", input);
        // Of upstreams that were not seen in this run the open pull request may rightly say more.
        if (input.Settings.Watch.Any(entry => input.Detections.GetValueOrDefault(entry.Id) is null || (open is not null && input.Detections[entry.Id] is Detection.Unknown)))
            return plan;
        return new KeepInventory(input).Own(settings, Carried(plan, input)) switch
        {
            InventoryChange.Made made => plan with { Inventory = Decide(made.Change, open, settings, input) },
            InventoryChange.None => open is null ? plan : Close(plan, open, Current, input),
            InventoryChange.Refused refused => plan with { Problems = [.. plan.Problems, $"inventory {settings.File}: {refused.Why}"] },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static HashSet<UpstreamId> Carried(Plan plan, PlanInput input)
    {
        var closed = plan.Closings.Select(closing => closing.Number).ToHashSet();
        return
        [
            .. plan.Pulls.SelectMany(pull => pull.Upstreams),
            .. input.Standing.Pulls
                .Where(pull => pull is { State: PullState.Open, Mark.Kind: MarkKind.Bump } && !closed.Contains(pull.Number))
                .SelectMany(pull => pull.Mark.Members.Select(member => member.Upstream)),
        ];
    }

    private static PlannedInventory? Decide(TreeChange change, StandingPull? open, InventorySettings settings, PlanInput input)
    {
        var branch = input.Standing.Branches.GetValueOrDefault(BranchName.Inventory);
        var facts = InventoryText.Facts(settings, change);
        if (branch?.Owner is BranchOwner.Person person && !(open is not null && input.People.Recreate.Contains(open.Number)))
            return new PlannedInventory.Left($"the branch {BranchName.Inventory} is a person's: {person.Why}");
        var isSaid = open is not null && BodyText.Says(open.Mark, facts) && open.Mark.ClosedReason is null;
        var push = Push(change, branch, open, settings, input);
        if (open is not null)
        {
            return isSaid && (push is null || (branch is not null && input.Settings.Pulls.Rebase == RebasePolicy.Never))
                ? null
                : new PlannedInventory.Refresh(open, InventoryText.Title(settings), Marks.KeepBelow(InventoryText.Body(settings, facts, Marks.Below(open.Body).Length), open.Body), push);
        }
        if (input.Standing.Pulls.LastOrDefault(pull => pull.Mark.Kind == MarkKind.Inventory) is { State: PullState.ClosedByPerson } declined && BodyText.Says(declined.Mark, facts))
            return new PlannedInventory.Left($"a person closed #{declined.Number}; it is offered again when it says something else");
        return input.Settings.Pulls.Window?.OpensLaterThan(input.Now, input.Zone) is { } opens
            ? new PlannedInventory.Left(ReasonText.Of(new BumpReason.OutsideWindow(opens)))
            : new PlannedInventory.Open(
                BranchName.Inventory, InventoryText.Title(settings), InventoryText.Body(settings, facts), push, input.Settings.Pulls.Labels,
                new PullRequestSettings(input.Settings.Pulls.Assignees, input.Settings.Pulls.Reviewers, input.Settings.Pulls.Milestone, input.Settings.Pulls.Draft));
    }

    /// <returns>Null where merging the branch gives exactly this change, and it need not be on the newest base.</returns>
    private static BranchCommit? Push(TreeChange change, StandingBranch? branch, StandingPull? open, InventorySettings settings, PlanInput input)
    {
        var isAsked = open is not null && (input.People.Rebase.Contains(open.Number) || input.People.Recreate.Contains(open.Number));
        var isRight = branch is { Owner: BranchOwner.Bot, Merge: MergeOutcome.Clean clean } && DecidePull.GivesExactly(clean, [change]);
        var isNewEnough = branch?.IsBehind != true || !(isAsked || input.Settings.Pulls.Rebase == RebasePolicy.Behind);
        return isRight && isNewEnough
            ? null
            : new BranchCommit(BranchName.Inventory, branch?.Head, InventoryText.Title(settings) + (input.Settings.Pulls.SkipCi ? PullTitle.SkipCi : ""), [change]) { Settings = input.Settings.Commits };
    }

    private static Plan Close(Plan plan, StandingPull open, string reason, PlanInput input)
    {
        var branch = input.Standing.Branches.GetValueOrDefault(open.Branch);
        return branch?.Owner is BranchOwner.Person
            ? plan
            : plan with { Closings = [.. plan.Closings, new Closing.Pull(open.Number, open.Body, open.Mark, reason, branch is null ? null : new BranchHead(open.Branch, branch.Head))] };
    }
}
