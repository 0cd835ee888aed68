using Updaters.Keys;
using Updaters.Text;

namespace Updaters.Toml;

/// <summary>The values of a TOML file with their keys.</summary>
internal static class TomlKeys
{
    public static IEnumerable<KeyedValue> Read(string text) =>
        TomlReader.Read(text, new TextSpan(0, text.Length)) is { } root ? In(root, KeyTrail.Root) : [];

    private static IEnumerable<KeyedValue> In(TomlNode node, KeyTrail trail) => node switch
    {
        TomlNode.Table table => table.Entries.SelectMany(entry => In(entry.Value, trail.Key(entry.Key))),
        TomlNode.Array array => array.Items.SelectMany((item, index) => In(item, trail.Item(index))),
        TomlNode.Text value => [new KeyedValue(trail, value.Span)],
        TomlNode.Other value => [new KeyedValue(trail, value.Span)],
        _ => throw new InvalidOperationException($"unknown node {node}"),
    };
}
