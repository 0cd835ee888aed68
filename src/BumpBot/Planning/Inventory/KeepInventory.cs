using System.Text;
using BumpBot.Model;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning.Inventory;

/// <summary>
/// What pull requests change of the inventory: a bump's own row goes with the bump, so that its merge makes the table right; all other rows go
/// into a pull request of the inventory's own. Pure.
/// </summary>
internal sealed class KeepInventory(PlanInput input)
{
    private readonly InventoryRows _rows = new(input);

    /// <summary>The wish with the rows of its members, where the table has them.</summary>
    public PullWish Into(PullWish wish)
    {
        if (input is not { Settings.Inventory: { } settings, InventoryFile: InventoryFile.There file } || wish.Changes.Any(change => change.Path == settings.File))
            return wish;
        var result = InventoryEdits.OfBump(file.Content.Text, [.. wish.Members.Select(_rows.AfterBump)], settings.History);
        return Change(settings.File, file, result) is { } change ? wish with { Changes = [.. wish.Changes, change] } : wish;
    }

    /// <summary>The change of the inventory's own pull request.</summary>
    /// <param name="carried">The upstreams of which a pull request of their own is there, or comes.</param>
    /// <param name="problem">Why the file cannot be kept; null = nothing stands against it.</param>
    /// <returns>Null = the file says all it should.</returns>
    public TreeChange? Own(IReadOnlySet<UpstreamId> carried, out string? problem)
    {
        var (settings, file) = (input.Settings.Inventory!, input.InventoryFile);
        var all = input.Settings.Watch.Select(entry => _rows.AtBase(entry.Id)).OfType<InventoryRow>().ToList();
        var text = file is InventoryFile.There there ? there.Content.Text : New;
        var result = InventoryEdits.OfAll(text, [.. all.Where(row => !carried.Contains(row.Upstream))], all, input.Settings.Watch.Select(entry => entry.Id).ToHashSet(), settings.History);
        problem = file is InventoryFile.Unreadable unreadable ? unreadable.Why : (result as InventoryResult.Refused)?.Why;
        problem = problem is null ? null : $"inventory {settings.File}: {problem}";
        if (problem is not null)
            return null;
        try
        {
            return Change(settings.File, file, result);
        }
        catch (EncoderFallbackException)
        {
            problem = $"inventory {settings.File}: it is not UTF-8, and a row needs a character that it cannot hold: save it as UTF-8";
            return null;
        }
    }

    /// <summary>What a file begins with that the bot makes.</summary>
    private static string New => "# Inventory\n\nThe bot keeps its columns of the table; other text, columns and rows are yours.\n";

    private static TreeChange? Change(string path, InventoryFile? file, InventoryResult result) => (file, result) switch
    {
        (InventoryFile.There there, InventoryResult.Text after) => after.Content == there.Content.Text ? null : new FileChange(path, there.Content.Encode(there.Content.Text), there.Content.Encode(after.Content)),
        (_, InventoryResult.Text after) => new NewFile(path, Encoding.UTF8.GetBytes(after.Content)),
        _ => null,
    };
}
