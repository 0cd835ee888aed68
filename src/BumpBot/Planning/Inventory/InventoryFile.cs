using Updaters.Text;

namespace BumpBot.Planning.Inventory;

/// <summary>The inventory's file as it is at the base. A closed family.</summary>
public abstract record InventoryFile
{
    private InventoryFile() { }

    public sealed record There(FileBytes Content) : InventoryFile;

    public sealed record Missing : InventoryFile;

    /// <param name="Why">In words.</param>
    public sealed record Unreadable(string Why) : InventoryFile;
}
