using BumpBot.Model;
using Updaters.Text;

namespace BumpBot.Planning.Inventory;

/// <summary>What the inventory's own pull request says.</summary>
internal static class InventoryText
{
    public static string Title(InventorySettings settings) => $"docs: update the inventory in {PlainText.OneLine(settings.File, 150)}";

    /// <summary>The lines that change, to compare by.</summary>
    public static string Facts(InventorySettings settings, TreeChange change)
    {
        var before = change is FileChange file ? LinesOf(file.Before) : [];
        var after = LinesOf(change switch
        {
            FileChange changed => changed.After,
            NewFile made => made.Content,
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        return $"{settings.File}\n{string.Join('\n', after.Except(before, StringComparer.Ordinal))}";
    }

    /// <param name="reserved">How many characters a person wrote below the mark, which stay.</param>
    public static string Body(InventorySettings settings, string facts, int reserved = 0) => BodyText.Compose(
        facts,
        new Mark(MarkKind.Inventory, []),
        [],
        rows =>
        [
            $"Rows of {PlainText.Code(settings.File)} that no bump carries, as the upstreams are now. Other text, columns and rows of the file stay as they are.",
            "It is kept current in place. Close it, and it is offered again when there is something else to say.",
        ],
        _ => [],
        reserved);

    private static List<string> LinesOf(byte[] content)
    {
        var text = FileBytes.Decode(content).Text;
        return [.. Lines.In(text).Select(line => line.Of(text))];
    }
}
