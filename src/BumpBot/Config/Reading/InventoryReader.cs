using BumpBot.Config.Yaml;
using BumpBot.Model;
using Updaters.Text;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>inventory:</c>, which may be off as a whole.</summary>
internal static class InventoryReader
{
    /// <summary>Null = none is kept.</summary>
    public static InventorySettings? Read(Section top, PullSettings pulls)
    {
        if (top.InnerUnlessOff("inventory") is not { } inventory || inventory.Required("file") is not { } file || GlobText.Read(file, inventory.Problems) is null)
            return null;
        if (file.Value.Contains('*') || file.Value.EndsWith('/'))
            inventory.Problems.Add(file.At, $"{file.Quoted} is no file", $"write {inventory.Example("file")}");
        if (pulls.Group is Grouping.Named named && named.Groups.Any(group => group.Name == BranchName.InventoryWord))
            inventory.Problems.Add(inventory.At, $"a group of pulls: is called {BranchName.InventoryWord}, and would share the branch {BranchName.Inventory}", "give the group another name");
        return new InventorySettings(file.Value, inventory.Switch("history", otherwise: false));
    }

    /// <summary>No updater reads the inventory's file: its rows would be bumped twice.</summary>
    public static IReadOnlyList<PathGlob> Ignored(IReadOnlyList<PathGlob> files, InventorySettings? inventory) =>
        inventory is not null && PathGlob.TryParse(inventory.File, out var own) ? [.. files, own] : files;
}
