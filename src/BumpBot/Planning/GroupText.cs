using System.Globalization;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>What the members of a group's pull request are, at a glance.</summary>
internal static class GroupText
{
    public static string Summary(IReadOnlyList<Bump> bumps, string? group, int rows)
    {
        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"Bumps {bumps.Count} upstreams of the group {PlainText.Code(group ?? "")}.\n\n| Upstream | From | To | Places |\n| --- | --- | --- | ---: |\n"));
        foreach (var bump in bumps.Take(rows))
        {
            table.Append(CultureInfo.InvariantCulture,
                $"| {UpstreamLinks.Name(bump.Upstream, bump.Snapshot, bump.To.Release)} | {string.Join(", ", bump.From.Take(5).Select(version => PlainText.Code(version, 100)))} | {UpstreamLinks.Tag(bump.To.Release)} | {bump.Moves.Count} |\n");
        }
        if (bumps.Count > rows)
            table.Append(CultureInfo.InvariantCulture, $"\nand {bumps.Count - rows} more\n");
        return table.ToString();
    }
}
