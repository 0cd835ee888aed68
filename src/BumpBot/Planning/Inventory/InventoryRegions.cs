using Updaters.Text;

namespace BumpBot.Planning.Inventory;

/// <summary>The lines between a mark of the inventory's and its end, outside of code blocks.</summary>
internal static class InventoryRegions
{
    public const string Table = "inventory";
    public const string History = "history";

    public static string Start(string name) => $"<!-- bumpbot {name} -->";

    public static string End(string name) => $"<!-- /bumpbot {name} -->";

    /// <summary>Null = there is no such mark. Without an end mark the region goes on to the next mark, or the end of the text.</summary>
    public static InventoryRegion? Find(string text, string name)
    {
        List<TextSpan>? inside = null;
        TextSpan mark = default;
        var fence = "";
        foreach (var line in Lines.In(text))
        {
            var words = line.Of(text).Trim();
            if (fence.Length > 0)
                fence = words.StartsWith(fence, StringComparison.Ordinal) ? "" : fence;
            else if (words.StartsWith("```", StringComparison.Ordinal) || words.StartsWith("~~~", StringComparison.Ordinal))
                fence = words[..3];
            else if (inside is null && words == Start(name))
                (inside, mark) = ([], line);
            else if (inside is not null && words.StartsWith("<!-- ", StringComparison.Ordinal) && words.Contains("bumpbot ", StringComparison.Ordinal))
                break;
            else
                inside?.Add(line);
        }
        return inside is null ? null : new InventoryRegion(mark, inside);
    }
}

/// <param name="Mark">The line of its mark.</param>
/// <param name="Lines">Those after it.</param>
internal sealed record InventoryRegion(TextSpan Mark, IReadOnlyList<TextSpan> Lines);
