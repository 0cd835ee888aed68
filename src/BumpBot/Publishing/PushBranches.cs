using BumpBot.Model;
using BumpBot.Targets;
using Serilog;

namespace BumpBot.Publishing;

/// <summary>Gets the plan's commits onto the bot's branches.</summary>
internal static class PushBranches
{
    /// <summary>Pushes the plan's branches, all at once. What is open already is no longer merged by the forge itself before it changes.</summary>
    /// <param name="before">What was pushed for a plan that this one replaces: that is not pushed again.</param>
    public static async Task<Pushes> PushAsync(OpenedTarget target, IBase @base, Plan plan, Pushes before, ILogger log, CancellationToken cancellation)
    {
        var held = await HoldAsync(target.Forge, plan, cancellation);
        List<BranchCommit> commits = [.. plan.Commits.Where(commit => !before.Pushed.Contains(commit.Branch) && !held.ContainsKey(commit.Branch))];
        if (commits.Count == 0 || held.Values.Any(fault => fault is Fault.StopRun))
            return before with { Refused = held, RefusedForWorkflows = false };
        log.Information("pushing {Count} branches to {Target}", commits.Count, target.Name.ToString());
        try
        {
            await WriteGuard.ConfirmAsync(cancellation);
            var results = await target.Repository.PushAsync(@base, commits, cancellation);
            var refused = results.OfType<PushResult.Refused>().ToList();
            return new Pushes(
                before.Pushed.Concat(results.OfType<PushResult.Pushed>().Select(pushed => pushed.Branch)).ToHashSet(),
                refused.Select(result => KeyValuePair.Create(result.Branch, result.Fault)).Concat(held).ToDictionary())
            {
                RefusedForWorkflows = refused.Exists(result => result.ForWorkflows),
            };
        }
        catch (FaultException e)
        {
            return before with { Refused = commits.Select(commit => KeyValuePair.Create(commit.Branch, e.Fault)).Concat(held).ToDictionary(), RefusedForWorkflows = false };
        }
    }

    /// <returns>The branches of those that the forge may still merge, each with why.</returns>
    private static async Task<Dictionary<string, Fault>> HoldAsync(IForge forge, Plan plan, CancellationToken cancellation)
    {
        var faults = new Dictionary<string, Fault>();
        foreach (var (number, branch) in Refreshed(plan))
        {
            try
            {
                await forge.HoldMergeAsync(number, cancellation);
            }
            catch (FaultException e)
            {
                faults[branch] = e.Fault;
            }
        }
        return faults;
    }

    private static IEnumerable<(int Number, string Branch)> Refreshed(Plan plan) => plan.Pulls.OfType<PlannedPull.Refresh>().Select(refresh => (refresh.Number, refresh.Branch))
        .Concat(plan.Inventory is PlannedInventory.Refresh inventory ? [(inventory.Standing.Number, inventory.Standing.Branch)] : []);
}
