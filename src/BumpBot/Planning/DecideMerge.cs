using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Whether a pull request that is as it should be may be merged without a person. Pure.</summary>
internal static class DecideMerge
{
    /// <returns>Null where it waits for a person.</returns>
    public static PlannedMerge? For(PullWish wish, StandingPull standing, PlanInput input)
    {
        var automerge = input.Settings.Pulls.Automerge;
        return automerge != Automerge.Off
            && wish.Bumps.All(bump => bump.Alarms.Count == 0 && BumpSeverities.IsMergedBy(automerge, bump))
            && input.Standing.Branches.TryGetValue(standing.Branch, out var branch)
            && branch.Owner is BranchOwner.Bot
            ? new PlannedMerge(standing, branch.Head)
            : null;
    }
}
