using Updaters.References;

namespace BumpBot.Planning.Inventory;

/// <summary>What the inventory says of one upstream, as Markdown that is safe in a table's cell.</summary>
/// <param name="Cells">By column; what is not there stays as it is.</param>
/// <param name="Releases">The lines of its history that there could be, newest first.</param>
internal sealed record InventoryRow(UpstreamId Upstream, IReadOnlyDictionary<InventoryColumn, string> Cells, IReadOnlyList<InventoryRelease> Releases);

/// <param name="Link">The tag, linked to its page.</param>
/// <param name="Day">As <c>yyyy-MM-dd</c>; null = it has no date.</param>
internal sealed record InventoryRelease(string Link, string? Day)
{
    public string Line => Day is null ? Link : $"{Day} {Link}";
}

/// <summary>The columns that the bot keeps. It finds them by their headings, in any order.</summary>
internal enum InventoryColumn
{
    Upstream,
    Newest,
    Released,
    State,
    ToCheck,
}
