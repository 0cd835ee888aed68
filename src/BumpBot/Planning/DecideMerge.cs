using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Whether a pull request that is as it should be may be merged without a person. Pure.</summary>
internal static class DecideMerge
{
    /// <returns>Null where it waits for a person.</returns>
    public static PlannedMerge? For(PullWish wish, StandingPull standing, PlanInput input)
    {
        return IsAllowed(wish, input)
            && wish.Bumps.All(bump => bump.Breaking is BreakingVerdict.Quiet)
            && input.Standing.Branches.TryGetValue(standing.Branch, out var branch)
            && branch.Owner is BranchOwner.Bot
            ? new PlannedMerge(standing, branch.Head)
            : null;
    }

    /// <summary>Whether the target's policy lets it be merged, if it should break nothing.</summary>
    public static bool IsAllowed(PullWish wish, PlanInput input) =>
        wish.Bumps.All(bump => bump.Alarms.Count == 0 && BumpSeverities.IsWithin(input.Settings.Pulls.Automerge, bump));
}
