namespace BumpBot.Model;

/// <summary><c>inventory:</c>: a Markdown table of all upstreams that the bot keeps in a file of the target.</summary>
/// <param name="File">Its path from the repository's root.</param>
/// <param name="History">Whether each release gets a dated line below the table.</param>
public sealed record InventorySettings(string File, bool History);
