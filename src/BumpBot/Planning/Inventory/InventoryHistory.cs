using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning.Inventory;

/// <summary>
/// The inventory's history: a list item for each upstream, and in it a dated line for each release, newest first. Each upstream has its own place, so that
/// two open pull requests do not meet there.
/// </summary>
internal static class InventoryHistory
{
    private const string Indent = "  - ";

    /// <summary>So many releases that came since the last line are added at once.</summary>
    private const int Most = 20;

    /// <param name="rows">The upstreams whose new releases get their lines.</param>
    /// <param name="missing">Those that are added where the history does not have them yet, in their order.</param>
    public static string Add(string text, IReadOnlyList<InventoryRow> rows, IReadOnlyList<InventoryRow> missing)
    {
        var line = InventoryEdits.NewLine(text);
        if (InventoryRegions.Find(text, InventoryRegions.History) is null)
        {
            if (!missing.Any(row => row.Releases.Count > 0))
                return text;
            text = InventoryEdits.AfterAll(text, InventoryRegions.Start(InventoryRegions.History) + line + InventoryRegions.End(InventoryRegions.History), line);
        }
        var region = InventoryRegions.Find(text, InventoryRegions.History)!;
        List<TextEdit> edits = [.. rows.SelectMany(row => Lines(text, region, row, line))];
        var added = string.Concat(missing
            .Where(row => row.Releases.Count > 0 && ItemOf(text, region, row.Upstream) < 0)
            .Select(row => $"{line}{Item(row.Upstream)}{line}{Indent}{row.Releases[0].Line}"));
        return TextEdits.Apply(text, [.. edits, new TextEdit(EndOf(text, region), 0, added)]);
    }

    /// <summary>The releases that came since the newest one that has a line.</summary>
    private static IEnumerable<TextEdit> Lines(string text, InventoryRegion region, InventoryRow row, string line)
    {
        if (ItemOf(text, region, row.Upstream) is not (>= 0 and var at))
            yield break;
        var known = region.Lines.Skip(at + 1).TakeWhile(below => below.Of(text) is [' ' or '\t', ..]).Select(below => below.Of(text).TrimEnd()).ToList();
        var missing = row.Releases.TakeWhile(release => !known.Exists(one => Tells(one, release))).Take(known.Count == 0 ? 1 : Most).ToList();
        if (missing.Count > 0)
            yield return new TextEdit(region.Lines[at].End, 0, string.Concat(missing.Select(release => $"{line}{Indent}{release.Line}")));
    }

    private static bool Tells(string known, InventoryRelease release) => known.EndsWith(" " + release.Link, StringComparison.Ordinal) || known.Contains($" {release.Link} ", StringComparison.Ordinal);

    private static int ItemOf(string text, InventoryRegion region, UpstreamId upstream)
    {
        for (var i = 0; i < region.Lines.Count; i++)
        {
            if (string.Equals(region.Lines[i].Of(text).TrimEnd(), Item(upstream), StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }

    private static string Item(UpstreamId upstream) => $"- {PlainText.Markdown(upstream.ToString())}";

    /// <summary>After its last line that is not blank.</summary>
    private static int EndOf(string text, InventoryRegion region) =>
        region.Lines.Where(line => !string.IsNullOrWhiteSpace(line.Of(text))).Select(line => line.End).DefaultIfEmpty(region.Mark.End).Last();
}
