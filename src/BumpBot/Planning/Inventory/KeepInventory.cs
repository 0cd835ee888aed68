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
        return Change(settings.File, file, result) is InventoryChange.Made made ? wish with { Changes = [.. wish.Changes, made.Change] } : wish;
    }

    /// <summary>The change of the inventory's own pull request.</summary>
    /// <param name="carried">The upstreams of which a pull request of their own is there, or comes.</param>
    public InventoryChange Own(InventorySettings settings, IReadOnlySet<UpstreamId> carried)
    {
        if (input.InventoryFile is InventoryFile.Unreadable unreadable)
            return new InventoryChange.Refused(unreadable.Why);
        var all = input.Settings.Watch.Select(entry => _rows.AtBase(entry.Id)).OfType<InventoryRow>().ToList();
        var text = input.InventoryFile is InventoryFile.There there ? there.Content.Text : New;
        var watched = input.Settings.Watch.Select(entry => entry.Id).ToHashSet();
        return Change(settings.File, input.InventoryFile, InventoryEdits.OfAll(text, [.. all.Where(row => !carried.Contains(row.Upstream))], all, watched, settings.History));
    }

    /// <summary>What a file begins with that the bot makes.</summary>
    private static string New => "# Inventory\n\nThe bot keeps its columns of the table; other text, columns and rows are yours.\n";

    private static InventoryChange Change(string path, InventoryFile? file, InventoryResult result) => (file, result) switch
    {
        (_, InventoryResult.Refused refused) => new InventoryChange.Refused(refused.Why),
        (InventoryFile.There there, InventoryResult.Text after) when after.Content == there.Content.Text => new InventoryChange.None(),
        (InventoryFile.There there, InventoryResult.Text after) => Changed(path, there.Content, after.Content),
        (_, InventoryResult.Text after) => new InventoryChange.Made(new NewFile(path, Encoding.UTF8.GetBytes(after.Content))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static InventoryChange Changed(string path, FileBytes before, string after)
    {
        try
        {
            return new InventoryChange.Made(new FileChange(path, before.Encode(before.Text), before.Encode(after)));
        }
        catch (EncoderFallbackException)
        {
            return new InventoryChange.Refused("it is not UTF-8, and a row needs a character that it cannot hold: save it as UTF-8");
        }
    }
}

/// <summary>What becomes of the inventory's file. A closed family.</summary>
internal abstract record InventoryChange
{
    private InventoryChange() { }

    public sealed record Made(TreeChange Change) : InventoryChange;

    /// <summary>It says all it should.</summary>
    public sealed record None : InventoryChange;

    /// <param name="Why">In words, with the remedy.</param>
    public sealed record Refused(string Why) : InventoryChange;
}
