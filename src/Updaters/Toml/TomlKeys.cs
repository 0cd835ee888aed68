using Updaters.Keys;
using Updaters.Text;

namespace Updaters.Toml;

/// <summary>The values of a TOML document with the keys that lead to them, for rules.</summary>
internal static class TomlKeys
{
    /// <summary>
    /// The values in the order of the text. The document is read whole, since only so the tables of an array are counted; one that is not
    /// TOML from end to end has none.
    /// </summary>
    public static IEnumerable<KeyedValue> Read(string text) =>
        TomlReader.Read(text, new TextSpan(0, text.Length)) is { } root ? Under(KeyTrail.Root, root) : [];

    private static IEnumerable<KeyedValue> Under(KeyTrail trail, TomlNode node) => node switch
    {
        TomlNode.Table table => table.Entries.SelectMany(entry => Under(trail.Key(entry.Key), entry.Value)),
        TomlNode.Array array => array.Items.SelectMany((item, index) => Under(trail.Item(index), item)),
        TomlNode.Text text => [new KeyedValue(trail, text.Span)],
        TomlNode.Other other => [new KeyedValue(trail, other.Span)],
        _ => [],
    };
}
