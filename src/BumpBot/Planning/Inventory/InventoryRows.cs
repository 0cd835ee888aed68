using System.Globalization;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Inventory;

/// <summary>What the inventory says of upstreams, from what was seen and what the files name. Nothing in it changes with the time alone. Pure.</summary>
internal sealed class InventoryRows(PlanInput input)
{
    private const int ReleasesTold = 20;

    private readonly Lazy<Dictionary<UpstreamId, UpstreamVersions>> _versions = new(() => VersionsNamed.Of(input).Upstreams.ToDictionary(upstream => upstream.Detection.Upstream));

    /// <summary>As it is at the base.</summary>
    /// <returns>Null where the look told nothing: its row stays as it is.</returns>
    public InventoryRow? AtBase(UpstreamId upstream) => input.Detections.GetValueOrDefault(upstream) switch
    {
        Detection.Found found => Row(found, StateWith(found, [])),
        Detection.NothingToMoveTo nothing => new InventoryRow(upstream, Cells(upstream, nothing, PlainText.Markdown(upstream.ToString()), "-", "", "no release that the config allows"), []),
        _ => null,
    };

    /// <summary>As it is once the bump is merged.</summary>
    public InventoryRow AfterBump(Prospect prospect) =>
        Row(prospect.Upstream, StateWith(prospect.Upstream, prospect.Bump!.Moves.Select(move => PlaceOf(move.Found)).ToHashSet()));

    private InventoryRow Row(Detection.Found found, string state)
    {
        var release = found.Candidate.Release;
        return new InventoryRow(
            found.Upstream,
            Cells(found.Upstream, found, UpstreamLinks.Name(found.Upstream, found.Snapshot, release), UpstreamLinks.Tag(release), Day(release) ?? "", state),
            [.. found.Allowed.Take(ReleasesTold).Select(allowed => new InventoryRelease(UpstreamLinks.Tag(allowed.Release), Day(allowed.Release)))]);
    }

    private Dictionary<InventoryColumn, string> Cells(UpstreamId upstream, Detection detection, string name, string newest, string released, string state) => new()
    {
        [InventoryColumn.Upstream] = name,
        [InventoryColumn.Newest] = newest,
        [InventoryColumn.Released] = released,
        [InventoryColumn.State] = state,
        [InventoryColumn.ToCheck] = input.People.Checked.Contains(upstream) ? "" : ToCheckIn(detection),
    };

    /// <param name="moved">The places that name the newest version by then.</param>
    private string StateWith(Detection.Found found, HashSet<(string Path, int At)> moved)
    {
        var versions = _versions.Value.GetValueOrDefault(found.Upstream)?.Versions ?? [];
        List<string> behind =
        [
            .. versions.Where(version => version.IsBehind)
                .Select(version => version.Places.FirstOrDefault(place => !moved.Contains(PlaceOf(place))))
                .OfType<FoundReference>()
                .Select(place => PlainText.Markdown(place.Current, 40))
                .Distinct(StringComparer.Ordinal),
        ];
        return State(found, versions.Count == 0 ? "named in no file" : behind.Count == 0 ? "current" : $"files name {string.Join(", ", behind)}");
    }

    private static (string Path, int At) PlaceOf(FoundReference found) => (found.Reference.Path, found.Reference.Span.Start);

    private static string State(Detection.Found found, string state) =>
        state + (found.Snapshot.Archived == true ? ", archived" : "") + (found.Trust.Alarms.Any(alarm => alarm.Stands) ? ", alarm" : "");

    /// <summary>The link goes to the branch, not to its head of now: the row stays the same while commits come.</summary>
    private static string ToCheckIn(Detection detection)
    {
        if (detection.ToCheck is not { } mark)
            return "";
        var branch = PlainText.Markdown(mark.Branch, 60);
        return mark.Compare is { IsAbsoluteUri: true, Scheme: "https" or "http" } page && page.AbsoluteUri.EndsWith($"...{mark.To}", StringComparison.Ordinal)
            ? $"[{branch}]({UpstreamLinks.Escaped(new Uri(page.AbsoluteUri[..^mark.To.Length] + Uri.EscapeDataString(mark.Branch)))})"
            : branch;
    }

    private static string? Day(Release release) => release.PublishedAt?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
