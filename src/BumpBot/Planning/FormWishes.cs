using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Joins the bumps that are to be offered in pull requests, as the config groups them.</summary>
internal static class FormWishes
{
    /// <param name="offered">Those with a bump that nothing holds back.</param>
    /// <returns>The pull requests in the config's order, a group's at the place of its first member; and what stays out, or is left to a person.</returns>
    public static (IReadOnlyList<PullWish> Wishes, IReadOnlyList<NotDone.Upstream> Apart) Of(IReadOnlyList<Prospect> offered, PlanInput input)
    {
        var wishes = new List<PullWish>();
        var apart = new List<NotDone.Upstream>();
        foreach (var prospect in offered)
        {
            if (HeldElsewhere(prospect, input) is { } held)
            {
                apart.Add(new NotDone.Upstream(prospect.Id, held));
                continue;
            }
            if (input.Settings.Pulls.Group.GroupOf(prospect.Id) is not { } group)
            {
                wishes.Add(PullWish.Alone(prospect, input.Settings.Pulls));
                continue;
            }
            if (IsApart(prospect))
            {
                Part(prospect, group, "it looks breaking");
                continue;
            }
            var index = wishes.FindIndex(wish => wish.Group == group);
            if (index < 0)
                wishes.Add(new PullWish(BranchName.ForGroup(group, input.Settings.Pulls.Line), group, [prospect], prospect.Changes));
            else if (CombineChanges.Of([.. wishes[index].Members, prospect], input) is { } together)
                wishes[index] = wishes[index] with { Members = [.. wishes[index].Members, prospect], Changes = together };
            else
                Part(prospect, group, "its edits cannot be made together with the others'");
        }
        return (wishes, apart);

        void Part(Prospect prospect, string group, string why)
        {
            wishes.Add(PullWish.Alone(prospect, input.Settings.Pulls));
            apart.Add(new NotDone.Upstream(prospect.Id, new BumpReason.ApartFromGroup(group, why)));
        }
    }

    private static bool IsApart(Prospect prospect) => prospect.Bump!.Breaking is BreakingVerdict.Breaking;

    /// <summary>A person works on an open pull request for it, on another branch than it would have now: no second one comes beside that.</summary>
    private static BumpReason.PersonOnBranch? HeldElsewhere(Prospect prospect, PlanInput input)
    {
        var group = IsApart(prospect) ? null : input.Settings.Pulls.Group.GroupOf(prospect.Id);
        var line = input.Settings.Pulls.Line;
        var branch = group is null ? BranchName.For(prospect.Id, line) : BranchName.ForGroup(group, line);
        return prospect.Standing.OpenPulls
            .Where(pull => pull.Branch != branch)
            .Select(pull => input.Standing.Branches.GetValueOrDefault(pull.Branch)?.Owner is BranchOwner.Person person ? new BumpReason.PersonOnBranch(pull.Number, person.Why) : null)
            .OfType<BumpReason.PersonOnBranch>()
            .FirstOrDefault();
    }
}
