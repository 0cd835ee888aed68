using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>What people asked for, and what becomes of the dashboard, in the words of reports.</summary>
internal static class CommandWords
{
    public static string Of(AskedCommand asked) => $"{asked.By}'s {Word(asked.Command)} in #{asked.Thread}";

    public static IEnumerable<string> Of(PlannedDashboard? dashboard) => dashboard switch
    {
        null => [],
        PlannedDashboard.Write { Standing: [] } => ["open the dashboard"],
        PlannedDashboard.Write write => [$"write the dashboard, {string.Join(", ", write.Standing.Select(issue => $"#{issue.Number}"))}"],
        PlannedDashboard.Left left => [$"the dashboard #{left.Number} is left: a person closed it; reopen or delete it to have it kept again"],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Action(PlannedDashboard dashboard) => dashboard switch
    {
        PlannedDashboard.Write { Standing: [] } => "open",
        PlannedDashboard.Write => "write",
        PlannedDashboard.Left => "leave",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static IEnumerable<string> Of(PlannedInventory? inventory) => inventory switch
    {
        null => [],
        PlannedInventory.Open open => [$"open: {open.Title}"],
        PlannedInventory.Refresh refresh => [$"refresh #{refresh.Standing.Number}: {refresh.Title}"],
        PlannedInventory.Left left => [$"the inventory is left as it is: {left.Why}"],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Action(PlannedInventory inventory) => inventory switch
    {
        PlannedInventory.Open => "open",
        PlannedInventory.Refresh => "refresh",
        PlannedInventory.Left => "leave",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Word(PersonCommand command) => command switch
    {
        PersonCommand.Misspelt => "command",
        _ => command.GetType().Name.ToLowerInvariant(),
    };
}
