using Updaters.References;
using Updaters.Text;
using Updaters.ToolVersions;

namespace Updaters.Toml;

/// <summary>The tables of tools in mise's configuration: <c>"github:owner/name" = "1.2.3"</c>, a list of versions, or a table with one.</summary>
/// <remarks>https://mise.jdx.dev/configuration.html#tools-dev-tools</remarks>
internal static class MiseTools
{
    public static bool AreIn(FileText file) =>
        file.FileName.StartsWith("mise.", StringComparison.Ordinal) || file.FileName.StartsWith(".mise.", StringComparison.Ordinal)
        || file.Path.Split('/') is [.., "mise" or ".mise", _] or [.., "mise" or ".mise", "conf.d", _];

    public static IEnumerable<Reference> Find(FileText file, TomlPlace place, IReadOnlyList<Upstream> upstreams) =>
        place.Path is not (["tools"] or ["tasks", _, "tools"])
            ? []
            : from entry in place.Table.Entries
              from version in Versions(entry.Value)
              from reference in ToolName.Find(file, entry.Key, version, upstreams)
              select reference;

    private static IEnumerable<TextSpan> Versions(TomlNode value) => value switch
    {
        TomlNode.Text text => [text.Span],
        TomlNode.Table table when table.TextAt("version") is { } version => [version],
        TomlNode.Array array => array.Items.SelectMany(Versions),
        _ => [],
    };
}
