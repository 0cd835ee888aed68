namespace Updaters.Toml;

/// <summary>A table and the keys that lead to it from the document's root; the places of arrays do not count.</summary>
internal readonly record struct TomlPlace(IReadOnlyList<string> Path, TomlNode.Table Table)
{
    /// <summary>The innermost key; empty for the root.</summary>
    public string Name => Path.Count == 0 ? "" : Path[^1];

    /// <summary>The table and every table within it, in the order of the text.</summary>
    public IEnumerable<TomlPlace> AndWithin()
    {
        yield return this;
        foreach (var entry in Table.Entries)
        {
            foreach (var place in Within([.. Path, entry.Key], entry.Value).SelectMany(inner => inner.AndWithin()))
                yield return place;
        }
    }

    private static IEnumerable<TomlPlace> Within(IReadOnlyList<string> path, TomlNode value) => value switch
    {
        TomlNode.Table table => [new TomlPlace(path, table)],
        TomlNode.Array array => array.Items.SelectMany(item => Within(path, item)),
        _ => [],
    };
}
