using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Joins the bumps that are to be offered in pull requests, as the config groups them.</summary>
internal static class FormWishes
{
    /// <param name="offered">Those with a bump that nothing holds back.</param>
    /// <returns>The pull requests in the config's order, a group's at the place of its first member; and why upstreams stay out of their group.</returns>
    public static (IReadOnlyList<PullWish> Wishes, IReadOnlyList<NotDone.Upstream> Apart) Of(IReadOnlyList<Prospect> offered, PlanInput input)
    {
        var wishes = new List<PullWish>();
        var apart = new List<NotDone.Upstream>();
        foreach (var prospect in offered)
        {
            if (input.Settings.Pulls.Group.GroupOf(prospect.Id) is not { } group)
            {
                wishes.Add(PullWish.Alone(prospect));
                continue;
            }
            if (prospect.Bump!.Breaking is BreakingVerdict.Breaking)
            {
                Part(prospect, group, "it looks breaking");
                continue;
            }
            var index = wishes.FindIndex(wish => wish.Group == group);
            if (index < 0)
                wishes.Add(new PullWish(BranchName.ForGroup(group), group, [prospect], prospect.Changes));
            else if (CombineChanges.Of([.. wishes[index].Members, prospect], input) is { } together)
                wishes[index] = wishes[index] with { Members = [.. wishes[index].Members, prospect], Changes = together };
            else
                Part(prospect, group, "its edits cannot be made together with the others'");
        }
        return (wishes, apart);

        void Part(Prospect prospect, string group, string why)
        {
            wishes.Add(PullWish.Alone(prospect));
            apart.Add(new NotDone.Upstream(prospect.Id, new BumpReason.ApartFromGroup(group, why)));
        }
    }
}
