namespace BumpBot.Config.Yaml;

/// <summary><c>&lt;&lt;: *anchor</c>: the keys of another map, where the map itself does not have them.</summary>
internal static class MergeKey
{
    public const string Name = "<<";

    public static IReadOnlyList<MapEntry> Merge(List<MapEntry> entries, ProblemList problems)
    {
        if (!entries.Exists(entry => entry.Key == Name))
            return entries;
        var merged = entries.Where(entry => entry.Key != Name).ToList();
        var keys = merged.Select(entry => entry.Key).ToHashSet();
        foreach (var entry in entries.Where(entry => entry.Key == Name))
        {
            foreach (var map in Maps(entry, problems))
                merged.AddRange(map.Entries.Where(added => keys.Add(added.Key)));
        }
        return merged;
    }

    private static IEnumerable<ConfigNode.Map> Maps(MapEntry merge, ProblemList problems)
    {
        IReadOnlyList<ConfigNode> values = merge.Value is ConfigNode.List list ? list.Items : [merge.Value];
        foreach (var value in values)
        {
            if (value is ConfigNode.Map map)
                yield return map;
            else
                problems.Add(value.At, "<< takes the keys of a map", "write <<: *name, with &name before a map further up");
        }
    }
}
