namespace BumpBot.Planning.Inventory;

/// <summary>How the bot's columns are called.</summary>
internal static class InventoryHeadings
{
    public static readonly IReadOnlyList<(InventoryColumn Column, string Heading)> All =
    [
        (InventoryColumn.Upstream, "Upstream"),
        (InventoryColumn.Newest, "Newest release"),
        (InventoryColumn.Released, "Released"),
        (InventoryColumn.State, "State"),
        (InventoryColumn.ToCheck, "To check"),
    ];

    /// <returns>Null = it is a person's column.</returns>
    public static InventoryColumn? ColumnOf(string heading) =>
        All.Where(known => string.Equals(known.Heading, heading.Trim(), StringComparison.OrdinalIgnoreCase)).Select(known => (InventoryColumn?)known.Column).FirstOrDefault();
}
